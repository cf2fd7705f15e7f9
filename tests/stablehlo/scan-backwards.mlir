// Every size
module @backwards {
  func.func public @main(%arg0: tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) -> (tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %3 = stablehlo.convert %2 : (tensor<i32>) -> tensor<i64>
    %4 = stablehlo.constant dense<0.0> : tensor<f64>
    %5 = stablehlo.reshape %3 : (tensor<i64>) -> tensor<1xi64>
    %6 = stablehlo.dynamic_broadcast_in_dim %4, %5, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
    %7 = stablehlo.transpose %arg0, dims = [1, 0] : (tensor<?x?xf64>) -> tensor<?x?xf64>
    %8 = stablehlo.constant dense<0> : tensor<i64>
    %9 = stablehlo.reshape %1 : (tensor<i64>) -> tensor<1xi64>
    %10 = stablehlo.concatenate %5, %9, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %11 = stablehlo.dynamic_broadcast_in_dim %4, %10, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x?xf64>
    %12:3 = "stablehlo.while"(%8, %6, %11) ({
    ^bb0(%13: tensor<i64>, %14: tensor<?xf64>, %15: tensor<?x?xf64>):
      %16 = stablehlo.compare LT, %13, %1, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
      stablehlo.return %16 : tensor<i1>
    }, {
    ^bb0(%17: tensor<i64>, %18: tensor<?xf64>, %19: tensor<?x?xf64>):
      %20 = stablehlo.constant dense<1> : tensor<i64>
      %21 = stablehlo.subtract %1, %20 : tensor<i64>
      %22 = stablehlo.subtract %21, %17 : tensor<i64>
      %23 = stablehlo.reshape %8 : (tensor<i64>) -> tensor<1xi64>
      %24 = stablehlo.reshape %22 : (tensor<i64>) -> tensor<1xi64>
      %25 = stablehlo.concatenate %23, %24, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
      %26 = stablehlo.reshape %20 : (tensor<i64>) -> tensor<1xi64>
      %27 = stablehlo.concatenate %5, %26, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
      %28 = stablehlo.add %25, %27 : tensor<2xi64>
      %29 = stablehlo.constant dense<[1, 1]> : tensor<2xi64>
      %30 = stablehlo.real_dynamic_slice %7, %25, %28, %29 : (tensor<?x?xf64>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x1xf64>
      %31 = stablehlo.dynamic_reshape %30, %5 : (tensor<?x1xf64>, tensor<1xi64>) -> tensor<?xf64>
      %32 = stablehlo.add %18, %31 : tensor<?xf64>
      %33 = stablehlo.multiply %18, %31 : tensor<?xf64>
      %34 = stablehlo.add %17, %20 : tensor<i64>
      %35 = stablehlo.dynamic_reshape %33, %27 : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x1xf64>
      %36 = stablehlo.dynamic_update_slice %19, %35, %8, %22 : (tensor<?x?xf64>, tensor<?x1xf64>, tensor<i64>, tensor<i64>) -> tensor<?x?xf64>
      stablehlo.return %34, %32, %36 : tensor<i64>, tensor<?xf64>, tensor<?x?xf64>
    }) : (tensor<i64>, tensor<?xf64>, tensor<?x?xf64>) -> (tensor<i64>, tensor<?xf64>, tensor<?x?xf64>)
    %37 = stablehlo.transpose %12#2, dims = [1, 0] : (tensor<?x?xf64>) -> tensor<?x?xf64>
    return %37 : tensor<?x?xf64>
  }
}

// Sizes of 4
module @backwards {
  func.func public @main(%arg0: tensor<4x4xf64>) -> (tensor<4x4xf64>) {
    %0 = stablehlo.constant dense<0.0> : tensor<4xf64>
    %1 = stablehlo.transpose %arg0, dims = [1, 0] : (tensor<4x4xf64>) -> tensor<4x4xf64>
    %2 = stablehlo.constant dense<0> : tensor<i64>
    %3 = stablehlo.constant dense<0.0> : tensor<4x4xf64>
    %4 = stablehlo.constant dense<4> : tensor<i64>
    %5:3 = "stablehlo.while"(%2, %0, %3) ({
    ^bb0(%6: tensor<i64>, %7: tensor<4xf64>, %8: tensor<4x4xf64>):
      %9 = stablehlo.compare LT, %6, %4, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
      stablehlo.return %9 : tensor<i1>
    }, {
    ^bb0(%10: tensor<i64>, %11: tensor<4xf64>, %12: tensor<4x4xf64>):
      %13 = stablehlo.constant dense<1> : tensor<i64>
      %14 = stablehlo.subtract %4, %13 : tensor<i64>
      %15 = stablehlo.subtract %14, %10 : tensor<i64>
      %16 = stablehlo.dynamic_slice %1, %2, %15, sizes = [4, 1] : (tensor<4x4xf64>, tensor<i64>, tensor<i64>) -> tensor<4x1xf64>
      %17 = stablehlo.reshape %16 : (tensor<4x1xf64>) -> tensor<4xf64>
      %18 = stablehlo.add %11, %17 : tensor<4xf64>
      %19 = stablehlo.multiply %11, %17 : tensor<4xf64>
      %20 = stablehlo.add %10, %13 : tensor<i64>
      %21 = stablehlo.reshape %19 : (tensor<4xf64>) -> tensor<4x1xf64>
      %22 = stablehlo.dynamic_update_slice %12, %21, %2, %15 : (tensor<4x4xf64>, tensor<4x1xf64>, tensor<i64>, tensor<i64>) -> tensor<4x4xf64>
      stablehlo.return %20, %18, %22 : tensor<i64>, tensor<4xf64>, tensor<4x4xf64>
    }) : (tensor<i64>, tensor<4xf64>, tensor<4x4xf64>) -> (tensor<i64>, tensor<4xf64>, tensor<4x4xf64>)
    %23 = stablehlo.transpose %5#2, dims = [1, 0] : (tensor<4x4xf64>) -> tensor<4x4xf64>
    return %23 : tensor<4x4xf64>
  }
}
