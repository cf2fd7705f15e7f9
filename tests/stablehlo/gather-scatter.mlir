// Every size
module @moved {
  func.func public @main(%arg0: tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}, %arg1: tensor<?xi32> {covector.type = "i32[x1.0]"}) -> (tensor<?x?xf64> {covector.type = "f64[x0.1, x1.0]"}, tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %3 = stablehlo.convert %2 : (tensor<i32>) -> tensor<i64>
    %4 = stablehlo.get_dimension_size %arg1, dim = 0 : (tensor<?xi32>) -> tensor<i32>
    %5 = stablehlo.convert %4 : (tensor<i32>) -> tensor<i64>
    %6 = stablehlo.convert %1 : (tensor<i64>) -> tensor<i32>
    %7 = stablehlo.reshape %5 : (tensor<i64>) -> tensor<1xi64>
    %8 = stablehlo.dynamic_broadcast_in_dim %6, %7, dims = [] : (tensor<i32>, tensor<1xi64>) -> tensor<?xi32>
    %9 = stablehlo.add %arg1, %8 : tensor<?xi32>
    %10 = stablehlo.constant dense<0> : tensor<i32>
    %11 = stablehlo.dynamic_broadcast_in_dim %10, %7, dims = [] : (tensor<i32>, tensor<1xi64>) -> tensor<?xi32>
    %12 = stablehlo.compare LT, %arg1, %11, SIGNED : (tensor<?xi32>, tensor<?xi32>) -> tensor<?xi1>
    %13 = stablehlo.select %12, %9, %arg1 : tensor<?xi1>, tensor<?xi32>
    %14 = stablehlo.constant dense<1> : tensor<i64>
    %15 = stablehlo.reshape %14 : (tensor<i64>) -> tensor<1xi64>
    %16 = stablehlo.concatenate %7, %15, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %17 = stablehlo.dynamic_reshape %13, %16 : (tensor<?xi32>, tensor<2xi64>) -> tensor<?x1xi32>
    %18 = stablehlo.reshape %3 : (tensor<i64>) -> tensor<1xi64>
    %19 = stablehlo.concatenate %15, %18, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %20 = "stablehlo.dynamic_gather"(%arg0, %17, %19) <{dimension_numbers = #stablehlo.gather<offset_dims = [0], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>}> : (tensor<?x?xf64>, tensor<?x1xi32>, tensor<2xi64>) -> tensor<?x?xf64>
    %21 = stablehlo.constant dense<0.0> : tensor<f64>
    %22 = stablehlo.reshape %1 : (tensor<i64>) -> tensor<1xi64>
    %23 = stablehlo.concatenate %22, %18, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %24 = stablehlo.dynamic_broadcast_in_dim %21, %23, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x?xf64>
    %25 = stablehlo.convert %1 : (tensor<i64>) -> tensor<i32>
    %26 = stablehlo.dynamic_broadcast_in_dim %25, %7, dims = [] : (tensor<i32>, tensor<1xi64>) -> tensor<?xi32>
    %27 = stablehlo.add %arg1, %26 : tensor<?xi32>
    %28 = stablehlo.compare LT, %arg1, %11, SIGNED : (tensor<?xi32>, tensor<?xi32>) -> tensor<?xi1>
    %29 = stablehlo.select %28, %27, %arg1 : tensor<?xi1>, tensor<?xi32>
    %30 = stablehlo.constant dense<-1> : tensor<i64>
    %31 = stablehlo.add %1, %30 : tensor<i64>
    %32 = stablehlo.convert %31 : (tensor<i64>) -> tensor<i32>
    %33 = stablehlo.dynamic_broadcast_in_dim %32, %7, dims = [] : (tensor<i32>, tensor<1xi64>) -> tensor<?xi32>
    %34 = stablehlo.maximum %29, %11 : tensor<?xi32>
    %35 = stablehlo.minimum %34, %33 : tensor<?xi32>
    %36 = stablehlo.dynamic_reshape %35, %16 : (tensor<?xi32>, tensor<2xi64>) -> tensor<?x1xi32>
    %37 = "stablehlo.scatter"(%24, %36, %20) <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [0], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>}> ({
    ^bb0(%38: tensor<f64>, %39: tensor<f64>):
      %40 = stablehlo.add %38, %39 : tensor<f64>
      stablehlo.return %40 : tensor<f64>
    }) : (tensor<?x?xf64>, tensor<?x1xi32>, tensor<?x?xf64>) -> tensor<?x?xf64>
    return %20, %37 : tensor<?x?xf64>, tensor<?x?xf64>
  }
}

// Sizes of 4
module @moved {
  func.func public @main(%arg0: tensor<4x4xf64>, %arg1: tensor<4xi32>) -> (tensor<4x4xf64>, tensor<4x4xf64>) {
    %0 = stablehlo.constant dense<4> : tensor<i64>
    %1 = stablehlo.convert %0 : (tensor<i64>) -> tensor<i32>
    %2 = stablehlo.broadcast_in_dim %1, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %3 = stablehlo.add %arg1, %2 : tensor<4xi32>
    %4 = stablehlo.constant dense<0> : tensor<4xi32>
    %5 = stablehlo.compare LT, %arg1, %4, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %6 = stablehlo.select %5, %3, %arg1 : tensor<4xi1>, tensor<4xi32>
    %7 = stablehlo.reshape %6 : (tensor<4xi32>) -> tensor<4x1xi32>
    %8 = "stablehlo.gather"(%arg0, %7) <{dimension_numbers = #stablehlo.gather<offset_dims = [0], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 4>}> : (tensor<4x4xf64>, tensor<4x1xi32>) -> tensor<4x4xf64>
    %9 = stablehlo.constant dense<0.0> : tensor<4x4xf64>
    %10 = stablehlo.convert %0 : (tensor<i64>) -> tensor<i32>
    %11 = stablehlo.broadcast_in_dim %10, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %12 = stablehlo.add %arg1, %11 : tensor<4xi32>
    %13 = stablehlo.compare LT, %arg1, %4, SIGNED : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %14 = stablehlo.select %13, %12, %arg1 : tensor<4xi1>, tensor<4xi32>
    %15 = stablehlo.constant dense<3> : tensor<i64>
    %16 = stablehlo.convert %15 : (tensor<i64>) -> tensor<i32>
    %17 = stablehlo.broadcast_in_dim %16, dims = [] : (tensor<i32>) -> tensor<4xi32>
    %18 = stablehlo.maximum %14, %4 : tensor<4xi32>
    %19 = stablehlo.minimum %18, %17 : tensor<4xi32>
    %20 = stablehlo.reshape %19 : (tensor<4xi32>) -> tensor<4x1xi32>
    %21 = "stablehlo.scatter"(%9, %20, %8) <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [0], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>}> ({
    ^bb0(%22: tensor<f64>, %23: tensor<f64>):
      %24 = stablehlo.add %22, %23 : tensor<f64>
      stablehlo.return %24 : tensor<f64>
    }) : (tensor<4x4xf64>, tensor<4x1xi32>, tensor<4x4xf64>) -> tensor<4x4xf64>
    return %8, %21 : tensor<4x4xf64>, tensor<4x4xf64>
  }
}
