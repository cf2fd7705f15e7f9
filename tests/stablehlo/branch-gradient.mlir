// Every size
module @branch {
  func.func public @main(%arg0: tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) -> (tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %3 = stablehlo.convert %2 : (tensor<i32>) -> tensor<i64>
    %4 = stablehlo.constant dense<1.0> : tensor<f64>
    %5 = stablehlo.constant dense<0.0> : tensor<f64>
    %6 = stablehlo.reduce(%arg0 init: %5) applies stablehlo.add across dimensions = [0, 1] : (tensor<?x?xf64>, tensor<f64>) -> tensor<f64>
    %7 = stablehlo.compare LT, %5, %6, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
    %8 = stablehlo.convert %7 : (tensor<i1>) -> tensor<i64>
    %9 = stablehlo.constant dense<0> : tensor<i64>
    %10 = stablehlo.constant dense<1> : tensor<i64>
    %11 = stablehlo.maximum %8, %9 : tensor<i64>
    %12 = stablehlo.minimum %11, %10 : tensor<i64>
    %13 = stablehlo.convert %12 : (tensor<i64>) -> tensor<i32>
    %14 = "stablehlo.case"(%13) ({
      %15 = stablehlo.multiply %arg0, %arg0 : tensor<?x?xf64>
      %16 = stablehlo.reduce(%15 init: %5) applies stablehlo.add across dimensions = [0, 1] : (tensor<?x?xf64>, tensor<f64>) -> tensor<f64>
      stablehlo.return %16 : tensor<f64>
    }, {
      %17 = stablehlo.sine %arg0 : tensor<?x?xf64>
      %18 = stablehlo.reduce(%17 init: %5) applies stablehlo.add across dimensions = [0, 1] : (tensor<?x?xf64>, tensor<f64>) -> tensor<f64>
      stablehlo.return %18 : tensor<f64>
    }) : (tensor<i32>) -> tensor<f64>
    %19 = stablehlo.maximum %8, %9 : tensor<i64>
    %20 = stablehlo.minimum %19, %10 : tensor<i64>
    %21 = stablehlo.convert %20 : (tensor<i64>) -> tensor<i32>
    %22 = "stablehlo.case"(%21) ({
      %23 = stablehlo.reshape %1 : (tensor<i64>) -> tensor<1xi64>
      %24 = stablehlo.reshape %3 : (tensor<i64>) -> tensor<1xi64>
      %25 = stablehlo.concatenate %23, %24, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
      %26 = stablehlo.dynamic_broadcast_in_dim %4, %25, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x?xf64>
      %27 = stablehlo.multiply %arg0, %26 : tensor<?x?xf64>
      %28 = stablehlo.multiply %arg0, %26 : tensor<?x?xf64>
      %29 = stablehlo.add %27, %28 : tensor<?x?xf64>
      stablehlo.return %29 : tensor<?x?xf64>
    }, {
      %30 = stablehlo.cosine %arg0 : tensor<?x?xf64>
      %31 = stablehlo.reshape %1 : (tensor<i64>) -> tensor<1xi64>
      %32 = stablehlo.reshape %3 : (tensor<i64>) -> tensor<1xi64>
      %33 = stablehlo.concatenate %31, %32, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
      %34 = stablehlo.dynamic_broadcast_in_dim %4, %33, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x?xf64>
      %35 = stablehlo.multiply %30, %34 : tensor<?x?xf64>
      stablehlo.return %35 : tensor<?x?xf64>
    }) : (tensor<i32>) -> tensor<?x?xf64>
    return %22 : tensor<?x?xf64>
  }
}

// Sizes of 4
module @branch {
  func.func public @main(%arg0: tensor<4x4xf64>) -> (tensor<4x4xf64>) {
    %0 = stablehlo.constant dense<1.0> : tensor<f64>
    %1 = stablehlo.constant dense<0.0> : tensor<f64>
    %2 = stablehlo.reduce(%arg0 init: %1) applies stablehlo.add across dimensions = [0, 1] : (tensor<4x4xf64>, tensor<f64>) -> tensor<f64>
    %3 = stablehlo.compare LT, %1, %2, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
    %4 = stablehlo.convert %3 : (tensor<i1>) -> tensor<i64>
    %5 = stablehlo.constant dense<0> : tensor<i64>
    %6 = stablehlo.constant dense<1> : tensor<i64>
    %7 = stablehlo.maximum %4, %5 : tensor<i64>
    %8 = stablehlo.minimum %7, %6 : tensor<i64>
    %9 = stablehlo.convert %8 : (tensor<i64>) -> tensor<i32>
    %10 = "stablehlo.case"(%9) ({
      %11 = stablehlo.multiply %arg0, %arg0 : tensor<4x4xf64>
      %12 = stablehlo.reduce(%11 init: %1) applies stablehlo.add across dimensions = [0, 1] : (tensor<4x4xf64>, tensor<f64>) -> tensor<f64>
      stablehlo.return %12 : tensor<f64>
    }, {
      %13 = stablehlo.sine %arg0 : tensor<4x4xf64>
      %14 = stablehlo.reduce(%13 init: %1) applies stablehlo.add across dimensions = [0, 1] : (tensor<4x4xf64>, tensor<f64>) -> tensor<f64>
      stablehlo.return %14 : tensor<f64>
    }) : (tensor<i32>) -> tensor<f64>
    %15 = stablehlo.maximum %4, %5 : tensor<i64>
    %16 = stablehlo.minimum %15, %6 : tensor<i64>
    %17 = stablehlo.convert %16 : (tensor<i64>) -> tensor<i32>
    %18 = "stablehlo.case"(%17) ({
      %19 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f64>) -> tensor<4x4xf64>
      %20 = stablehlo.multiply %arg0, %19 : tensor<4x4xf64>
      %21 = stablehlo.multiply %arg0, %19 : tensor<4x4xf64>
      %22 = stablehlo.add %20, %21 : tensor<4x4xf64>
      stablehlo.return %22 : tensor<4x4xf64>
    }, {
      %23 = stablehlo.cosine %arg0 : tensor<4x4xf64>
      %24 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f64>) -> tensor<4x4xf64>
      %25 = stablehlo.multiply %23, %24 : tensor<4x4xf64>
      stablehlo.return %25 : tensor<4x4xf64>
    }) : (tensor<i32>) -> tensor<4x4xf64>
    return %18 : tensor<4x4xf64>
  }
}
