// Every size
module @filter {
  func.func public @main(%arg0: tensor<?xf64> {covector.type = "f64[x0.0]"}) -> (tensor<?xf64> {covector.type = "f64[x0.0]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?xf64>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.constant dense<1.0> : tensor<f64>
    %3 = stablehlo.constant dense<0.0> : tensor<f64>
    %4 = stablehlo.reshape %1 : (tensor<i64>) -> tensor<1xi64>
    %5 = stablehlo.dynamic_broadcast_in_dim %3, %4, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
    %6 = stablehlo.compare LT, %5, %arg0, FLOAT : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
    %7 = stablehlo.convert %6 : (tensor<?xi1>) -> tensor<?xi64>
    %8 = stablehlo.constant dense<0> : tensor<i64>
    %9 = stablehlo.constant dense<[1]> : tensor<1xi64>
    %10 = stablehlo.constant dense<1> : tensor<i64>
    %11 = stablehlo.constant dense<-1> : tensor<i64>
    %12 = stablehlo.add %1, %11 : tensor<i64>
    %13 = stablehlo.constant dense<0> : tensor<i64>
    %14 = stablehlo.reshape %12 : (tensor<i64>) -> tensor<1xi64>
    %15 = stablehlo.reshape %13 : (tensor<i64>) -> tensor<1xi64>
    %16 = stablehlo.concatenate %14, %15, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %17 = stablehlo.reshape %16 : (tensor<2xi64>) -> tensor<1x2xi64>
    %18 = stablehlo.custom_call @stablehlo.dynamic_reduce_window(%7, %8, %4, %9, %9, %9, %17) {api_version = 2 : i32, called_computations = [@add_i64]} : (tensor<?xi64>, tensor<i64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1x2xi64>) -> tensor<?xi64>
    %19 = stablehlo.convert %6 : (tensor<?xi1>) -> tensor<?xi64>
    %20 = stablehlo.reduce(%19 init: %8) applies stablehlo.add across dimensions = [0] : (tensor<?xi64>, tensor<i64>) -> tensor<i64>
    %21 = stablehlo.reshape %20 : (tensor<i64>) -> tensor<1xi64>
    %22 = stablehlo.dynamic_iota %21, dim = 0 : (tensor<1xi64>) -> tensor<?xi64>
    %23 = stablehlo.constant dense<1> : tensor<i64>
    %24 = stablehlo.dynamic_broadcast_in_dim %23, %21, dims = [] : (tensor<i64>, tensor<1xi64>) -> tensor<?xi64>
    %25 = stablehlo.dynamic_broadcast_in_dim %1, %21, dims = [] : (tensor<i64>, tensor<1xi64>) -> tensor<?xi64>
    %26 = stablehlo.dynamic_broadcast_in_dim %8, %21, dims = [] : (tensor<i64>, tensor<1xi64>) -> tensor<?xi64>
    %27:2 = "stablehlo.while"(%26, %25) ({
    ^bb0(%28: tensor<?xi64>, %29: tensor<?xi64>):
      %30 = stablehlo.compare LT, %28, %29, SIGNED : (tensor<?xi64>, tensor<?xi64>) -> tensor<?xi1>
      %31 = stablehlo.constant dense<false> : tensor<i1>
      %32 = stablehlo.reduce(%30 init: %31) applies stablehlo.or across dimensions = [0] : (tensor<?xi1>, tensor<i1>) -> tensor<i1>
      stablehlo.return %32 : tensor<i1>
    }, {
    ^bb0(%33: tensor<?xi64>, %34: tensor<?xi64>):
      %35 = stablehlo.add %33, %34 : tensor<?xi64>
      %36 = stablehlo.shift_right_logical %35, %24 : tensor<?xi64>
      %37 = stablehlo.compare EQ, %33, %34, SIGNED : (tensor<?xi64>, tensor<?xi64>) -> tensor<?xi1>
      %38 = stablehlo.reshape %10 : (tensor<i64>) -> tensor<1xi64>
      %39 = stablehlo.concatenate %21, %38, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
      %40 = stablehlo.dynamic_reshape %36, %39 : (tensor<?xi64>, tensor<2xi64>) -> tensor<?x1xi64>
      %41 = "stablehlo.gather"(%18, %40) <{dimension_numbers = #stablehlo.gather<offset_dims = [], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1>}> : (tensor<?xi64>, tensor<?x1xi64>) -> tensor<?xi64>
      %42 = stablehlo.compare LT, %22, %41, SIGNED : (tensor<?xi64>, tensor<?xi64>) -> tensor<?xi1>
      %43 = stablehlo.not %42 : tensor<?xi1>
      %44 = stablehlo.add %36, %24 : tensor<?xi64>
      %45 = stablehlo.select %43, %44, %33 : tensor<?xi1>, tensor<?xi64>
      %46 = stablehlo.select %37, %33, %45 : tensor<?xi1>, tensor<?xi64>
      %47 = stablehlo.select %43, %34, %36 : tensor<?xi1>, tensor<?xi64>
      %48 = stablehlo.select %37, %34, %47 : tensor<?xi1>, tensor<?xi64>
      stablehlo.return %46, %48 : tensor<?xi64>, tensor<?xi64>
    }) : (tensor<?xi64>, tensor<?xi64>) -> (tensor<?xi64>, tensor<?xi64>)
    %49 = stablehlo.dynamic_broadcast_in_dim %1, %21, dims = [] : (tensor<i64>, tensor<1xi64>) -> tensor<?xi64>
    %50 = stablehlo.add %27#0, %49 : tensor<?xi64>
    %51 = stablehlo.compare LT, %27#0, %26, SIGNED : (tensor<?xi64>, tensor<?xi64>) -> tensor<?xi1>
    %52 = stablehlo.select %51, %50, %27#0 : tensor<?xi1>, tensor<?xi64>
    %53 = stablehlo.reshape %10 : (tensor<i64>) -> tensor<1xi64>
    %54 = stablehlo.concatenate %21, %53, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %55 = stablehlo.dynamic_reshape %52, %54 : (tensor<?xi64>, tensor<2xi64>) -> tensor<?x1xi64>
    %56 = "stablehlo.gather"(%arg0, %55) <{dimension_numbers = #stablehlo.gather<offset_dims = [], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1>}> : (tensor<?xf64>, tensor<?x1xi64>) -> tensor<?xf64>
    %57 = stablehlo.multiply %56, %56 : tensor<?xf64>
    %58 = stablehlo.reduce(%57 init: %3) applies stablehlo.add across dimensions = [0] : (tensor<?xf64>, tensor<f64>) -> tensor<f64>
    %59 = stablehlo.dynamic_broadcast_in_dim %2, %21, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
    %60 = stablehlo.multiply %56, %59 : tensor<?xf64>
    %61 = stablehlo.multiply %56, %59 : tensor<?xf64>
    %62 = stablehlo.add %60, %61 : tensor<?xf64>
    %63 = stablehlo.dynamic_broadcast_in_dim %12, %21, dims = [] : (tensor<i64>, tensor<1xi64>) -> tensor<?xi64>
    %64 = stablehlo.maximum %52, %26 : tensor<?xi64>
    %65 = stablehlo.minimum %64, %63 : tensor<?xi64>
    %66 = stablehlo.dynamic_reshape %65, %54 : (tensor<?xi64>, tensor<2xi64>) -> tensor<?x1xi64>
    %67 = "stablehlo.scatter"(%5, %66, %62) <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>}> ({
    ^bb0(%68: tensor<f64>, %69: tensor<f64>):
      %70 = stablehlo.add %68, %69 : tensor<f64>
      stablehlo.return %70 : tensor<f64>
    }) : (tensor<?xf64>, tensor<?x1xi64>, tensor<?xf64>) -> tensor<?xf64>
    return %67 : tensor<?xf64>
  }
  func.func private @add_i64(%x: tensor<i64>, %y: tensor<i64>) -> tensor<i64> {
    %z = stablehlo.add %x, %y : tensor<i64>
    return %z : tensor<i64>
  }
}
