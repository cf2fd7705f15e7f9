// Every size
module @sorted {
  func.func public @main(%arg0: tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) -> (tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %3 = stablehlo.convert %2 : (tensor<i32>) -> tensor<i64>
    %4 = stablehlo.reshape %1 : (tensor<i64>) -> tensor<1xi64>
    %5 = stablehlo.reshape %3 : (tensor<i64>) -> tensor<1xi64>
    %6 = stablehlo.concatenate %4, %5, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %7 = stablehlo.dynamic_iota %6, dim = 0 : (tensor<2xi64>) -> tensor<?x?xi64>
    %8:2 = "stablehlo.sort"(%arg0, %7) <{dimension = 0 : i64, is_stable = true}> ({
    ^bb0(%9: tensor<f64>, %10: tensor<f64>, %11: tensor<i64>, %12: tensor<i64>):
      %13 = stablehlo.compare LT, %9, %10, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
      %14 = stablehlo.compare EQ, %9, %9, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
      %15 = stablehlo.compare NE, %10, %10, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
      %16 = stablehlo.and %14, %15 : tensor<i1>
      %17 = stablehlo.or %13, %16 : tensor<i1>
      stablehlo.return %17 : tensor<i1>
    }) : (tensor<?x?xf64>, tensor<?x?xi64>) -> (tensor<?x?xf64>, tensor<?x?xi64>)
    %18 = stablehlo.dynamic_iota %6, dim = 1 : (tensor<2xi64>) -> tensor<?x?xi64>
    %19 = stablehlo.constant dense<1> : tensor<i64>
    %20 = stablehlo.reshape %19 : (tensor<i64>) -> tensor<1xi64>
    %21 = stablehlo.concatenate %4, %5, %20, dim = 0 : (tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<3xi64>
    %22 = stablehlo.dynamic_reshape %8#1, %21 : (tensor<?x?xi64>, tensor<3xi64>) -> tensor<?x?x1xi64>
    %23 = stablehlo.dynamic_reshape %18, %21 : (tensor<?x?xi64>, tensor<3xi64>) -> tensor<?x?x1xi64>
    %24 = stablehlo.concatenate %22, %23, dim = 2 : (tensor<?x?x1xi64>, tensor<?x?x1xi64>) -> tensor<?x?x2xi64>
    %25 = "stablehlo.gather"(%arg0, %24) <{dimension_numbers = #stablehlo.gather<offset_dims = [], collapsed_slice_dims = [0, 1], start_index_map = [0, 1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 1>}> : (tensor<?x?xf64>, tensor<?x?x2xi64>) -> tensor<?x?xf64>
    return %25 : tensor<?x?xf64>
  }
}

// Sizes of 4
module @sorted {
  func.func public @main(%arg0: tensor<4x4xf64>) -> (tensor<4x4xf64>) {
    %0 = stablehlo.iota dim = 0 : tensor<4x4xi64>
    %1:2 = "stablehlo.sort"(%arg0, %0) <{dimension = 0 : i64, is_stable = true}> ({
    ^bb0(%2: tensor<f64>, %3: tensor<f64>, %4: tensor<i64>, %5: tensor<i64>):
      %6 = stablehlo.compare LT, %2, %3, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
      %7 = stablehlo.compare EQ, %2, %2, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
      %8 = stablehlo.compare NE, %3, %3, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
      %9 = stablehlo.and %7, %8 : tensor<i1>
      %10 = stablehlo.or %6, %9 : tensor<i1>
      stablehlo.return %10 : tensor<i1>
    }) : (tensor<4x4xf64>, tensor<4x4xi64>) -> (tensor<4x4xf64>, tensor<4x4xi64>)
    %11 = stablehlo.iota dim = 1 : tensor<4x4xi64>
    %12 = stablehlo.reshape %1#1 : (tensor<4x4xi64>) -> tensor<4x4x1xi64>
    %13 = stablehlo.reshape %11 : (tensor<4x4xi64>) -> tensor<4x4x1xi64>
    %14 = stablehlo.concatenate %12, %13, dim = 2 : (tensor<4x4x1xi64>, tensor<4x4x1xi64>) -> tensor<4x4x2xi64>
    %15 = "stablehlo.gather"(%arg0, %14) <{dimension_numbers = #stablehlo.gather<offset_dims = [], collapsed_slice_dims = [0, 1], start_index_map = [0, 1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 1>}> : (tensor<4x4xf64>, tensor<4x4x2xi64>) -> tensor<4x4xf64>
    return %15 : tensor<4x4xf64>
  }
}
