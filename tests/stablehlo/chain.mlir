// Every size
module @chain {
  func.func public @main(%arg0: tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}, %arg1: tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}, %arg2: tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) -> (tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %3 = stablehlo.convert %2 : (tensor<i32>) -> tensor<i64>
    %4 = stablehlo.get_dimension_size %arg1, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %5 = stablehlo.convert %4 : (tensor<i32>) -> tensor<i64>
    %6 = stablehlo.compare EQ, %5, %1, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%6, %5, %1) {api_version = 2 : i32, error_message = "axis 0 of argument 1 must have the size x0.0; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %7 = stablehlo.get_dimension_size %arg1, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %8 = stablehlo.convert %7 : (tensor<i32>) -> tensor<i64>
    %9 = stablehlo.compare EQ, %8, %3, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%9, %8, %3) {api_version = 2 : i32, error_message = "axis 1 of argument 1 must have the size x0.1; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %10 = stablehlo.get_dimension_size %arg2, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %11 = stablehlo.convert %10 : (tensor<i32>) -> tensor<i64>
    %12 = stablehlo.compare EQ, %11, %1, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%12, %11, %1) {api_version = 2 : i32, error_message = "axis 0 of argument 2 must have the size x0.0; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %13 = stablehlo.get_dimension_size %arg2, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %14 = stablehlo.convert %13 : (tensor<i32>) -> tensor<i64>
    %15 = stablehlo.compare EQ, %14, %3, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%15, %14, %3) {api_version = 2 : i32, error_message = "axis 1 of argument 2 must have the size x0.1; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %16 = stablehlo.multiply %arg0, %arg1 : tensor<?x?xf64>
    %17 = stablehlo.add %16, %arg2 : tensor<?x?xf64>
    %18 = stablehlo.tanh %17 : tensor<?x?xf64>
    %19 = stablehlo.multiply %arg0, %arg0 : tensor<?x?xf64>
    %20 = stablehlo.negate %19 : tensor<?x?xf64>
    %21 = stablehlo.exponential %20 : tensor<?x?xf64>
    %22 = stablehlo.multiply %18, %21 : tensor<?x?xf64>
    return %22 : tensor<?x?xf64>
  }
}

// Sizes of 4
module @chain {
  func.func public @main(%arg0: tensor<4x4xf64>, %arg1: tensor<4x4xf64>, %arg2: tensor<4x4xf64>) -> (tensor<4x4xf64>) {
    %0 = stablehlo.multiply %arg0, %arg1 : tensor<4x4xf64>
    %1 = stablehlo.add %0, %arg2 : tensor<4x4xf64>
    %2 = stablehlo.tanh %1 : tensor<4x4xf64>
    %3 = stablehlo.multiply %arg0, %arg0 : tensor<4x4xf64>
    %4 = stablehlo.negate %3 : tensor<4x4xf64>
    %5 = stablehlo.exponential %4 : tensor<4x4xf64>
    %6 = stablehlo.multiply %2, %5 : tensor<4x4xf64>
    return %6 : tensor<4x4xf64>
  }
}
