// Every size
module @doubled {
  func.func public @main(%arg0: tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) -> (tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %3 = stablehlo.convert %2 : (tensor<i32>) -> tensor<i64>
    %4 = stablehlo.constant dense<0> : tensor<i64>
    %5 = stablehlo.reshape %3 : (tensor<i64>) -> tensor<1xi64>
    %6 = stablehlo.dynamic_broadcast_in_dim %4, %5, dims = [] : (tensor<i64>, tensor<1xi64>) -> tensor<?xi64>
    %7 = stablehlo.dynamic_broadcast_in_dim %4, %5, dims = [] : (tensor<i64>, tensor<1xi64>) -> tensor<?xi64>
    %8 = stablehlo.constant dense<0> : tensor<i64>
    %9:4 = "stablehlo.while"(%8, %6, %arg0, %7) ({
    ^bb0(%10: tensor<i64>, %11: tensor<?xi64>, %12: tensor<?x?xf64>, %13: tensor<?xi64>):
      %14 = stablehlo.abs %12 : tensor<?x?xf64>
      %15 = stablehlo.constant dense<0.0> : tensor<f64>
      %16 = stablehlo.reduce(%14 init: %15) applies stablehlo.add across dimensions = [0] : (tensor<?x?xf64>, tensor<f64>) -> tensor<?xf64>
      %17 = stablehlo.constant dense<100.0> : tensor<f64>
      %18 = stablehlo.dynamic_broadcast_in_dim %17, %5, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
      %19 = stablehlo.compare LT, %16, %18, FLOAT : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
      %20 = stablehlo.constant dense<false> : tensor<i1>
      %21 = stablehlo.reduce(%19 init: %20) applies stablehlo.or across dimensions = [0] : (tensor<?xi1>, tensor<i1>) -> tensor<i1>
      stablehlo.return %21 : tensor<i1>
    }, {
    ^bb0(%22: tensor<i64>, %23: tensor<?xi64>, %24: tensor<?x?xf64>, %25: tensor<?xi64>):
      %26 = stablehlo.abs %24 : tensor<?x?xf64>
      %27 = stablehlo.constant dense<0.0> : tensor<f64>
      %28 = stablehlo.reduce(%26 init: %27) applies stablehlo.add across dimensions = [0] : (tensor<?x?xf64>, tensor<f64>) -> tensor<?xf64>
      %29 = stablehlo.constant dense<100.0> : tensor<f64>
      %30 = stablehlo.dynamic_broadcast_in_dim %29, %5, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
      %31 = stablehlo.compare LT, %28, %30, FLOAT : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
      %32 = stablehlo.constant dense<1> : tensor<i64>
      %33 = stablehlo.dynamic_broadcast_in_dim %32, %5, dims = [] : (tensor<i64>, tensor<1xi64>) -> tensor<?xi64>
      %34 = stablehlo.add %23, %33 : tensor<?xi64>
      %35 = stablehlo.constant dense<2.0> : tensor<f64>
      %36 = stablehlo.reshape %1 : (tensor<i64>) -> tensor<1xi64>
      %37 = stablehlo.dynamic_broadcast_in_dim %35, %36, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
      %38 = stablehlo.concatenate %36, %5, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
      %39 = stablehlo.dynamic_broadcast_in_dim %37, %38, dims = [0] : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x?xf64>
      %40 = stablehlo.multiply %24, %39 : tensor<?x?xf64>
      %41 = stablehlo.select %31, %34, %23 : tensor<?xi1>, tensor<?xi64>
      %42 = stablehlo.dynamic_broadcast_in_dim %31, %38, dims = [1] : (tensor<?xi1>, tensor<2xi64>) -> tensor<?x?xi1>
      %43 = stablehlo.select %42, %40, %24 : (tensor<?x?xi1>, tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
      %44 = stablehlo.convert %31 : (tensor<?xi1>) -> tensor<?xi64>
      %45 = stablehlo.add %25, %44 : tensor<?xi64>
      %46 = stablehlo.constant dense<1> : tensor<i64>
      %47 = stablehlo.add %22, %46 : tensor<i64>
      stablehlo.return %47, %41, %43, %45 : tensor<i64>, tensor<?xi64>, tensor<?x?xf64>, tensor<?xi64>
    }) : (tensor<i64>, tensor<?xi64>, tensor<?x?xf64>, tensor<?xi64>) -> (tensor<i64>, tensor<?xi64>, tensor<?x?xf64>, tensor<?xi64>)
    return %9#2 : tensor<?x?xf64>
  }
}
