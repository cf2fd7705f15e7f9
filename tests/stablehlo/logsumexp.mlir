// Every size
module @logsumexp {
  func.func public @main(%arg0: tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) -> (tensor<?xf64> {covector.type = "f64[x0.0]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %3 = stablehlo.convert %2 : (tensor<i32>) -> tensor<i64>
    %4 = stablehlo.constant dense<0xFFF0000000000000> : tensor<f64>
    %5 = stablehlo.reduce(%arg0 init: %4) applies stablehlo.maximum across dimensions = [1] : (tensor<?x?xf64>, tensor<f64>) -> tensor<?xf64>
    %6 = stablehlo.constant dense<1> : tensor<i64>
    %7 = stablehlo.reshape %1 : (tensor<i64>) -> tensor<1xi64>
    %8 = stablehlo.reshape %6 : (tensor<i64>) -> tensor<1xi64>
    %9 = stablehlo.concatenate %7, %8, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %10 = stablehlo.dynamic_reshape %5, %9 : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x1xf64>
    %11 = stablehlo.abs %10 : tensor<?x1xf64>
    %12 = stablehlo.constant dense<0x7FF0000000000000> : tensor<f64>
    %13 = stablehlo.dynamic_broadcast_in_dim %12, %9, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x1xf64>
    %14 = stablehlo.compare EQ, %11, %13, FLOAT : (tensor<?x1xf64>, tensor<?x1xf64>) -> tensor<?x1xi1>
    %15 = stablehlo.constant dense<0.0> : tensor<f64>
    %16 = stablehlo.dynamic_broadcast_in_dim %15, %9, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x1xf64>
    %17 = stablehlo.select %14, %16, %10 : (tensor<?x1xi1>, tensor<?x1xf64>, tensor<?x1xf64>) -> tensor<?x1xf64>
    %18 = stablehlo.dynamic_reshape %17, %7 : (tensor<?x1xf64>, tensor<1xi64>) -> tensor<?xf64>
    %19 = stablehlo.reshape %3 : (tensor<i64>) -> tensor<1xi64>
    %20 = stablehlo.concatenate %7, %19, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %21 = stablehlo.dynamic_broadcast_in_dim %18, %20, dims = [0] : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x?xf64>
    %22 = stablehlo.subtract %arg0, %21 : tensor<?x?xf64>
    %23 = stablehlo.exponential %22 : tensor<?x?xf64>
    %24 = stablehlo.reduce(%23 init: %15) applies stablehlo.add across dimensions = [1] : (tensor<?x?xf64>, tensor<f64>) -> tensor<?xf64>
    %25 = stablehlo.dynamic_reshape %24, %9 : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x1xf64>
    %26 = stablehlo.compare EQ, %25, %16, FLOAT : (tensor<?x1xf64>, tensor<?x1xf64>) -> tensor<?x1xi1>
    %27 = stablehlo.constant dense<1.0> : tensor<f64>
    %28 = stablehlo.dynamic_broadcast_in_dim %27, %9, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x1xf64>
    %29 = stablehlo.select %26, %28, %25 : (tensor<?x1xi1>, tensor<?x1xf64>, tensor<?x1xf64>) -> tensor<?x1xf64>
    %30 = stablehlo.log %29 : tensor<?x1xf64>
    %31 = stablehlo.dynamic_broadcast_in_dim %4, %9, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x1xf64>
    %32 = stablehlo.select %26, %31, %30 : (tensor<?x1xi1>, tensor<?x1xf64>, tensor<?x1xf64>) -> tensor<?x1xf64>
    %33 = stablehlo.add %32, %17 : tensor<?x1xf64>
    %34 = stablehlo.dynamic_reshape %33, %7 : (tensor<?x1xf64>, tensor<1xi64>) -> tensor<?xf64>
    return %34 : tensor<?xf64>
  }
}

// Sizes of 4
module @logsumexp {
  func.func public @main(%arg0: tensor<4x4xf64>) -> (tensor<4xf64>) {
    %0 = stablehlo.constant dense<0xFFF0000000000000> : tensor<f64>
    %1 = stablehlo.reduce(%arg0 init: %0) applies stablehlo.maximum across dimensions = [1] : (tensor<4x4xf64>, tensor<f64>) -> tensor<4xf64>
    %2 = stablehlo.reshape %1 : (tensor<4xf64>) -> tensor<4x1xf64>
    %3 = stablehlo.abs %2 : tensor<4x1xf64>
    %4 = stablehlo.constant dense<0x7FF0000000000000> : tensor<4x1xf64>
    %5 = stablehlo.compare EQ, %3, %4, FLOAT : (tensor<4x1xf64>, tensor<4x1xf64>) -> tensor<4x1xi1>
    %6 = stablehlo.constant dense<0.0> : tensor<4x1xf64>
    %7 = stablehlo.select %5, %6, %2 : (tensor<4x1xi1>, tensor<4x1xf64>, tensor<4x1xf64>) -> tensor<4x1xf64>
    %8 = stablehlo.reshape %7 : (tensor<4x1xf64>) -> tensor<4xf64>
    %9 = stablehlo.broadcast_in_dim %8, dims = [0] : (tensor<4xf64>) -> tensor<4x4xf64>
    %10 = stablehlo.subtract %arg0, %9 : tensor<4x4xf64>
    %11 = stablehlo.exponential %10 : tensor<4x4xf64>
    %12 = stablehlo.constant dense<0.0> : tensor<f64>
    %13 = stablehlo.reduce(%11 init: %12) applies stablehlo.add across dimensions = [1] : (tensor<4x4xf64>, tensor<f64>) -> tensor<4xf64>
    %14 = stablehlo.reshape %13 : (tensor<4xf64>) -> tensor<4x1xf64>
    %15 = stablehlo.compare EQ, %14, %6, FLOAT : (tensor<4x1xf64>, tensor<4x1xf64>) -> tensor<4x1xi1>
    %16 = stablehlo.constant dense<1.0> : tensor<4x1xf64>
    %17 = stablehlo.select %15, %16, %14 : (tensor<4x1xi1>, tensor<4x1xf64>, tensor<4x1xf64>) -> tensor<4x1xf64>
    %18 = stablehlo.log %17 : tensor<4x1xf64>
    %19 = stablehlo.constant dense<0xFFF0000000000000> : tensor<4x1xf64>
    %20 = stablehlo.select %15, %19, %18 : (tensor<4x1xi1>, tensor<4x1xf64>, tensor<4x1xf64>) -> tensor<4x1xf64>
    %21 = stablehlo.add %20, %7 : tensor<4x1xf64>
    %22 = stablehlo.reshape %21 : (tensor<4x1xf64>) -> tensor<4xf64>
    return %22 : tensor<4xf64>
  }
}
