// Every size
module @qr {
  func.func public @main(%arg0: tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) -> (tensor<?x?xf64> {covector.type = "f64[x0.0, min(x0.0, x0.1)]"}) {
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
    %10:2 = stablehlo.custom_call @lapack_dgeqrf_ffi(%arg0, %6, %9) {indices_of_shape_operands = dense<[1, 2]> : tensor<2xi64>, backend_config = "", mhlo.backend_config = {}, operand_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<0> : tensor<1xindex>, dense<0> : tensor<1xindex>], output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 0, operand_tuple_indices = []>], result_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<0> : tensor<1xindex>]} : (tensor<?x?xf64>, tensor<2xi64>, tensor<1xi64>) -> (tensor<?x?xf64>, tensor<?xf64>)
    %11 = stablehlo.constant dense<[0, 0]> : tensor<2xi64>
    %12 = stablehlo.concatenate %4, %9, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %13 = stablehlo.constant dense<[1, 1]> : tensor<2xi64>
    %14 = stablehlo.real_dynamic_slice %10#0, %11, %12, %13 : (tensor<?x?xf64>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x?xf64>
    %15 = stablehlo.custom_call @lapack_dorgqr_ffi(%14, %10#1, %12) {indices_of_shape_operands = dense<[2]> : tensor<1xi64>, backend_config = "", mhlo.backend_config = {}, operand_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<0> : tensor<1xindex>, dense<0> : tensor<1xindex>], output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [], operand_index = 0, operand_tuple_indices = []>], result_layouts = [dense<[0, 1]> : tensor<2xindex>]} : (tensor<?x?xf64>, tensor<?xf64>, tensor<2xi64>) -> tensor<?x?xf64>
    %16 = stablehlo.concatenate %9, %5, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %17 = stablehlo.real_dynamic_slice %10#0, %11, %16, %13 : (tensor<?x?xf64>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x?xf64>
    %18 = stablehlo.dynamic_iota %16, dim = 0 : (tensor<2xi64>) -> tensor<?x?xi64>
    %19 = stablehlo.dynamic_iota %16, dim = 1 : (tensor<2xi64>) -> tensor<?x?xi64>
    %20 = stablehlo.compare LE, %18, %19, SIGNED : (tensor<?x?xi64>, tensor<?x?xi64>) -> tensor<?x?xi1>
    %21 = stablehlo.constant dense<0.0> : tensor<f64>
    %22 = stablehlo.dynamic_broadcast_in_dim %21, %16, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x?xf64>
    %23 = stablehlo.select %20, %17, %22 : tensor<?x?xi1>, tensor<?x?xf64>
    return %15 : tensor<?x?xf64>
  }
}

// Sizes of 4
module @qr {
  func.func public @main(%arg0: tensor<4x4xf64>) -> (tensor<4x4xf64>) {
    %0:2 = stablehlo.custom_call @lapack_dgeqrf_ffi(%arg0) {backend_config = "", mhlo.backend_config = {}, operand_layouts = [dense<[0, 1]> : tensor<2xindex>], output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 0, operand_tuple_indices = []>], result_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<0> : tensor<1xindex>]} : (tensor<4x4xf64>) -> (tensor<4x4xf64>, tensor<4xf64>)
    %1 = stablehlo.custom_call @lapack_dorgqr_ffi(%0#0, %0#1) {backend_config = "", mhlo.backend_config = {}, operand_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<0> : tensor<1xindex>], output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [], operand_index = 0, operand_tuple_indices = []>], result_layouts = [dense<[0, 1]> : tensor<2xindex>]} : (tensor<4x4xf64>, tensor<4xf64>) -> tensor<4x4xf64>
    %2 = stablehlo.iota dim = 0 : tensor<4x4xi64>
    %3 = stablehlo.iota dim = 1 : tensor<4x4xi64>
    %4 = stablehlo.compare LE, %2, %3, SIGNED : (tensor<4x4xi64>, tensor<4x4xi64>) -> tensor<4x4xi1>
    %5 = stablehlo.constant dense<0.0> : tensor<4x4xf64>
    %6 = stablehlo.select %4, %0#0, %5 : tensor<4x4xi1>, tensor<4x4xf64>
    return %1 : tensor<4x4xf64>
  }
}
