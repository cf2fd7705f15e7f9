// Every size
module @assembled {
  func.func public @main(%arg0: tensor<?x?xf64> {covector.type = "f64[x0.0, x1.1]"}, %arg1: tensor<?x?xf64> {covector.type = "f64[x1.0, x1.1]"}) -> (tensor<3x?xf64> {covector.type = "f64[3, x1.1+2]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %3 = stablehlo.convert %2 : (tensor<i32>) -> tensor<i64>
    %4 = stablehlo.get_dimension_size %arg1, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %5 = stablehlo.convert %4 : (tensor<i32>) -> tensor<i64>
    %6 = stablehlo.get_dimension_size %arg1, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %7 = stablehlo.convert %6 : (tensor<i32>) -> tensor<i64>
    %8 = stablehlo.compare EQ, %7, %3, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%8, %7, %3) {api_version = 2 : i32, error_message = "axis 1 of argument 1 must have the size x1.1; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %9 = stablehlo.constant dense<6> : tensor<i64>
    %10 = stablehlo.constant dense<1> : tensor<i64>
    %11 = stablehlo.add %1, %5 : tensor<i64>
    %12 = stablehlo.add %11, %10 : tensor<i64>
    %13 = stablehlo.compare LE, %9, %12, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%13, %9, %12) {api_version = 2 : i32, error_message = "6 <= x0.0+x1.0+1 for slice; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %14 = stablehlo.constant dense<2.0> : tensor<f64>
    %15 = stablehlo.reshape %5 : (tensor<i64>) -> tensor<1xi64>
    %16 = stablehlo.reshape %3 : (tensor<i64>) -> tensor<1xi64>
    %17 = stablehlo.concatenate %15, %16, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %18 = stablehlo.dynamic_broadcast_in_dim %14, %17, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x?xf64>
    %19 = stablehlo.multiply %arg1, %18 : tensor<?x?xf64>
    %20 = stablehlo.concatenate %arg0, %19, dim = 0 : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
    %21 = stablehlo.constant dense<-1.0> : tensor<f64>
    %22 = stablehlo.pad %20, %21, low = [1, 0], high = [0, 2], interior = [0, 0] : (tensor<?x?xf64>, tensor<f64>) -> tensor<?x?xf64>
    %23 = stablehlo.constant dense<[1, 0]> : tensor<2xi64>
    %24 = stablehlo.constant dense<2> : tensor<i64>
    %25 = stablehlo.add %3, %24 : tensor<i64>
    %26 = stablehlo.reshape %9 : (tensor<i64>) -> tensor<1xi64>
    %27 = stablehlo.reshape %25 : (tensor<i64>) -> tensor<1xi64>
    %28 = stablehlo.concatenate %26, %27, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %29 = stablehlo.constant dense<[2, 1]> : tensor<2xi64>
    %30 = stablehlo.real_dynamic_slice %22, %23, %28, %29 : (tensor<?x?xf64>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<3x?xf64>
    return %30 : tensor<3x?xf64>
  }
}

// Sizes of 4
module @assembled {
  func.func public @main(%arg0: tensor<4x4xf64>, %arg1: tensor<4x4xf64>) -> (tensor<3x6xf64>) {
    %0 = stablehlo.constant dense<2.0> : tensor<4x4xf64>
    %1 = stablehlo.multiply %arg1, %0 : tensor<4x4xf64>
    %2 = stablehlo.concatenate %arg0, %1, dim = 0 : (tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<8x4xf64>
    %3 = stablehlo.constant dense<-1.0> : tensor<f64>
    %4 = stablehlo.pad %2, %3, low = [1, 0], high = [0, 2], interior = [0, 0] : (tensor<8x4xf64>, tensor<f64>) -> tensor<9x6xf64>
    %5 = stablehlo.slice %4 [1:6:2, 0:6] : (tensor<9x6xf64>) -> tensor<3x6xf64>
    return %5 : tensor<3x6xf64>
  }
}
