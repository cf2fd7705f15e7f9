// Every size
module @scanned {
  func.func public @main(%arg0: tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) -> (tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}, tensor<?xi64> {covector.type = "i64[x0.0]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %3 = stablehlo.convert %2 : (tensor<i32>) -> tensor<i64>
    %4 = stablehlo.constant dense<1> : tensor<i64>
    %5 = stablehlo.compare LE, %4, %3, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%5, %4, %3) {api_version = 2 : i32, error_message = "1 <= x0.1 for argmax; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %6 = stablehlo.constant dense<0.0> : tensor<f64>
    %7 = stablehlo.constant dense<[1, 1]> : tensor<2xi64>
    %8 = stablehlo.constant dense<-1> : tensor<i64>
    %9 = stablehlo.add %1, %8 : tensor<i64>
    %10 = stablehlo.constant dense<0> : tensor<i64>
    %11 = stablehlo.reshape %9 : (tensor<i64>) -> tensor<1xi64>
    %12 = stablehlo.reshape %10 : (tensor<i64>) -> tensor<1xi64>
    %13 = stablehlo.concatenate %11, %12, %12, %12, dim = 0 : (tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<4xi64>
    %14 = stablehlo.reshape %13 : (tensor<4xi64>) -> tensor<2x2xi64>
    %15 = stablehlo.reshape %1 : (tensor<i64>) -> tensor<1xi64>
    %16 = stablehlo.reshape %4 : (tensor<i64>) -> tensor<1xi64>
    %17 = stablehlo.concatenate %15, %16, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %18 = stablehlo.custom_call @stablehlo.dynamic_reduce_window(%arg0, %6, %17, %7, %7, %7, %14) {api_version = 2 : i32, called_computations = [@add_f64]} : (tensor<?x?xf64>, tensor<f64>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>, tensor<2x2xi64>) -> tensor<?x?xf64>
    %19 = stablehlo.constant dense<0xFFF0000000000000> : tensor<f64>
    %20 = stablehlo.reduce(%arg0 init: %19) applies stablehlo.maximum across dimensions = [1] : (tensor<?x?xf64>, tensor<f64>) -> tensor<?xf64>
    %21 = stablehlo.dynamic_reshape %20, %17 : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x1xf64>
    %22 = stablehlo.dynamic_reshape %21, %15 : (tensor<?x1xf64>, tensor<1xi64>) -> tensor<?xf64>
    %23 = stablehlo.reshape %3 : (tensor<i64>) -> tensor<1xi64>
    %24 = stablehlo.concatenate %15, %23, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %25 = stablehlo.dynamic_broadcast_in_dim %22, %24, dims = [0] : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x?xf64>
    %26 = stablehlo.compare EQ, %arg0, %25, FLOAT : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xi1>
    %27 = stablehlo.compare NE, %arg0, %arg0, FLOAT : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xi1>
    %28 = stablehlo.or %26, %27 : tensor<?x?xi1>
    %29 = stablehlo.dynamic_iota %24, dim = 1 : (tensor<2xi64>) -> tensor<?x?xi64>
    %30 = stablehlo.constant dense<9223372036854775807> : tensor<i64>
    %31 = stablehlo.dynamic_broadcast_in_dim %30, %24, dims = [] : (tensor<i64>, tensor<2xi64>) -> tensor<?x?xi64>
    %32 = stablehlo.select %28, %29, %31 : tensor<?x?xi1>, tensor<?x?xi64>
    %33 = stablehlo.reduce(%32 init: %30) applies stablehlo.minimum across dimensions = [1] : (tensor<?x?xi64>, tensor<i64>) -> tensor<?xi64>
    return %18, %33 : tensor<?x?xf64>, tensor<?xi64>
  }
  func.func private @add_f64(%x: tensor<f64>, %y: tensor<f64>) -> tensor<f64> {
    %z = stablehlo.add %x, %y : tensor<f64>
    return %z : tensor<f64>
  }
}

// Sizes of 4
module @scanned {
  func.func public @main(%arg0: tensor<4x4xf64>) -> (tensor<4x4xf64>, tensor<4xi64>) {
    %0 = stablehlo.constant dense<0.0> : tensor<f64>
    %1 = "stablehlo.reduce_window"(%arg0, %0) <{base_dilations = array<i64: 1, 1>, padding = dense<[[3, 0], [0, 0]]> : tensor<2x2xi64>, window_dilations = array<i64: 1, 1>, window_dimensions = array<i64: 4, 1>, window_strides = array<i64: 1, 1>}> ({
    ^bb0(%2: tensor<f64>, %3: tensor<f64>):
      %4 = stablehlo.add %2, %3 : tensor<f64>
      stablehlo.return %4 : tensor<f64>
    }) : (tensor<4x4xf64>, tensor<f64>) -> tensor<4x4xf64>
    %5 = stablehlo.constant dense<0xFFF0000000000000> : tensor<f64>
    %6 = stablehlo.reduce(%arg0 init: %5) applies stablehlo.maximum across dimensions = [1] : (tensor<4x4xf64>, tensor<f64>) -> tensor<4xf64>
    %7 = stablehlo.reshape %6 : (tensor<4xf64>) -> tensor<4x1xf64>
    %8 = stablehlo.reshape %7 : (tensor<4x1xf64>) -> tensor<4xf64>
    %9 = stablehlo.broadcast_in_dim %8, dims = [0] : (tensor<4xf64>) -> tensor<4x4xf64>
    %10 = stablehlo.compare EQ, %arg0, %9, FLOAT : (tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<4x4xi1>
    %11 = stablehlo.compare NE, %arg0, %arg0, FLOAT : (tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<4x4xi1>
    %12 = stablehlo.or %10, %11 : tensor<4x4xi1>
    %13 = stablehlo.iota dim = 1 : tensor<4x4xi64>
    %14 = stablehlo.constant dense<9223372036854775807> : tensor<4x4xi64>
    %15 = stablehlo.select %12, %13, %14 : tensor<4x4xi1>, tensor<4x4xi64>
    %16 = stablehlo.constant dense<9223372036854775807> : tensor<i64>
    %17 = stablehlo.reduce(%15 init: %16) applies stablehlo.minimum across dimensions = [1] : (tensor<4x4xi64>, tensor<i64>) -> tensor<4xi64>
    return %1, %17 : tensor<4x4xf64>, tensor<4xi64>
  }
}
