// Every size
module @svd {
  func.func public @main(%arg0: tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) -> (tensor<?x?xf64> {covector.type = "f64[x0.0, min(x0.0, x0.1)]"}, tensor<?xf64> {covector.type = "f64[min(x0.0, x0.1)]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %3 = stablehlo.convert %2 : (tensor<i32>) -> tensor<i64>
    %4 = stablehlo.reshape %1 : (tensor<i64>) -> tensor<1xi64>
    %5 = stablehlo.reshape %3 : (tensor<i64>) -> tensor<1xi64>
    %6 = stablehlo.concatenate %4, %5, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %7 = stablehlo.minimum %1, %3 : tensor<i64>
    %8 = stablehlo.constant dense<1> : tensor<i64>
    %9 = stablehlo.reshape %7 : (tensor<i64>) -> tensor<1xi64>
    %10 = stablehlo.concatenate %4, %9, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %11 = stablehlo.concatenate %9, %5, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %12 = stablehlo.constant dense<> : tensor<0xi64>
    %13:5 = stablehlo.custom_call @lapack_dgesdd_ffi(%arg0, %6, %9, %10, %11, %12) {indices_of_shape_operands = dense<[1, 2, 3, 4, 5]> : tensor<5xi64>, backend_config = "", mhlo.backend_config = {mode = 83 : ui8}, operand_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<0> : tensor<1xindex>, dense<0> : tensor<1xindex>, dense<0> : tensor<1xindex>, dense<0> : tensor<1xindex>, dense<0> : tensor<1xindex>], output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 0, operand_tuple_indices = []>], result_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<0> : tensor<1xindex>, dense<[0, 1]> : tensor<2xindex>, dense<[0, 1]> : tensor<2xindex>, dense<> : tensor<0xindex>]} : (tensor<?x?xf64>, tensor<2xi64>, tensor<1xi64>, tensor<2xi64>, tensor<2xi64>, tensor<0xi64>) -> (tensor<?x?xf64>, tensor<?xf64>, tensor<?x?xf64>, tensor<?x?xf64>, tensor<i32>)
    %14 = stablehlo.constant dense<0> : tensor<i32>
    %15 = stablehlo.compare EQ, %13#4, %14, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %16 = stablehlo.dynamic_broadcast_in_dim %15, %10, dims = [] : (tensor<i1>, tensor<2xi64>) -> tensor<?x?xi1>
    %17 = stablehlo.constant dense<0x7FF8000000000000> : tensor<f64>
    %18 = stablehlo.dynamic_broadcast_in_dim %17, %10, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x?xf64>
    %19 = stablehlo.select %16, %13#2, %18 : tensor<?x?xi1>, tensor<?x?xf64>
    %20 = stablehlo.dynamic_broadcast_in_dim %15, %9, dims = [] : (tensor<i1>, tensor<1xi64>) -> tensor<?xi1>
    %21 = stablehlo.dynamic_broadcast_in_dim %17, %9, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
    %22 = stablehlo.select %20, %13#1, %21 : tensor<?xi1>, tensor<?xf64>
    %23 = stablehlo.dynamic_broadcast_in_dim %15, %11, dims = [] : (tensor<i1>, tensor<2xi64>) -> tensor<?x?xi1>
    %24 = stablehlo.dynamic_broadcast_in_dim %17, %11, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x?xf64>
    %25 = stablehlo.select %23, %13#3, %24 : tensor<?x?xi1>, tensor<?x?xf64>
    %26:5 = stablehlo.custom_call @lapack_dgesdd_ffi(%arg0, %6, %9, %10, %11, %12) {indices_of_shape_operands = dense<[1, 2, 3, 4, 5]> : tensor<5xi64>, backend_config = "", mhlo.backend_config = {mode = 83 : ui8}, operand_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<0> : tensor<1xindex>, dense<0> : tensor<1xindex>, dense<0> : tensor<1xindex>, dense<0> : tensor<1xindex>, dense<0> : tensor<1xindex>], output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 0, operand_tuple_indices = []>], result_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<0> : tensor<1xindex>, dense<[0, 1]> : tensor<2xindex>, dense<[0, 1]> : tensor<2xindex>, dense<> : tensor<0xindex>]} : (tensor<?x?xf64>, tensor<2xi64>, tensor<1xi64>, tensor<2xi64>, tensor<2xi64>, tensor<0xi64>) -> (tensor<?x?xf64>, tensor<?xf64>, tensor<?x?xf64>, tensor<?x?xf64>, tensor<i32>)
    %27 = stablehlo.compare EQ, %26#4, %14, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %28 = stablehlo.dynamic_broadcast_in_dim %27, %10, dims = [] : (tensor<i1>, tensor<2xi64>) -> tensor<?x?xi1>
    %29 = stablehlo.select %28, %26#2, %18 : tensor<?x?xi1>, tensor<?x?xf64>
    %30 = stablehlo.dynamic_broadcast_in_dim %27, %9, dims = [] : (tensor<i1>, tensor<1xi64>) -> tensor<?xi1>
    %31 = stablehlo.select %30, %26#1, %21 : tensor<?xi1>, tensor<?xf64>
    %32 = stablehlo.dynamic_broadcast_in_dim %27, %11, dims = [] : (tensor<i1>, tensor<2xi64>) -> tensor<?x?xi1>
    %33 = stablehlo.select %32, %26#3, %24 : tensor<?x?xi1>, tensor<?x?xf64>
    return %19, %31 : tensor<?x?xf64>, tensor<?xf64>
  }
}

// Sizes of 4
module @svd {
  func.func public @main(%arg0: tensor<4x4xf64>) -> (tensor<4x4xf64>, tensor<4xf64>) {
    %0:5 = stablehlo.custom_call @lapack_dgesdd_ffi(%arg0) {backend_config = "", mhlo.backend_config = {mode = 83 : ui8}, operand_layouts = [dense<[0, 1]> : tensor<2xindex>], output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 0, operand_tuple_indices = []>], result_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<0> : tensor<1xindex>, dense<[0, 1]> : tensor<2xindex>, dense<[0, 1]> : tensor<2xindex>, dense<> : tensor<0xindex>]} : (tensor<4x4xf64>) -> (tensor<4x4xf64>, tensor<4xf64>, tensor<4x4xf64>, tensor<4x4xf64>, tensor<i32>)
    %1 = stablehlo.constant dense<0> : tensor<i32>
    %2 = stablehlo.compare EQ, %0#4, %1, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %3 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<i1>) -> tensor<4x4xi1>
    %4 = stablehlo.constant dense<0x7FF8000000000000> : tensor<4x4xf64>
    %5 = stablehlo.select %3, %0#2, %4 : tensor<4x4xi1>, tensor<4x4xf64>
    %6 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<i1>) -> tensor<4xi1>
    %7 = stablehlo.constant dense<0x7FF8000000000000> : tensor<4xf64>
    %8 = stablehlo.select %6, %0#1, %7 : tensor<4xi1>, tensor<4xf64>
    %9 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<i1>) -> tensor<4x4xi1>
    %10 = stablehlo.select %9, %0#3, %4 : tensor<4x4xi1>, tensor<4x4xf64>
    %11:5 = stablehlo.custom_call @lapack_dgesdd_ffi(%arg0) {backend_config = "", mhlo.backend_config = {mode = 83 : ui8}, operand_layouts = [dense<[0, 1]> : tensor<2xindex>], output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 0, operand_tuple_indices = []>], result_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<0> : tensor<1xindex>, dense<[0, 1]> : tensor<2xindex>, dense<[0, 1]> : tensor<2xindex>, dense<> : tensor<0xindex>]} : (tensor<4x4xf64>) -> (tensor<4x4xf64>, tensor<4xf64>, tensor<4x4xf64>, tensor<4x4xf64>, tensor<i32>)
    %12 = stablehlo.compare EQ, %11#4, %1, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %13 = stablehlo.broadcast_in_dim %12, dims = [] : (tensor<i1>) -> tensor<4x4xi1>
    %14 = stablehlo.select %13, %11#2, %4 : tensor<4x4xi1>, tensor<4x4xf64>
    %15 = stablehlo.broadcast_in_dim %12, dims = [] : (tensor<i1>) -> tensor<4xi1>
    %16 = stablehlo.select %15, %11#1, %7 : tensor<4xi1>, tensor<4xf64>
    %17 = stablehlo.broadcast_in_dim %12, dims = [] : (tensor<i1>) -> tensor<4x4xi1>
    %18 = stablehlo.select %17, %11#3, %4 : tensor<4x4xi1>, tensor<4x4xf64>
    return %5, %16 : tensor<4x4xf64>, tensor<4xf64>
  }
}
