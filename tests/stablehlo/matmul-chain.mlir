// Every size
module @products {
  func.func public @main(%arg0: tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}, %arg1: tensor<?x?xf64> {covector.type = "f64[x0.1, x1.1]"}, %arg2: tensor<?xf64> {covector.type = "f64[x1.1]"}) -> (tensor<?xf64> {covector.type = "f64[x0.0]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %3 = stablehlo.convert %2 : (tensor<i32>) -> tensor<i64>
    %4 = stablehlo.get_dimension_size %arg1, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %5 = stablehlo.convert %4 : (tensor<i32>) -> tensor<i64>
    %6 = stablehlo.get_dimension_size %arg1, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %7 = stablehlo.convert %6 : (tensor<i32>) -> tensor<i64>
    %8 = stablehlo.compare EQ, %7, %3, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%8, %7, %3) {api_version = 2 : i32, error_message = "axis 0 of argument 1 must have the size x0.1; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %9 = stablehlo.get_dimension_size %arg2, dim = 0 : (tensor<?xf64>) -> tensor<i32>
    %10 = stablehlo.convert %9 : (tensor<i32>) -> tensor<i64>
    %11 = stablehlo.compare EQ, %10, %5, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%11, %10, %5) {api_version = 2 : i32, error_message = "axis 0 of argument 2 must have the size x1.1; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %12 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
    %13 = stablehlo.constant dense<0.0> : tensor<f64>
    %14 = stablehlo.reshape %1 : (tensor<i64>) -> tensor<1xi64>
    %15 = stablehlo.reshape %5 : (tensor<i64>) -> tensor<1xi64>
    %16 = stablehlo.concatenate %14, %15, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %17 = stablehlo.dynamic_broadcast_in_dim %13, %16, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x?xf64>
    %18 = stablehlo.compare LE, %12, %17, FLOAT : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xi1>
    %19 = stablehlo.select %18, %17, %12 : (tensor<?x?xi1>, tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
    %20 = stablehlo.dot_general %19, %arg2, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<?x?xf64>, tensor<?xf64>) -> tensor<?xf64>
    return %20 : tensor<?xf64>
  }
}

// Sizes of 4
module @products {
  func.func public @main(%arg0: tensor<4x4xf64>, %arg1: tensor<4x4xf64>, %arg2: tensor<4xf64>) -> (tensor<4xf64>) {
    %0 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<4x4xf64>
    %1 = stablehlo.constant dense<0.0> : tensor<4x4xf64>
    %2 = stablehlo.compare LE, %0, %1, FLOAT : (tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<4x4xi1>
    %3 = stablehlo.select %2, %1, %0 : (tensor<4x4xi1>, tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<4x4xf64>
    %4 = stablehlo.dot_general %3, %arg2, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<4x4xf64>, tensor<4xf64>) -> tensor<4xf64>
    return %4 : tensor<4xf64>
  }
}
