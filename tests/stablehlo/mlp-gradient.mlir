// Every size
module @mlp {
  func.func public @main(%arg0: tensor<?x?xf64> {covector.type = "f64[x1.1, x0_hidden.1]"}, %arg1: tensor<?xf64> {covector.type = "f64[x0_hidden.1]"}, %arg2: tensor<?xf64> {covector.type = "f64[x0_hidden.1]"}, %arg3: tensor<?x?xf64> {covector.type = "f64[x1.0, x1.1]"}, %arg4: tensor<?xf64> {covector.type = "f64[x1.0]"}) -> (tensor<f64>, tensor<?x?xf64> {covector.type = "f64[x1.1, x0_hidden.1]"}, tensor<?xf64> {covector.type = "f64[x0_hidden.1]"}, tensor<?xf64> {covector.type = "f64[x0_hidden.1]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %3 = stablehlo.convert %2 : (tensor<i32>) -> tensor<i64>
    %4 = stablehlo.get_dimension_size %arg3, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %5 = stablehlo.convert %4 : (tensor<i32>) -> tensor<i64>
    %6 = stablehlo.get_dimension_size %arg1, dim = 0 : (tensor<?xf64>) -> tensor<i32>
    %7 = stablehlo.convert %6 : (tensor<i32>) -> tensor<i64>
    %8 = stablehlo.compare EQ, %7, %3, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%8, %7, %3) {api_version = 2 : i32, error_message = "axis 0 of argument 1 must have the size x0_hidden.1; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %9 = stablehlo.get_dimension_size %arg2, dim = 0 : (tensor<?xf64>) -> tensor<i32>
    %10 = stablehlo.convert %9 : (tensor<i32>) -> tensor<i64>
    %11 = stablehlo.compare EQ, %10, %3, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%11, %10, %3) {api_version = 2 : i32, error_message = "axis 0 of argument 2 must have the size x0_hidden.1; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %12 = stablehlo.get_dimension_size %arg3, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %13 = stablehlo.convert %12 : (tensor<i32>) -> tensor<i64>
    %14 = stablehlo.compare EQ, %13, %1, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%14, %13, %1) {api_version = 2 : i32, error_message = "axis 1 of argument 3 must have the size x1.1; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %15 = stablehlo.get_dimension_size %arg4, dim = 0 : (tensor<?xf64>) -> tensor<i32>
    %16 = stablehlo.convert %15 : (tensor<i32>) -> tensor<i64>
    %17 = stablehlo.compare EQ, %16, %5, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%17, %16, %5) {api_version = 2 : i32, error_message = "axis 0 of argument 4 must have the size x1.0; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %18 = stablehlo.constant dense<1.0> : tensor<f64>
    %19 = stablehlo.dot_general %arg3, %arg0, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
    %20 = stablehlo.reshape %5 : (tensor<i64>) -> tensor<1xi64>
    %21 = stablehlo.reshape %3 : (tensor<i64>) -> tensor<1xi64>
    %22 = stablehlo.concatenate %20, %21, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %23 = stablehlo.dynamic_broadcast_in_dim %arg1, %22, dims = [1] : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x?xf64>
    %24 = stablehlo.add %19, %23 : tensor<?x?xf64>
    %25 = stablehlo.tanh %24 : tensor<?x?xf64>
    %26 = stablehlo.multiply %25, %25 : tensor<?x?xf64>
    %27 = stablehlo.dynamic_broadcast_in_dim %18, %22, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x?xf64>
    %28 = stablehlo.subtract %27, %26 : tensor<?x?xf64>
    %29 = stablehlo.dot_general %25, %arg2, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<?x?xf64>, tensor<?xf64>) -> tensor<?xf64>
    %30 = stablehlo.subtract %29, %arg4 : tensor<?xf64>
    %31 = stablehlo.multiply %30, %30 : tensor<?xf64>
    %32 = stablehlo.constant dense<0.0> : tensor<f64>
    %33 = stablehlo.reduce(%31 init: %32) applies stablehlo.add across dimensions = [0] : (tensor<?xf64>, tensor<f64>) -> tensor<f64>
    %34 = stablehlo.convert %5 : (tensor<i64>) -> tensor<f64>
    %35 = stablehlo.divide %33, %34 : tensor<f64>
    %36 = stablehlo.divide %18, %34 : tensor<f64>
    %37 = stablehlo.multiply %36, %18 : tensor<f64>
    %38 = stablehlo.dynamic_broadcast_in_dim %37, %20, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
    %39 = stablehlo.multiply %30, %38 : tensor<?xf64>
    %40 = stablehlo.multiply %30, %38 : tensor<?xf64>
    %41 = stablehlo.add %39, %40 : tensor<?xf64>
    %42 = stablehlo.dot_general %41, %25, contracting_dims = [0] x [0], precision = [HIGHEST, HIGHEST] : (tensor<?xf64>, tensor<?x?xf64>) -> tensor<?xf64>
    %43 = stablehlo.dot_general %41, %arg2, contracting_dims = [] x [], precision = [HIGHEST, HIGHEST] : (tensor<?xf64>, tensor<?xf64>) -> tensor<?x?xf64>
    %44 = stablehlo.multiply %28, %43 : tensor<?x?xf64>
    %45 = stablehlo.reduce(%44 init: %32) applies stablehlo.add across dimensions = [0] : (tensor<?x?xf64>, tensor<f64>) -> tensor<?xf64>
    %46 = stablehlo.dot_general %44, %arg3, contracting_dims = [0] x [0], precision = [HIGHEST, HIGHEST] : (tensor<?x?xf64>, tensor<?x?xf64>) -> tensor<?x?xf64>
    %47 = stablehlo.transpose %46, dims = [1, 0] : (tensor<?x?xf64>) -> tensor<?x?xf64>
    return %35, %47, %45, %42 : tensor<f64>, tensor<?x?xf64>, tensor<?xf64>, tensor<?xf64>
  }
}

// Sizes of 4
module @mlp {
  func.func public @main(%arg0: tensor<4x4xf64>, %arg1: tensor<4xf64>, %arg2: tensor<4xf64>, %arg3: tensor<4x4xf64>, %arg4: tensor<4xf64>) -> (tensor<f64>, tensor<4x4xf64>, tensor<4xf64>, tensor<4xf64>) {
    %0 = stablehlo.constant dense<1.0> : tensor<f64>
    %1 = stablehlo.dot_general %arg3, %arg0, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<4x4xf64>
    %2 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<4xf64>) -> tensor<4x4xf64>
    %3 = stablehlo.add %1, %2 : tensor<4x4xf64>
    %4 = stablehlo.tanh %3 : tensor<4x4xf64>
    %5 = stablehlo.multiply %4, %4 : tensor<4x4xf64>
    %6 = stablehlo.constant dense<1.0> : tensor<4x4xf64>
    %7 = stablehlo.subtract %6, %5 : tensor<4x4xf64>
    %8 = stablehlo.dot_general %4, %arg2, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<4x4xf64>, tensor<4xf64>) -> tensor<4xf64>
    %9 = stablehlo.subtract %8, %arg4 : tensor<4xf64>
    %10 = stablehlo.multiply %9, %9 : tensor<4xf64>
    %11 = stablehlo.constant dense<0.0> : tensor<f64>
    %12 = stablehlo.reduce(%10 init: %11) applies stablehlo.add across dimensions = [0] : (tensor<4xf64>, tensor<f64>) -> tensor<f64>
    %13 = stablehlo.constant dense<4> : tensor<i64>
    %14 = stablehlo.convert %13 : (tensor<i64>) -> tensor<f64>
    %15 = stablehlo.divide %12, %14 : tensor<f64>
    %16 = stablehlo.divide %0, %14 : tensor<f64>
    %17 = stablehlo.multiply %16, %0 : tensor<f64>
    %18 = stablehlo.broadcast_in_dim %17, dims = [] : (tensor<f64>) -> tensor<4xf64>
    %19 = stablehlo.multiply %9, %18 : tensor<4xf64>
    %20 = stablehlo.multiply %9, %18 : tensor<4xf64>
    %21 = stablehlo.add %19, %20 : tensor<4xf64>
    %22 = stablehlo.dot_general %21, %4, contracting_dims = [0] x [0], precision = [HIGHEST, HIGHEST] : (tensor<4xf64>, tensor<4x4xf64>) -> tensor<4xf64>
    %23 = stablehlo.dot_general %21, %arg2, contracting_dims = [] x [], precision = [HIGHEST, HIGHEST] : (tensor<4xf64>, tensor<4xf64>) -> tensor<4x4xf64>
    %24 = stablehlo.multiply %7, %23 : tensor<4x4xf64>
    %25 = stablehlo.reduce(%24 init: %11) applies stablehlo.add across dimensions = [0] : (tensor<4x4xf64>, tensor<f64>) -> tensor<4xf64>
    %26 = stablehlo.dot_general %24, %arg3, contracting_dims = [0] x [0], precision = [HIGHEST, HIGHEST] : (tensor<4x4xf64>, tensor<4x4xf64>) -> tensor<4x4xf64>
    %27 = stablehlo.transpose %26, dims = [1, 0] : (tensor<4x4xf64>) -> tensor<4x4xf64>
    return %15, %27, %25, %22 : tensor<f64>, tensor<4x4xf64>, tensor<4xf64>, tensor<4xf64>
  }
}
