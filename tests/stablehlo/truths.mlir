// Every size
module @truths {
  func.func public @main(%arg0: tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}, %arg1: tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) -> (tensor<?x?xi1> {covector.type = "bool[x0.0, x0.1]"}, tensor<?xi1> {covector.type = "bool[x0.1]"}, tensor<?xi1> {covector.type = "bool[x0.0]"}, tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) {
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
    %10 = stablehlo.compare LT, %arg0, %arg1, FLOAT : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xi1>
    %11 = stablehlo.compare EQ, %arg0, %arg1, FLOAT : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xi1>
    %12 = stablehlo.or %10, %11 : tensor<?x?xi1>
    %13 = stablehlo.constant dense<0.5> : tensor<f64>
    %14 = stablehlo.reshape %1 : (tensor<i64>) -> tensor<1xi64>
    %15 = stablehlo.reshape %3 : (tensor<i64>) -> tensor<1xi64>
    %16 = stablehlo.concatenate %14, %15, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %17 = stablehlo.dynamic_broadcast_in_dim %13, %16, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x?xf64>
    %18 = stablehlo.compare LT, %17, %arg1, FLOAT : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xi1>
    %19 = stablehlo.xor %12, %18 : tensor<?x?xi1>
    %20 = stablehlo.not %19 : tensor<?x?xi1>
    %21 = stablehlo.constant dense<true> : tensor<i1>
    %22 = stablehlo.reduce(%20 init: %21) applies stablehlo.and across dimensions = [0] : (tensor<?x?xi1>, tensor<i1>) -> tensor<?xi1>
    %23 = stablehlo.constant dense<false> : tensor<i1>
    %24 = stablehlo.reduce(%10 init: %23) applies stablehlo.or across dimensions = [1] : (tensor<?x?xi1>, tensor<i1>) -> tensor<?xi1>
    %25 = stablehlo.select %10, %arg0, %arg1 : (tensor<?x?xi1>, tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
    return %20, %22, %24, %25 : tensor<?x?xi1>, tensor<?xi1>, tensor<?xi1>, tensor<?x?xf64>
  }
}

// Sizes of 4
module @truths {
  func.func public @main(%arg0: tensor<4x4xf64>, %arg1: tensor<4x4xf64>) -> (tensor<4x4xi1>, tensor<4xi1>, tensor<4xi1>, tensor<4x4xf64>) {
    %0 = stablehlo.compare LT, %arg0, %arg1, FLOAT : (tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<4x4xi1>
    %1 = stablehlo.compare EQ, %arg0, %arg1, FLOAT : (tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<4x4xi1>
    %2 = stablehlo.or %0, %1 : tensor<4x4xi1>
    %3 = stablehlo.constant dense<0.5> : tensor<4x4xf64>
    %4 = stablehlo.compare LT, %3, %arg1, FLOAT : (tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<4x4xi1>
    %5 = stablehlo.xor %2, %4 : tensor<4x4xi1>
    %6 = stablehlo.not %5 : tensor<4x4xi1>
    %7 = stablehlo.constant dense<true> : tensor<i1>
    %8 = stablehlo.reduce(%6 init: %7) applies stablehlo.and across dimensions = [0] : (tensor<4x4xi1>, tensor<i1>) -> tensor<4xi1>
    %9 = stablehlo.constant dense<false> : tensor<i1>
    %10 = stablehlo.reduce(%0 init: %9) applies stablehlo.or across dimensions = [1] : (tensor<4x4xi1>, tensor<i1>) -> tensor<4xi1>
    %11 = stablehlo.select %0, %arg0, %arg1 : (tensor<4x4xi1>, tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<4x4xf64>
    return %6, %8, %10, %11 : tensor<4x4xi1>, tensor<4xi1>, tensor<4xi1>, tensor<4x4xf64>
  }
}
