// Every size
module @solved {
  func.func public @main(%arg0: tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}, %arg1: tensor<?x?xf64> {covector.type = "f64[x0.0, x1.1]"}) -> (tensor<?x?xf64> {covector.type = "f64[x0.1, x1.1]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %3 = stablehlo.convert %2 : (tensor<i32>) -> tensor<i64>
    %4 = stablehlo.get_dimension_size %arg1, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %5 = stablehlo.convert %4 : (tensor<i32>) -> tensor<i64>
    %6 = stablehlo.get_dimension_size %arg1, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %7 = stablehlo.convert %6 : (tensor<i32>) -> tensor<i64>
    %8 = stablehlo.compare EQ, %7, %1, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%8, %7, %1) {api_version = 2 : i32, error_message = "axis 0 of argument 1 must have the size x0.0; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %9 = stablehlo.transpose %arg0, dims = [1, 0] : (tensor<?x?xf64>) -> tensor<?x?xf64>
    %10 = stablehlo.dot_general %9, %arg0, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
    %11 = stablehlo.reshape %3 : (tensor<i64>) -> tensor<1xi64>
    %12 = stablehlo.concatenate %11, %11, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %13 = stablehlo.dynamic_iota %12, dim = 0 : (tensor<2xi64>) -> tensor<?x?xi64>
    %14 = stablehlo.dynamic_iota %12, dim = 1 : (tensor<2xi64>) -> tensor<?x?xi64>
    %15 = stablehlo.compare EQ, %13, %14, SIGNED : (tensor<?x?xi64>, tensor<?x?xi64>) -> tensor<?x?xi1>
    %16 = stablehlo.convert %15 : (tensor<?x?xi1>) -> tensor<?x?xf64>
    %17 = stablehlo.add %10, %16 : tensor<?x?xf64>
    %18 = stablehlo.transpose %arg0, dims = [1, 0] : (tensor<?x?xf64>) -> tensor<?x?xf64>
    %19 = stablehlo.dot_general %18, %arg1, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
    %20 = stablehlo.dynamic_iota %11, dim = 0 : (tensor<1xi64>) -> tensor<?xi64>
    %21 = stablehlo.constant dense<> : tensor<0xi64>
    %22:3 = stablehlo.custom_call @lapack_dgetrf_ffi(%17, %12, %11, %21) {indices_of_shape_operands = dense<[1, 2, 3]> : tensor<3xi64>, backend_config = "", mhlo.backend_config = {}, operand_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<0> : tensor<1xindex>, dense<0> : tensor<1xindex>, dense<0> : tensor<1xindex>], output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 0, operand_tuple_indices = []>], result_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<0> : tensor<1xindex>, dense<> : tensor<0xindex>]} : (tensor<?x?xf64>, tensor<2xi64>, tensor<1xi64>, tensor<0xi64>) -> (tensor<?x?xf64>, tensor<?xi32>, tensor<i32>)
    %23 = stablehlo.convert %22#1 : (tensor<?xi32>) -> tensor<?xi64>
    %24 = stablehlo.constant dense<0> : tensor<i64>
    %25:2 = "stablehlo.while"(%24, %20) ({
    ^bb0(%26: tensor<i64>, %27: tensor<?xi64>):
      %28 = stablehlo.compare LT, %26, %3, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
      stablehlo.return %28 : tensor<i1>
    }, {
    ^bb0(%29: tensor<i64>, %30: tensor<?xi64>):
      %31 = stablehlo.constant dense<1> : tensor<i64>
      %32 = stablehlo.dynamic_slice %23, %29, sizes = [1] : (tensor<?xi64>, tensor<i64>) -> tensor<1xi64>
      %33 = stablehlo.reshape %32 : (tensor<1xi64>) -> tensor<i64>
      %34 = stablehlo.constant dense<1> : tensor<i64>
      %35 = stablehlo.subtract %33, %34 : tensor<i64>
      %36 = stablehlo.add %29, %31 : tensor<i64>
      %37 = stablehlo.dynamic_broadcast_in_dim %29, %11, dims = [] : (tensor<i64>, tensor<1xi64>) -> tensor<?xi64>
      %38 = stablehlo.compare EQ, %20, %37, SIGNED : (tensor<?xi64>, tensor<?xi64>) -> tensor<?xi1>
      %39 = stablehlo.dynamic_broadcast_in_dim %35, %11, dims = [] : (tensor<i64>, tensor<1xi64>) -> tensor<?xi64>
      %40 = stablehlo.compare EQ, %20, %39, SIGNED : (tensor<?xi64>, tensor<?xi64>) -> tensor<?xi1>
      %41 = stablehlo.constant dense<0> : tensor<i64>
      %42 = stablehlo.dynamic_broadcast_in_dim %41, %11, dims = [] : (tensor<i64>, tensor<1xi64>) -> tensor<?xi64>
      %43 = stablehlo.select %38, %30, %42 : tensor<?xi1>, tensor<?xi64>
      %44 = stablehlo.reduce(%43 init: %41) applies stablehlo.add across dimensions = [0] : (tensor<?xi64>, tensor<i64>) -> tensor<i64>
      %45 = stablehlo.dynamic_broadcast_in_dim %44, %11, dims = [] : (tensor<i64>, tensor<1xi64>) -> tensor<?xi64>
      %46 = stablehlo.select %40, %30, %42 : tensor<?xi1>, tensor<?xi64>
      %47 = stablehlo.reduce(%46 init: %41) applies stablehlo.add across dimensions = [0] : (tensor<?xi64>, tensor<i64>) -> tensor<i64>
      %48 = stablehlo.dynamic_broadcast_in_dim %47, %11, dims = [] : (tensor<i64>, tensor<1xi64>) -> tensor<?xi64>
      %49 = stablehlo.select %40, %45, %30 : tensor<?xi1>, tensor<?xi64>
      %50 = stablehlo.select %38, %48, %49 : tensor<?xi1>, tensor<?xi64>
      stablehlo.return %36, %50 : tensor<i64>, tensor<?xi64>
    }) : (tensor<i64>, tensor<?xi64>) -> (tensor<i64>, tensor<?xi64>)
    %51 = stablehlo.constant dense<1> : tensor<i64>
    %52 = stablehlo.reshape %51 : (tensor<i64>) -> tensor<1xi64>
    %53 = stablehlo.concatenate %11, %52, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %54 = stablehlo.dynamic_reshape %25#1, %53 : (tensor<?xi64>, tensor<2xi64>) -> tensor<?x1xi64>
    %55 = stablehlo.reshape %5 : (tensor<i64>) -> tensor<1xi64>
    %56 = stablehlo.concatenate %52, %55, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %57 = "stablehlo.dynamic_gather"(%19, %54, %56) <{dimension_numbers = #stablehlo.gather<offset_dims = [0], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>}> : (tensor<?x?xf64>, tensor<?x1xi64>, tensor<2xi64>) -> tensor<?x?xf64>
    %58 = stablehlo.transpose %57, dims = [1, 0] : (tensor<?x?xf64>) -> tensor<?x?xf64>
    %59 = "stablehlo.triangular_solve"(%22#0, %58) <{left_side = true, lower = true, transpose_a = #stablehlo<transpose NO_TRANSPOSE>, unit_diagonal = true}> : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
    %60 = "stablehlo.triangular_solve"(%22#0, %59) <{left_side = true, lower = false, transpose_a = #stablehlo<transpose NO_TRANSPOSE>, unit_diagonal = false}> : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
    return %60 : tensor<?x?xf64>
  }
}

// Sizes of 4
module @solved {
  func.func public @main(%arg0: tensor<4x4xf64>, %arg1: tensor<4x4xf64>) -> (tensor<4x4xf64>) {
    %0 = stablehlo.transpose %arg0, dims = [1, 0] : (tensor<4x4xf64>) -> tensor<4x4xf64>
    %1 = stablehlo.dot_general %0, %arg0, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<4x4xf64>
    %2 = stablehlo.iota dim = 0 : tensor<4x4xi64>
    %3 = stablehlo.iota dim = 1 : tensor<4x4xi64>
    %4 = stablehlo.compare EQ, %2, %3, SIGNED : (tensor<4x4xi64>, tensor<4x4xi64>) -> tensor<4x4xi1>
    %5 = stablehlo.convert %4 : (tensor<4x4xi1>) -> tensor<4x4xf64>
    %6 = stablehlo.add %1, %5 : tensor<4x4xf64>
    %7 = stablehlo.transpose %arg0, dims = [1, 0] : (tensor<4x4xf64>) -> tensor<4x4xf64>
    %8 = stablehlo.dot_general %7, %arg1, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<4x4xf64>
    %9 = stablehlo.iota dim = 0 : tensor<4xi64>
    %10:3 = stablehlo.custom_call @lapack_dgetrf_ffi(%6) {backend_config = "", mhlo.backend_config = {}, operand_layouts = [dense<[0, 1]> : tensor<2xindex>], output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 0, operand_tuple_indices = []>], result_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<0> : tensor<1xindex>, dense<> : tensor<0xindex>]} : (tensor<4x4xf64>) -> (tensor<4x4xf64>, tensor<4xi32>, tensor<i32>)
    %11 = stablehlo.convert %10#1 : (tensor<4xi32>) -> tensor<4xi64>
    %12 = stablehlo.constant dense<4> : tensor<i64>
    %13 = stablehlo.constant dense<0> : tensor<i64>
    %14:2 = "stablehlo.while"(%13, %9) ({
    ^bb0(%15: tensor<i64>, %16: tensor<4xi64>):
      %17 = stablehlo.compare LT, %15, %12, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
      stablehlo.return %17 : tensor<i1>
    }, {
    ^bb0(%18: tensor<i64>, %19: tensor<4xi64>):
      %20 = stablehlo.constant dense<1> : tensor<i64>
      %21 = stablehlo.dynamic_slice %11, %18, sizes = [1] : (tensor<4xi64>, tensor<i64>) -> tensor<1xi64>
      %22 = stablehlo.reshape %21 : (tensor<1xi64>) -> tensor<i64>
      %23 = stablehlo.constant dense<1> : tensor<i64>
      %24 = stablehlo.subtract %22, %23 : tensor<i64>
      %25 = stablehlo.add %18, %20 : tensor<i64>
      %26 = stablehlo.broadcast_in_dim %18, dims = [] : (tensor<i64>) -> tensor<4xi64>
      %27 = stablehlo.compare EQ, %9, %26, SIGNED : (tensor<4xi64>, tensor<4xi64>) -> tensor<4xi1>
      %28 = stablehlo.broadcast_in_dim %24, dims = [] : (tensor<i64>) -> tensor<4xi64>
      %29 = stablehlo.compare EQ, %9, %28, SIGNED : (tensor<4xi64>, tensor<4xi64>) -> tensor<4xi1>
      %30 = stablehlo.constant dense<0> : tensor<4xi64>
      %31 = stablehlo.select %27, %19, %30 : tensor<4xi1>, tensor<4xi64>
      %32 = stablehlo.constant dense<0> : tensor<i64>
      %33 = stablehlo.reduce(%31 init: %32) applies stablehlo.add across dimensions = [0] : (tensor<4xi64>, tensor<i64>) -> tensor<i64>
      %34 = stablehlo.broadcast_in_dim %33, dims = [] : (tensor<i64>) -> tensor<4xi64>
      %35 = stablehlo.select %29, %19, %30 : tensor<4xi1>, tensor<4xi64>
      %36 = stablehlo.reduce(%35 init: %32) applies stablehlo.add across dimensions = [0] : (tensor<4xi64>, tensor<i64>) -> tensor<i64>
      %37 = stablehlo.broadcast_in_dim %36, dims = [] : (tensor<i64>) -> tensor<4xi64>
      %38 = stablehlo.select %29, %34, %19 : tensor<4xi1>, tensor<4xi64>
      %39 = stablehlo.select %27, %37, %38 : tensor<4xi1>, tensor<4xi64>
      stablehlo.return %25, %39 : tensor<i64>, tensor<4xi64>
    }) : (tensor<i64>, tensor<4xi64>) -> (tensor<i64>, tensor<4xi64>)
    %40 = stablehlo.reshape %14#1 : (tensor<4xi64>) -> tensor<4x1xi64>
    %41 = "stablehlo.gather"(%8, %40) <{dimension_numbers = #stablehlo.gather<offset_dims = [0], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 4>}> : (tensor<4x4xf64>, tensor<4x1xi64>) -> tensor<4x4xf64>
    %42 = stablehlo.transpose %41, dims = [1, 0] : (tensor<4x4xf64>) -> tensor<4x4xf64>
    %43 = "stablehlo.triangular_solve"(%10#0, %42) <{left_side = true, lower = true, transpose_a = #stablehlo<transpose NO_TRANSPOSE>, unit_diagonal = true}> : (tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<4x4xf64>
    %44 = "stablehlo.triangular_solve"(%10#0, %43) <{left_side = true, lower = false, transpose_a = #stablehlo<transpose NO_TRANSPOSE>, unit_diagonal = false}> : (tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<4x4xf64>
    return %44 : tensor<4x4xf64>
  }
}
