// Every size
module @modulus {
  func.func public @main(%arg0: tensor<?xcomplex<f64>> {covector.type = "c128[x0.0]"}) -> (tensor<?xcomplex<f64>> {covector.type = "c128[x0.0]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?xcomplex<f64>>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.constant dense<1.0> : tensor<f64>
    %3 = stablehlo.abs %arg0 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
    %4 = stablehlo.sign %arg0 : tensor<?xcomplex<f64>>
    %5 = stablehlo.real %4 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
    %6 = stablehlo.imag %4 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
    %7 = stablehlo.negate %6 : tensor<?xf64>
    %8 = stablehlo.complex %5, %7 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xcomplex<f64>>
    %9 = stablehlo.constant dense<0.0> : tensor<f64>
    %10 = stablehlo.reduce(%3 init: %9) applies stablehlo.add across dimensions = [0] : (tensor<?xf64>, tensor<f64>) -> tensor<f64>
    %11 = stablehlo.reshape %1 : (tensor<i64>) -> tensor<1xi64>
    %12 = stablehlo.dynamic_broadcast_in_dim %2, %11, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
    %13 = stablehlo.convert %12 : (tensor<?xf64>) -> tensor<?xcomplex<f64>>
    %14 = stablehlo.real %8 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
    %15 = stablehlo.imag %8 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
    %16 = stablehlo.negate %15 : tensor<?xf64>
    %17 = stablehlo.complex %14, %16 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xcomplex<f64>>
    %18 = stablehlo.multiply %17, %13 : tensor<?xcomplex<f64>>
    return %18 : tensor<?xcomplex<f64>>
  }
}

// Sizes of 4
module @modulus {
  func.func public @main(%arg0: tensor<4xcomplex<f64>>) -> (tensor<4xcomplex<f64>>) {
    %0 = stablehlo.constant dense<1.0> : tensor<f64>
    %1 = stablehlo.abs %arg0 : (tensor<4xcomplex<f64>>) -> tensor<4xf64>
    %2 = stablehlo.sign %arg0 : tensor<4xcomplex<f64>>
    %3 = stablehlo.real %2 : (tensor<4xcomplex<f64>>) -> tensor<4xf64>
    %4 = stablehlo.imag %2 : (tensor<4xcomplex<f64>>) -> tensor<4xf64>
    %5 = stablehlo.negate %4 : tensor<4xf64>
    %6 = stablehlo.complex %3, %5 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xcomplex<f64>>
    %7 = stablehlo.constant dense<0.0> : tensor<f64>
    %8 = stablehlo.reduce(%1 init: %7) applies stablehlo.add across dimensions = [0] : (tensor<4xf64>, tensor<f64>) -> tensor<f64>
    %9 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f64>) -> tensor<4xf64>
    %10 = stablehlo.convert %9 : (tensor<4xf64>) -> tensor<4xcomplex<f64>>
    %11 = stablehlo.real %6 : (tensor<4xcomplex<f64>>) -> tensor<4xf64>
    %12 = stablehlo.imag %6 : (tensor<4xcomplex<f64>>) -> tensor<4xf64>
    %13 = stablehlo.negate %12 : tensor<4xf64>
    %14 = stablehlo.complex %11, %13 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xcomplex<f64>>
    %15 = stablehlo.multiply %14, %10 : tensor<4xcomplex<f64>>
    return %15 : tensor<4xcomplex<f64>>
  }
}
