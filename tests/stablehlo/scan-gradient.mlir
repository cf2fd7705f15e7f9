// Every size
module @decay {
  func.func public @main(%arg0: tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) -> (tensor<?x?xf64> {covector.type = "f64[x0.0, x0.1]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x?xf64>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<?x?xf64>) -> tensor<i32>
    %3 = stablehlo.convert %2 : (tensor<i32>) -> tensor<i64>
    %4 = stablehlo.constant dense<1.0> : tensor<f64>
    %5 = stablehlo.reshape %1 : (tensor<i64>) -> tensor<1xi64>
    %6 = stablehlo.dynamic_broadcast_in_dim %4, %5, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
    %7 = stablehlo.constant dense<0> : tensor<i64>
    %8 = stablehlo.constant dense<0.0> : tensor<f64>
    %9 = stablehlo.reshape %3 : (tensor<i64>) -> tensor<1xi64>
    %10 = stablehlo.concatenate %5, %9, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
    %11 = stablehlo.dynamic_broadcast_in_dim %8, %10, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x?xf64>
    %12:3 = "stablehlo.while"(%7, %6, %11) ({
    ^bb0(%13: tensor<i64>, %14: tensor<?xf64>, %15: tensor<?x?xf64>):
      %16 = stablehlo.compare LT, %13, %3, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
      stablehlo.return %16 : tensor<i1>
    }, {
    ^bb0(%17: tensor<i64>, %18: tensor<?xf64>, %19: tensor<?x?xf64>):
      %20 = stablehlo.reshape %7 : (tensor<i64>) -> tensor<1xi64>
      %21 = stablehlo.reshape %17 : (tensor<i64>) -> tensor<1xi64>
      %22 = stablehlo.concatenate %20, %21, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
      %23 = stablehlo.constant dense<1> : tensor<i64>
      %24 = stablehlo.reshape %23 : (tensor<i64>) -> tensor<1xi64>
      %25 = stablehlo.concatenate %5, %24, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
      %26 = stablehlo.add %22, %25 : tensor<2xi64>
      %27 = stablehlo.constant dense<[1, 1]> : tensor<2xi64>
      %28 = stablehlo.real_dynamic_slice %arg0, %22, %26, %27 : (tensor<?x?xf64>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x1xf64>
      %29 = stablehlo.dynamic_reshape %28, %5 : (tensor<?x1xf64>, tensor<1xi64>) -> tensor<?xf64>
      %30 = stablehlo.multiply %18, %29 : tensor<?xf64>
      %31 = stablehlo.sine %30 : tensor<?xf64>
      %32 = stablehlo.add %17, %23 : tensor<i64>
      %33 = stablehlo.dynamic_reshape %31, %25 : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x1xf64>
      %34 = stablehlo.dynamic_update_slice %19, %33, %7, %17 : (tensor<?x?xf64>, tensor<?x1xf64>, tensor<i64>, tensor<i64>) -> tensor<?x?xf64>
      stablehlo.return %32, %31, %34 : tensor<i64>, tensor<?xf64>, tensor<?x?xf64>
    }) : (tensor<i64>, tensor<?xf64>, tensor<?x?xf64>) -> (tensor<i64>, tensor<?xf64>, tensor<?x?xf64>)
    %35 = stablehlo.reduce(%12#2 init: %8) applies stablehlo.add across dimensions = [0, 1] : (tensor<?x?xf64>, tensor<f64>) -> tensor<f64>
    %36 = stablehlo.dynamic_broadcast_in_dim %4, %10, dims = [] : (tensor<f64>, tensor<2xi64>) -> tensor<?x?xf64>
    %37:4 = "stablehlo.while"(%7, %6, %11, %11) ({
    ^bb0(%38: tensor<i64>, %39: tensor<?xf64>, %40: tensor<?x?xf64>, %41: tensor<?x?xf64>):
      %42 = stablehlo.compare LT, %38, %3, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
      stablehlo.return %42 : tensor<i1>
    }, {
    ^bb0(%43: tensor<i64>, %44: tensor<?xf64>, %45: tensor<?x?xf64>, %46: tensor<?x?xf64>):
      %47 = stablehlo.reshape %7 : (tensor<i64>) -> tensor<1xi64>
      %48 = stablehlo.reshape %43 : (tensor<i64>) -> tensor<1xi64>
      %49 = stablehlo.concatenate %47, %48, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
      %50 = stablehlo.constant dense<1> : tensor<i64>
      %51 = stablehlo.reshape %50 : (tensor<i64>) -> tensor<1xi64>
      %52 = stablehlo.concatenate %5, %51, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
      %53 = stablehlo.add %49, %52 : tensor<2xi64>
      %54 = stablehlo.constant dense<[1, 1]> : tensor<2xi64>
      %55 = stablehlo.real_dynamic_slice %arg0, %49, %53, %54 : (tensor<?x?xf64>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x1xf64>
      %56 = stablehlo.dynamic_reshape %55, %5 : (tensor<?x1xf64>, tensor<1xi64>) -> tensor<?xf64>
      %57 = stablehlo.multiply %44, %56 : tensor<?xf64>
      %58 = stablehlo.sine %57 : tensor<?xf64>
      %59 = stablehlo.cosine %57 : tensor<?xf64>
      %60 = stablehlo.add %43, %50 : tensor<i64>
      %61 = stablehlo.dynamic_reshape %44, %52 : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x1xf64>
      %62 = stablehlo.dynamic_update_slice %45, %61, %7, %43 : (tensor<?x?xf64>, tensor<?x1xf64>, tensor<i64>, tensor<i64>) -> tensor<?x?xf64>
      %63 = stablehlo.dynamic_reshape %59, %52 : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x1xf64>
      %64 = stablehlo.dynamic_update_slice %46, %63, %7, %43 : (tensor<?x?xf64>, tensor<?x1xf64>, tensor<i64>, tensor<i64>) -> tensor<?x?xf64>
      stablehlo.return %60, %58, %62, %64 : tensor<i64>, tensor<?xf64>, tensor<?x?xf64>, tensor<?x?xf64>
    }) : (tensor<i64>, tensor<?xf64>, tensor<?x?xf64>, tensor<?x?xf64>) -> (tensor<i64>, tensor<?xf64>, tensor<?x?xf64>, tensor<?x?xf64>)
    %65 = stablehlo.dynamic_broadcast_in_dim %8, %5, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
    %66:3 = "stablehlo.while"(%7, %65, %11) ({
    ^bb0(%67: tensor<i64>, %68: tensor<?xf64>, %69: tensor<?x?xf64>):
      %70 = stablehlo.compare LT, %67, %3, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
      stablehlo.return %70 : tensor<i1>
    }, {
    ^bb0(%71: tensor<i64>, %72: tensor<?xf64>, %73: tensor<?x?xf64>):
      %74 = stablehlo.constant dense<1> : tensor<i64>
      %75 = stablehlo.subtract %3, %74 : tensor<i64>
      %76 = stablehlo.subtract %75, %71 : tensor<i64>
      %77 = stablehlo.reshape %7 : (tensor<i64>) -> tensor<1xi64>
      %78 = stablehlo.reshape %76 : (tensor<i64>) -> tensor<1xi64>
      %79 = stablehlo.concatenate %77, %78, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
      %80 = stablehlo.reshape %74 : (tensor<i64>) -> tensor<1xi64>
      %81 = stablehlo.concatenate %5, %80, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
      %82 = stablehlo.add %79, %81 : tensor<2xi64>
      %83 = stablehlo.constant dense<[1, 1]> : tensor<2xi64>
      %84 = stablehlo.real_dynamic_slice %arg0, %79, %82, %83 : (tensor<?x?xf64>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x1xf64>
      %85 = stablehlo.dynamic_reshape %84, %5 : (tensor<?x1xf64>, tensor<1xi64>) -> tensor<?xf64>
      %86 = stablehlo.concatenate %77, %78, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
      %87 = stablehlo.add %86, %81 : tensor<2xi64>
      %88 = stablehlo.real_dynamic_slice %37#2, %86, %87, %83 : (tensor<?x?xf64>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x1xf64>
      %89 = stablehlo.dynamic_reshape %88, %5 : (tensor<?x1xf64>, tensor<1xi64>) -> tensor<?xf64>
      %90 = stablehlo.concatenate %77, %78, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
      %91 = stablehlo.add %90, %81 : tensor<2xi64>
      %92 = stablehlo.real_dynamic_slice %37#3, %90, %91, %83 : (tensor<?x?xf64>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x1xf64>
      %93 = stablehlo.dynamic_reshape %92, %5 : (tensor<?x1xf64>, tensor<1xi64>) -> tensor<?xf64>
      %94 = stablehlo.concatenate %77, %78, dim = 0 : (tensor<1xi64>, tensor<1xi64>) -> tensor<2xi64>
      %95 = stablehlo.add %94, %81 : tensor<2xi64>
      %96 = stablehlo.real_dynamic_slice %36, %94, %95, %83 : (tensor<?x?xf64>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x1xf64>
      %97 = stablehlo.dynamic_reshape %96, %5 : (tensor<?x1xf64>, tensor<1xi64>) -> tensor<?xf64>
      %98 = stablehlo.add %72, %97 : tensor<?xf64>
      %99 = stablehlo.multiply %93, %98 : tensor<?xf64>
      %100 = stablehlo.multiply %89, %99 : tensor<?xf64>
      %101 = stablehlo.multiply %85, %99 : tensor<?xf64>
      %102 = stablehlo.add %71, %74 : tensor<i64>
      %103 = stablehlo.dynamic_reshape %100, %81 : (tensor<?xf64>, tensor<2xi64>) -> tensor<?x1xf64>
      %104 = stablehlo.dynamic_update_slice %73, %103, %7, %76 : (tensor<?x?xf64>, tensor<?x1xf64>, tensor<i64>, tensor<i64>) -> tensor<?x?xf64>
      stablehlo.return %102, %101, %104 : tensor<i64>, tensor<?xf64>, tensor<?x?xf64>
    }) : (tensor<i64>, tensor<?xf64>, tensor<?x?xf64>) -> (tensor<i64>, tensor<?xf64>, tensor<?x?xf64>)
    return %66#2 : tensor<?x?xf64>
  }
}

// Sizes of 4
module @decay {
  func.func public @main(%arg0: tensor<4x4xf64>) -> (tensor<4x4xf64>) {
    %0 = stablehlo.constant dense<1.0> : tensor<f64>
    %1 = stablehlo.constant dense<1.0> : tensor<4xf64>
    %2 = stablehlo.constant dense<0> : tensor<i64>
    %3 = stablehlo.constant dense<0.0> : tensor<4x4xf64>
    %4 = stablehlo.constant dense<4> : tensor<i64>
    %5:3 = "stablehlo.while"(%2, %1, %3) ({
    ^bb0(%6: tensor<i64>, %7: tensor<4xf64>, %8: tensor<4x4xf64>):
      %9 = stablehlo.compare LT, %6, %4, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
      stablehlo.return %9 : tensor<i1>
    }, {
    ^bb0(%10: tensor<i64>, %11: tensor<4xf64>, %12: tensor<4x4xf64>):
      %13 = stablehlo.dynamic_slice %arg0, %2, %10, sizes = [4, 1] : (tensor<4x4xf64>, tensor<i64>, tensor<i64>) -> tensor<4x1xf64>
      %14 = stablehlo.reshape %13 : (tensor<4x1xf64>) -> tensor<4xf64>
      %15 = stablehlo.multiply %11, %14 : tensor<4xf64>
      %16 = stablehlo.sine %15 : tensor<4xf64>
      %17 = stablehlo.constant dense<1> : tensor<i64>
      %18 = stablehlo.add %10, %17 : tensor<i64>
      %19 = stablehlo.reshape %16 : (tensor<4xf64>) -> tensor<4x1xf64>
      %20 = stablehlo.dynamic_update_slice %12, %19, %2, %10 : (tensor<4x4xf64>, tensor<4x1xf64>, tensor<i64>, tensor<i64>) -> tensor<4x4xf64>
      stablehlo.return %18, %16, %20 : tensor<i64>, tensor<4xf64>, tensor<4x4xf64>
    }) : (tensor<i64>, tensor<4xf64>, tensor<4x4xf64>) -> (tensor<i64>, tensor<4xf64>, tensor<4x4xf64>)
    %21 = stablehlo.constant dense<0.0> : tensor<f64>
    %22 = stablehlo.reduce(%5#2 init: %21) applies stablehlo.add across dimensions = [0, 1] : (tensor<4x4xf64>, tensor<f64>) -> tensor<f64>
    %23 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f64>) -> tensor<4x4xf64>
    %24:4 = "stablehlo.while"(%2, %1, %3, %3) ({
    ^bb0(%25: tensor<i64>, %26: tensor<4xf64>, %27: tensor<4x4xf64>, %28: tensor<4x4xf64>):
      %29 = stablehlo.compare LT, %25, %4, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
      stablehlo.return %29 : tensor<i1>
    }, {
    ^bb0(%30: tensor<i64>, %31: tensor<4xf64>, %32: tensor<4x4xf64>, %33: tensor<4x4xf64>):
      %34 = stablehlo.dynamic_slice %arg0, %2, %30, sizes = [4, 1] : (tensor<4x4xf64>, tensor<i64>, tensor<i64>) -> tensor<4x1xf64>
      %35 = stablehlo.reshape %34 : (tensor<4x1xf64>) -> tensor<4xf64>
      %36 = stablehlo.multiply %31, %35 : tensor<4xf64>
      %37 = stablehlo.sine %36 : tensor<4xf64>
      %38 = stablehlo.cosine %36 : tensor<4xf64>
      %39 = stablehlo.constant dense<1> : tensor<i64>
      %40 = stablehlo.add %30, %39 : tensor<i64>
      %41 = stablehlo.reshape %31 : (tensor<4xf64>) -> tensor<4x1xf64>
      %42 = stablehlo.dynamic_update_slice %32, %41, %2, %30 : (tensor<4x4xf64>, tensor<4x1xf64>, tensor<i64>, tensor<i64>) -> tensor<4x4xf64>
      %43 = stablehlo.reshape %38 : (tensor<4xf64>) -> tensor<4x1xf64>
      %44 = stablehlo.dynamic_update_slice %33, %43, %2, %30 : (tensor<4x4xf64>, tensor<4x1xf64>, tensor<i64>, tensor<i64>) -> tensor<4x4xf64>
      stablehlo.return %40, %37, %42, %44 : tensor<i64>, tensor<4xf64>, tensor<4x4xf64>, tensor<4x4xf64>
    }) : (tensor<i64>, tensor<4xf64>, tensor<4x4xf64>, tensor<4x4xf64>) -> (tensor<i64>, tensor<4xf64>, tensor<4x4xf64>, tensor<4x4xf64>)
    %45 = stablehlo.constant dense<0.0> : tensor<4xf64>
    %46:3 = "stablehlo.while"(%2, %45, %3) ({
    ^bb0(%47: tensor<i64>, %48: tensor<4xf64>, %49: tensor<4x4xf64>):
      %50 = stablehlo.compare LT, %47, %4, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
      stablehlo.return %50 : tensor<i1>
    }, {
    ^bb0(%51: tensor<i64>, %52: tensor<4xf64>, %53: tensor<4x4xf64>):
      %54 = stablehlo.constant dense<1> : tensor<i64>
      %55 = stablehlo.subtract %4, %54 : tensor<i64>
      %56 = stablehlo.subtract %55, %51 : tensor<i64>
      %57 = stablehlo.dynamic_slice %arg0, %2, %56, sizes = [4, 1] : (tensor<4x4xf64>, tensor<i64>, tensor<i64>) -> tensor<4x1xf64>
      %58 = stablehlo.reshape %57 : (tensor<4x1xf64>) -> tensor<4xf64>
      %59 = stablehlo.dynamic_slice %24#2, %2, %56, sizes = [4, 1] : (tensor<4x4xf64>, tensor<i64>, tensor<i64>) -> tensor<4x1xf64>
      %60 = stablehlo.reshape %59 : (tensor<4x1xf64>) -> tensor<4xf64>
      %61 = stablehlo.dynamic_slice %24#3, %2, %56, sizes = [4, 1] : (tensor<4x4xf64>, tensor<i64>, tensor<i64>) -> tensor<4x1xf64>
      %62 = stablehlo.reshape %61 : (tensor<4x1xf64>) -> tensor<4xf64>
      %63 = stablehlo.dynamic_slice %23, %2, %56, sizes = [4, 1] : (tensor<4x4xf64>, tensor<i64>, tensor<i64>) -> tensor<4x1xf64>
      %64 = stablehlo.reshape %63 : (tensor<4x1xf64>) -> tensor<4xf64>
      %65 = stablehlo.add %52, %64 : tensor<4xf64>
      %66 = stablehlo.multiply %62, %65 : tensor<4xf64>
      %67 = stablehlo.multiply %60, %66 : tensor<4xf64>
      %68 = stablehlo.multiply %58, %66 : tensor<4xf64>
      %69 = stablehlo.add %51, %54 : tensor<i64>
      %70 = stablehlo.reshape %67 : (tensor<4xf64>) -> tensor<4x1xf64>
      %71 = stablehlo.dynamic_update_slice %53, %70, %2, %56 : (tensor<4x4xf64>, tensor<4x1xf64>, tensor<i64>, tensor<i64>) -> tensor<4x4xf64>
      stablehlo.return %69, %68, %71 : tensor<i64>, tensor<4xf64>, tensor<4x4xf64>
    }) : (tensor<i64>, tensor<4xf64>, tensor<4x4xf64>) -> (tensor<i64>, tensor<4xf64>, tensor<4x4xf64>)
    return %46#2 : tensor<4x4xf64>
  }
}
