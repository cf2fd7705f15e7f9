// Every size
module @layernorm {
  func.func public @main(%arg0: tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}, %arg1: tensor<?xf64> {covector.type = "f64[x0.1]"}, %arg2: tensor<?xf64> {covector.type = "f64[x0.1]"}) -> (tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %3 = stablehlo.convert %2 : (tensor<i32>) -> tensor<i64>
    %4 = stablehlo.get_dimension_size %arg1, dim = 0 : (tensor<?xf64>) -> tensor<i32>
    %5 = stablehlo.convert %4 : (tensor<i32>) -> tensor<i64>
    %6 = stablehlo.compare EQ, %5, %3, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%6, %5, %3) {api_version = 2 : i32, error_message = "axis 0 of argument 1 must have the size x0.1; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %7 = stablehlo.get_dimension_size %arg2, dim = 0 : (tensor<?xf64>) -> tensor<i32>
    %8 = stablehlo.convert %7 : (tensor<i32>) -> tensor<i64>
    %9 = stablehlo.compare EQ, %8, %3, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%9, %8, %3) {api_version = 2 : i32, error_message = "axis 0 of argument 2 must have the size x0.1; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %10 = stablehlo.constant dense<0.0> : tensor<f64>
    %11 = stablehlo.reduce(%arg0 init: %10) applies stablehlo.add across dimensions = [1] : (tensor<?x?xf64>, tensor<f64>) -> tensor<?xf64>
    %12 = stablehlo.convert %3 : (tensor<i64>) -> tensor<f64>
    %13 = stablehlo.reshape %1 : (tensor<i64>) -> tensor<1xi64>
    %14 = stablehlo.dynamic_broadcast_in_dim %12, %13, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
    %15 = stablehlo.divide %11, %14 : tensor<?xf64>
    %16 = stablehlo.constant dense<1> : tensor<i64>
    %17 = stablehlo.reshape %16 : (tensor<i64>) -> tensor<1xi64>
    %18 = stablehlo.concatenate %13, %17, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %19 = stablehlo.dynamic_reshape %15, %18 : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x1xf64>
    %20 = stablehlo.dynamic_reshape %19, %13 : (tensor<?x1xf64>, tensor<1xi64>) -> tensor<?xf64>
    %21 = stablehlo.reshape %3 : (tensor<i64>) -> tensor<1xi64>
    %22 = stablehlo.concatenate %13, %21, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %23 = stablehlo.dynamic_broadcast_in_dim %20, %22, dims = [0] : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x?xf64>
    %24 = stablehlo.subtract %arg0, %23 : tensor<?x?xf64>
    %25 = stablehlo.reduce(%arg0 init: %10) applies stablehlo.add across dimensions = [1] : (tensor<?x?xf64>, tensor<f64>) -> tensor<?xf64>
    %26 = stablehlo.convert %3 : (tensor<i64>) -> tensor<f64>
    %27 = stablehlo.dynamic_broadcast_in_dim %26, %13, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
    %28 = stablehlo.divide %25, %27 : tensor<?xf64>
    %29 = stablehlo.dynamic_reshape %28, %18 : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x1xf64>
    %30 = stablehlo.dynamic_reshape %29, %13 : (tensor<?x1xf64>, tensor<1xi64>) -> tensor<?xf64>
    %31 = stablehlo.dynamic_broadcast_in_dim %30, %22, dims = [0] : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x?xf64>
    %32 = stablehlo.subtract %arg0, %31 : tensor<?x?xf64>
    %33 = stablehlo.multiply %32, %32 : tensor<?x?xf64>
    %34 = stablehlo.reduce(%33 init: %10) applies stablehlo.add across dimensions = [1] : (tensor<?x?xf64>, tensor<f64>) -> tensor<?xf64>
    %35 = stablehlo.convert %3 : (tensor<i64>) -> tensor<f64>
    %36 = stablehlo.dynamic_broadcast_in_dim %35, %13, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
    %37 = stablehlo.divide %34, %36 : tensor<?xf64>
    %38 = stablehlo.dynamic_reshape %37, %18 : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x1xf64>
    %39 = stablehlo.constant dense<1.0E-5> : tensor<f64>
    %40 = stablehlo.dynamic_broadcast_in_dim %39, %18, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x1xf64>
    %41 = stablehlo.add %38, %40 : tensor<?x1xf64>
    %42 = stablehlo.sqrt %41 : tensor<?x1xf64>
    %43 = stablehlo.constant dense<1.0> : tensor<f64>
    %44 = stablehlo.dynamic_broadcast_in_dim %43, %18, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x1xf64>
    %45 = stablehlo.divide %44, %42 : tensor<?x1xf64>
    %46 = stablehlo.dynamic_reshape %45, %13 : (tensor<?x1xf64>, tensor<1xi64>) -> tensor<?xf64>
    %47 = stablehlo.dynamic_broadcast_in_dim %46, %22, dims = [0] : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x?xf64>
    %48 = stablehlo.multiply %24, %47 : tensor<?x?xf64>
    %49 = stablehlo.dynamic_broadcast_in_dim %arg1, %22, dims = [1] : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x?xf64>
    %50 = stablehlo.multiply %48, %49 : tensor<?x?xf64>
    %51 = stablehlo.dynamic_broadcast_in_dim %arg2, %22, dims = [1] : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x?xf64>
    %52 = stablehlo.add %50, %51 : tensor<?x?xf64>
    return %52 : tensor<?x?xf64>
  }
}

// Sizes of 4
module @layernorm {
  func.func public @main(%arg0: tensor<4x4xf64>, %arg1: tensor<4xf64>, %arg2: tensor<4xf64>) -> (tensor<4x4xf64>) {
    %0 = stablehlo.constant dense<0.0> : tensor<f64>
    %1 = stablehlo.reduce(%arg0 init: %0) applies stablehlo.add across dimensions = [1] : (tensor<4x4xf64>, tensor<f64>) -> tensor<4xf64>
    %2 = stablehlo.constant dense<4> : tensor<i64>
    %3 = stablehlo.convert %2 : (tensor<i64>) -> tensor<f64>
    %4 = stablehlo.broadcast_in_dim %3, dims = [] : (tensor<f64>) -> tensor<4xf64>
    %5 = stablehlo.divide %1, %4 : tensor<4xf64>
    %6 = stablehlo.reshape %5 : (tensor<4xf64>) -> tensor<4x1xf64>
    %7 = stablehlo.reshape %6 : (tensor<4x1xf64>) -> tensor<4xf64>
    %8 = stablehlo.broadcast_in_dim %7, dims = [0] : (tensor<4xf64>) -> tensor<4x4xf64>
    %9 = stablehlo.subtract %arg0, %8 : tensor<4x4xf64>
    %10 = stablehlo.reduce(%arg0 init: %0) applies stablehlo.add across dimensions = [1] : (tensor<4x4xf64>, tensor<f64>) -> tensor<4xf64>
    %11 = stablehlo.convert %2 : (tensor<i64>) -> tensor<f64>
    %12 = stablehlo.broadcast_in_dim %11, dims = [] : (tensor<f64>) -> tensor<4xf64>
    %13 = stablehlo.divide %10, %12 : tensor<4xf64>
    %14 = stablehlo.reshape %13 : (tensor<4xf64>) -> tensor<4x1xf64>
    %15 = stablehlo.reshape %14 : (tensor<4x1xf64>) -> tensor<4xf64>
    %16 = stablehlo.broadcast_in_dim %15, dims = [0] : (tensor<4xf64>) -> tensor<4x4xf64>
    %17 = stablehlo.subtract %arg0, %16 : tensor<4x4xf64>
    %18 = stablehlo.multiply %17, %17 : tensor<4x4xf64>
    %19 = stablehlo.reduce(%18 init: %0) applies stablehlo.add across dimensions = [1] : (tensor<4x4xf64>, tensor<f64>) -> tensor<4xf64>
    %20 = stablehlo.convert %2 : (tensor<i64>) -> tensor<f64>
    %21 = stablehlo.broadcast_in_dim %20, dims = [] : (tensor<f64>) -> tensor<4xf64>
    %22 = stablehlo.divide %19, %21 : tensor<4xf64>
    %23 = stablehlo.reshape %22 : (tensor<4xf64>) -> tensor<4x1xf64>
    %24 = stablehlo.constant dense<1.0E-5> : tensor<4x1xf64>
    %25 = stablehlo.add %23, %24 : tensor<4x1xf64>
    %26 = stablehlo.sqrt %25 : tensor<4x1xf64>
    %27 = stablehlo.constant dense<1.0> : tensor<4x1xf64>
    %28 = stablehlo.divide %27, %26 : tensor<4x1xf64>
    %29 = stablehlo.reshape %28 : (tensor<4x1xf64>) -> tensor<4xf64>
    %30 = stablehlo.broadcast_in_dim %29, dims = [0] : (tensor<4xf64>) -> tensor<4x4xf64>
    %31 = stablehlo.multiply %9, %30 : tensor<4x4xf64>
    %32 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<4xf64>) -> tensor<4x4xf64>
    %33 = stablehlo.multiply %31, %32 : tensor<4x4xf64>
    %34 = stablehlo.broadcast_in_dim %arg2, dims = [1] : (tensor<4xf64>) -> tensor<4x4xf64>
    %35 = stablehlo.add %33, %34 : tensor<4x4xf64>
    return %35 : tensor<4x4xf64>
  }
}
