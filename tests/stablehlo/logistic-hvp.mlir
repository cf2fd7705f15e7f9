// Every size
module @logistic {
  func.func public @main(%arg0: tensor<?xf64> {covector.type = "f64[x2.1]"}, %arg1: tensor<?xf64> {covector.type = "f64[x2.1]"}, %arg2: tensor<?x?xf64> {covector.type = "f64[x2.0, x2.1]"}, %arg3: tensor<?xf64> {covector.type = "f64[x2.0]"}) -> (tensor<?xf64> {covector.type = "f64[x2.1]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?xf64>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.get_dimension_size %arg2, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %3 = stablehlo.convert %2 : (tensor<i32>) -> tensor<i64>
    %4 = stablehlo.get_dimension_size %arg1, dim = 0 : (tensor<?xf64>) -> tensor<i32>
    %5 = stablehlo.convert %4 : (tensor<i32>) -> tensor<i64>
    %6 = stablehlo.compare EQ, %5, %1, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%6, %5, %1) {api_version = 2 : i32, error_message = "axis 0 of argument 1 must have the size x2.1; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %7 = stablehlo.get_dimension_size %arg2, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %8 = stablehlo.convert %7 : (tensor<i32>) -> tensor<i64>
    %9 = stablehlo.compare EQ, %8, %1, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%9, %8, %1) {api_version = 2 : i32, error_message = "axis 1 of argument 2 must have the size x2.1; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %10 = stablehlo.get_dimension_size %arg3, dim = 0 : (tensor<?xf64>) -> tensor<i32>
    %11 = stablehlo.convert %10 : (tensor<i32>) -> tensor<i64>
    %12 = stablehlo.compare EQ, %11, %3, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%12, %11, %3) {api_version = 2 : i32, error_message = "axis 0 of argument 3 must have the size x2.0; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %13 = stablehlo.constant dense<1.0> : tensor<f64>
    %14 = stablehlo.dot_general %arg2, %arg0, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<?x?xf64>, tensor<?xf64>) -> tensor<?xf64>
    %15 = stablehlo.dot_general %arg2, %arg1, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<?x?xf64>, tensor<?xf64>) -> tensor<?xf64>
    %16 = stablehlo.constant dense<0.0> : tensor<f64>
    %17 = stablehlo.reshape %3 : (tensor<i64>) -> tensor<1xi64>
    %18 = stablehlo.dynamic_broadcast_in_dim %16, %17, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
    %19 = stablehlo.compare LE, %18, %14, FLOAT : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
    %20 = stablehlo.negate %14 : tensor<?xf64>
    %21 = stablehlo.negate %15 : tensor<?xf64>
    %22 = stablehlo.select %19, %20, %14 : (tensor<?xi1>, tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
    %23 = stablehlo.select %19, %21, %18 : (tensor<?xi1>, tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
    %24 = stablehlo.select %19, %18, %15 : (tensor<?xi1>, tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
    %25 = stablehlo.add %23, %24 : tensor<?xf64>
    %26 = stablehlo.exponential %22 : tensor<?xf64>
    %27 = stablehlo.multiply %26, %25 : tensor<?xf64>
    %28 = stablehlo.dynamic_broadcast_in_dim %13, %17, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
    %29 = stablehlo.add %26, %28 : tensor<?xf64>
    %30 = stablehlo.divide %28, %29 : tensor<?xf64>
    %31 = stablehlo.divide %30, %29 : tensor<?xf64>
    %32 = stablehlo.negate %31 : tensor<?xf64>
    %33 = stablehlo.multiply %32, %27 : tensor<?xf64>
    %34 = stablehlo.convert %3 : (tensor<i64>) -> tensor<f64>
    %35 = stablehlo.divide %13, %34 : tensor<f64>
    %36 = stablehlo.multiply %35, %13 : tensor<f64>
    %37 = stablehlo.dynamic_broadcast_in_dim %36, %17, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
    %38 = stablehlo.multiply %30, %37 : tensor<?xf64>
    %39 = stablehlo.multiply %37, %33 : tensor<?xf64>
    %40 = stablehlo.multiply %38, %27 : tensor<?xf64>
    %41 = stablehlo.multiply %26, %39 : tensor<?xf64>
    %42 = stablehlo.add %40, %41 : tensor<?xf64>
    %43 = stablehlo.select %19, %18, %42 : (tensor<?xi1>, tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
    %44 = stablehlo.select %19, %42, %18 : (tensor<?xi1>, tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
    %45 = stablehlo.negate %44 : tensor<?xf64>
    %46 = stablehlo.add %43, %45 : tensor<?xf64>
    %47 = stablehlo.dot_general %46, %arg2, contracting_dims = [0] x [0], precision = [HIGHEST, HIGHEST] : (tensor<?xf64>, tensor<?x?xf64>) -> tensor<?xf64>
    return %47 : tensor<?xf64>
  }
}

// Sizes of 4
module @logistic {
  func.func public @main(%arg0: tensor<4xf64>, %arg1: tensor<4xf64>, %arg2: tensor<4x4xf64>, %arg3: tensor<4xf64>) -> (tensor<4xf64>) {
    %0 = stablehlo.constant dense<1.0> : tensor<f64>
    %1 = stablehlo.dot_general %arg2, %arg0, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<4x4xf64>, tensor<4xf64>) -> tensor<4xf64>
    %2 = stablehlo.dot_general %arg2, %arg1, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST] : (tensor<4x4xf64>, tensor<4xf64>) -> tensor<4xf64>
    %3 = stablehlo.constant dense<0.0> : tensor<4xf64>
    %4 = stablehlo.compare LE, %3, %1, FLOAT : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
    %5 = stablehlo.negate %1 : tensor<4xf64>
    %6 = stablehlo.negate %2 : tensor<4xf64>
    %7 = stablehlo.select %4, %5, %1 : (tensor<4xi1>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
    %8 = stablehlo.select %4, %6, %3 : (tensor<4xi1>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
    %9 = stablehlo.select %4, %3, %2 : (tensor<4xi1>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
    %10 = stablehlo.add %8, %9 : tensor<4xf64>
    %11 = stablehlo.exponential %7 : tensor<4xf64>
    %12 = stablehlo.multiply %11, %10 : tensor<4xf64>
    %13 = stablehlo.constant dense<1.0> : tensor<4xf64>
    %14 = stablehlo.add %11, %13 : tensor<4xf64>
    %15 = stablehlo.divide %13, %14 : tensor<4xf64>
    %16 = stablehlo.divide %15, %14 : tensor<4xf64>
    %17 = stablehlo.negate %16 : tensor<4xf64>
    %18 = stablehlo.multiply %17, %12 : tensor<4xf64>
    %19 = stablehlo.constant dense<4> : tensor<i64>
    %20 = stablehlo.convert %19 : (tensor<i64>) -> tensor<f64>
    %21 = stablehlo.divide %0, %20 : tensor<f64>
    %22 = stablehlo.multiply %21, %0 : tensor<f64>
    %23 = stablehlo.broadcast_in_dim %22, dims = [] : (tensor<f64>) -> tensor<4xf64>
    %24 = stablehlo.multiply %15, %23 : tensor<4xf64>
    %25 = stablehlo.multiply %23, %18 : tensor<4xf64>
    %26 = stablehlo.multiply %24, %12 : tensor<4xf64>
    %27 = stablehlo.multiply %11, %25 : tensor<4xf64>
    %28 = stablehlo.add %26, %27 : tensor<4xf64>
    %29 = stablehlo.select %4, %3, %28 : (tensor<4xi1>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
    %30 = stablehlo.select %4, %28, %3 : (tensor<4xi1>, tensor<4xf64>, tensor<4xf64>) -> tensor<4xf64>
    %31 = stablehlo.negate %30 : tensor<4xf64>
    %32 = stablehlo.add %29, %31 : tensor<4xf64>
    %33 = stablehlo.dot_general %32, %arg2, contracting_dims = [0] x [0], precision = [HIGHEST, HIGHEST] : (tensor<4xf64>, tensor<4x4xf64>) -> tensor<4xf64>
    return %33 : tensor<4xf64>
  }
}
