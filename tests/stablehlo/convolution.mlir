// Every size
module @convolved {
  func.func public @main(%arg0: tensor<?x?x?x?xf64> {covector.type = "f64[x0.0, x0.1, x0.2, x0.3]"}, %arg1: tensor<?x?x?x?xf64> {covector.type = "f64[x1.0, x1.1, x0.2, x1.3]"}) -> (tensor<?x?x?x?xf64> {covector.type = "f64[floordiv(-max(0, x1.0-1)+x0.0+1, 2), floordiv(-max(0, x1.1-1)+x0.1+1, 2), x1.3, x0.3]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?x?x?x?xf64>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<?x?x?x?xf64>) -> tensor<i32>
    %3 = stablehlo.convert %2 : (tensor<i32>) -> tensor<i64>
    %4 = stablehlo.get_dimension_size %arg0, dim = 2 : (tensor<?x?x?x?xf64>) -> tensor<i32>
    %5 = stablehlo.convert %4 : (tensor<i32>) -> tensor<i64>
    %6 = stablehlo.get_dimension_size %arg0, dim = 3 : (tensor<?x?x?x?xf64>) -> tensor<i32>
    %7 = stablehlo.convert %6 : (tensor<i32>) -> tensor<i64>
    %8 = stablehlo.get_dimension_size %arg1, dim = 0 : (tensor<?x?x?x?xf64>) -> tensor<i32>
    %9 = stablehlo.convert %8 : (tensor<i32>) -> tensor<i64>
    %10 = stablehlo.get_dimension_size %arg1, dim = 1 : (tensor<?x?x?x?xf64>) -> tensor<i32>
    %11 = stablehlo.convert %10 : (tensor<i32>) -> tensor<i64>
    %12 = stablehlo.get_dimension_size %arg1, dim = 3 : (tensor<?x?x?x?xf64>) -> tensor<i32>
    %13 = stablehlo.convert %12 : (tensor<i32>) -> tensor<i64>
    %14 = stablehlo.get_dimension_size %arg1, dim = 2 : (tensor<?x?x?x?xf64>) -> tensor<i32>
    %15 = stablehlo.convert %14 : (tensor<i32>) -> tensor<i64>
    %16 = stablehlo.compare EQ, %15, %5, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%16, %15, %5) {api_version = 2 : i32, error_message = "axis 2 of argument 1 must have the size x0.2; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %17 = stablehlo.constant dense<1> : tensor<i64>
    %18 = stablehlo.compare LE, %17, %9, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%18, %17, %9) {api_version = 2 : i32, error_message = "1 <= x1.0 for conv2d; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %19 = stablehlo.compare LE, %9, %1, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%19, %9, %1) {api_version = 2 : i32, error_message = "x1.0 <= x0.0 for conv2d; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %20 = stablehlo.constant dense<0> : tensor<i64>
    %21 = stablehlo.constant dense<-1> : tensor<i64>
    %22 = stablehlo.add %9, %21 : tensor<i64>
    %23 = stablehlo.maximum %20, %22 : tensor<i64>
    %24 = stablehlo.multiply %23, %21 : tensor<i64>
    %25 = stablehlo.add %24, %1 : tensor<i64>
    %26 = stablehlo.compare LE, %17, %25, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%26, %17, %25) {api_version = 2 : i32, error_message = "1 <= -max(0, x1.0-1)+x0.0 for windows; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %27 = stablehlo.add %25, %17 : tensor<i64>
    %28 = stablehlo.constant dense<2> : tensor<i64>
    %29 = stablehlo.remainder %27, %28 : tensor<i64>
    %30 = stablehlo.add %29, %28 : tensor<i64>
    %31 = stablehlo.remainder %30, %28 : tensor<i64>
    %32 = stablehlo.subtract %27, %31 : tensor<i64>
    %33 = stablehlo.divide %32, %28 : tensor<i64>
    %34 = stablehlo.compare LE, %20, %33, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%34, %20, %33) {api_version = 2 : i32, error_message = "0 <= floordiv(-max(0, x1.0-1)+x0.0+1, 2) for slice; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %35 = stablehlo.compare LE, %17, %11, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%35, %17, %11) {api_version = 2 : i32, error_message = "1 <= x1.1 for conv2d; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %36 = stablehlo.compare LE, %11, %3, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%36, %11, %3) {api_version = 2 : i32, error_message = "x1.1 <= x0.1 for conv2d; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %37 = stablehlo.add %11, %21 : tensor<i64>
    %38 = stablehlo.maximum %20, %37 : tensor<i64>
    %39 = stablehlo.multiply %38, %21 : tensor<i64>
    %40 = stablehlo.add %39, %3 : tensor<i64>
    %41 = stablehlo.compare LE, %17, %40, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%41, %17, %40) {api_version = 2 : i32, error_message = "1 <= -max(0, x1.1-1)+x0.1 for windows; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %42 = stablehlo.add %40, %17 : tensor<i64>
    %43 = stablehlo.remainder %42, %28 : tensor<i64>
    %44 = stablehlo.add %43, %28 : tensor<i64>
    %45 = stablehlo.remainder %44, %28 : tensor<i64>
    %46 = stablehlo.subtract %42, %45 : tensor<i64>
    %47 = stablehlo.divide %46, %28 : tensor<i64>
    %48 = stablehlo.compare LE, %20, %47, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
    stablehlo.custom_call @shape_assertion(%48, %20, %47) {api_version = 2 : i32, error_message = "0 <= floordiv(-max(0, x1.1-1)+x0.1+1, 2) for slice; got {0} and {1}", has_side_effect = true} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
    %49 = stablehlo.reshape %1 : (tensor<i64>) -> tensor<1xi64>
    %50 = stablehlo.reshape %3 : (tensor<i64>) -> tensor<1xi64>
    %51 = stablehlo.reshape %5 : (tensor<i64>) -> tensor<1xi64>
    %52 = stablehlo.reshape %7 : (tensor<i64>) -> tensor<1xi64>
    %53 = stablehlo.reshape %9 : (tensor<i64>) -> tensor<1xi64>
    %54 = stablehlo.concatenate %49, %50, %51, %52, %53, dim = 0 : (tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<5xi64>
    %55 = stablehlo.dynamic_broadcast_in_dim %arg0, %54, dims = [0, 1, 2, 3] : (tensor<?x?x?x?xf64>, tensor<5xi64>) -> tensor<?x?x?x?x?xf64>
    %56 = stablehlo.constant dense<0> : tensor<i64>
    %57 = stablehlo.reshape %25 : (tensor<i64>) -> tensor<1xi64>
    %58 = stablehlo.concatenate %57, %50, %51, %52, %53, dim = 0 : (tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<5xi64>
    %59 = stablehlo.dynamic_broadcast_in_dim %56, %58, dims = [] : (tensor<i64>, tensor<5xi64>) -> tensor<?x?x?x?x?xi64>
    %60 = stablehlo.dynamic_iota %58, dim = 0 : (tensor<5xi64>) -> tensor<?x?x?x?x?xi64>
    %61 = stablehlo.constant dense<1> : tensor<i64>
    %62 = stablehlo.dynamic_broadcast_in_dim %61, %58, dims = [] : (tensor<i64>, tensor<5xi64>) -> tensor<?x?x?x?x?xi64>
    %63 = stablehlo.multiply %60, %62 : tensor<?x?x?x?x?xi64>
    %64 = stablehlo.add %59, %63 : tensor<?x?x?x?x?xi64>
    %65 = stablehlo.dynamic_iota %58, dim = 4 : (tensor<5xi64>) -> tensor<?x?x?x?x?xi64>
    %66 = stablehlo.multiply %65, %62 : tensor<?x?x?x?x?xi64>
    %67 = stablehlo.add %64, %66 : tensor<?x?x?x?x?xi64>
    %68 = stablehlo.dynamic_iota %58, dim = 1 : (tensor<5xi64>) -> tensor<?x?x?x?x?xi64>
    %69 = stablehlo.multiply %68, %62 : tensor<?x?x?x?x?xi64>
    %70 = stablehlo.add %59, %69 : tensor<?x?x?x?x?xi64>
    %71 = stablehlo.dynamic_iota %58, dim = 2 : (tensor<5xi64>) -> tensor<?x?x?x?x?xi64>
    %72 = stablehlo.multiply %71, %62 : tensor<?x?x?x?x?xi64>
    %73 = stablehlo.add %59, %72 : tensor<?x?x?x?x?xi64>
    %74 = stablehlo.dynamic_iota %58, dim = 3 : (tensor<5xi64>) -> tensor<?x?x?x?x?xi64>
    %75 = stablehlo.multiply %74, %62 : tensor<?x?x?x?x?xi64>
    %76 = stablehlo.add %59, %75 : tensor<?x?x?x?x?xi64>
    %77 = stablehlo.multiply %65, %62 : tensor<?x?x?x?x?xi64>
    %78 = stablehlo.add %59, %77 : tensor<?x?x?x?x?xi64>
    %79 = stablehlo.reshape %17 : (tensor<i64>) -> tensor<1xi64>
    %80 = stablehlo.concatenate %57, %50, %51, %52, %53, %79, dim = 0 : (tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<6xi64>
    %81 = stablehlo.dynamic_reshape %67, %80 : (tensor<?x?x?x?x?xi64>, tensor<6xi64>) -> tensor<?x?x?x?x?x1xi64>
    %82 = stablehlo.dynamic_reshape %70, %80 : (tensor<?x?x?x?x?xi64>, tensor<6xi64>) -> tensor<?x?x?x?x?x1xi64>
    %83 = stablehlo.dynamic_reshape %73, %80 : (tensor<?x?x?x?x?xi64>, tensor<6xi64>) -> tensor<?x?x?x?x?x1xi64>
    %84 = stablehlo.dynamic_reshape %76, %80 : (tensor<?x?x?x?x?xi64>, tensor<6xi64>) -> tensor<?x?x?x?x?x1xi64>
    %85 = stablehlo.dynamic_reshape %78, %80 : (tensor<?x?x?x?x?xi64>, tensor<6xi64>) -> tensor<?x?x?x?x?x1xi64>
    %86 = stablehlo.concatenate %81, %82, %83, %84, %85, dim = 5 : (tensor<?x?x?x?x?x1xi64>, tensor<?x?x?x?x?x1xi64>, tensor<?x?x?x?x?x1xi64>, tensor<?x?x?x?x?x1xi64>, tensor<?x?x?x?x?x1xi64>) -> tensor<?x?x?x?x?x5xi64>
    %87 = "stablehlo.gather"(%55, %86) <{dimension_numbers = #stablehlo.gather<offset_dims = [], collapsed_slice_dims = [0, 1, 2, 3, 4], start_index_map = [0, 1, 2, 3, 4], index_vector_dim = 5>, slice_sizes = array<i64: 1, 1, 1, 1, 1>}> : (tensor<?x?x?x?x?xf64>, tensor<?x?x?x?x?x5xi64>) -> tensor<?x?x?x?x?xf64>
    %88 = stablehlo.constant dense<[0, 0, 0, 0, 0]> : tensor<5xi64>
    %89 = stablehlo.multiply %33, %28 : tensor<i64>
    %90 = stablehlo.add %89, %21 : tensor<i64>
    %91 = stablehlo.maximum %20, %90 : tensor<i64>
    %92 = stablehlo.reshape %91 : (tensor<i64>) -> tensor<1xi64>
    %93 = stablehlo.concatenate %92, %50, %51, %52, %53, dim = 0 : (tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<5xi64>
    %94 = stablehlo.constant dense<[2, 1, 1, 1, 1]> : tensor<5xi64>
    %95 = stablehlo.real_dynamic_slice %87, %88, %93, %94 : (tensor<?x?x?x?x?xf64>, tensor<5xi64>, tensor<5xi64>, tensor<5xi64>) -> tensor<?x?x?x?x?xf64>
    %96 = stablehlo.reshape %33 : (tensor<i64>) -> tensor<1xi64>
    %97 = stablehlo.reshape %11 : (tensor<i64>) -> tensor<1xi64>
    %98 = stablehlo.concatenate %96, %50, %51, %52, %53, %97, dim = 0 : (tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<6xi64>
    %99 = stablehlo.dynamic_broadcast_in_dim %95, %98, dims = [0, 1, 2, 3, 4] : (tensor<?x?x?x?x?xf64>, tensor<6xi64>) -> tensor<?x?x?x?x?x?xf64>
    %100 = stablehlo.reshape %40 : (tensor<i64>) -> tensor<1xi64>
    %101 = stablehlo.concatenate %96, %100, %51, %52, %53, %97, dim = 0 : (tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<6xi64>
    %102 = stablehlo.dynamic_broadcast_in_dim %56, %101, dims = [] : (tensor<i64>, tensor<6xi64>) -> tensor<?x?x?x?x?x?xi64>
    %103 = stablehlo.dynamic_iota %101, dim = 0 : (tensor<6xi64>) -> tensor<?x?x?x?x?x?xi64>
    %104 = stablehlo.dynamic_broadcast_in_dim %61, %101, dims = [] : (tensor<i64>, tensor<6xi64>) -> tensor<?x?x?x?x?x?xi64>
    %105 = stablehlo.multiply %103, %104 : tensor<?x?x?x?x?x?xi64>
    %106 = stablehlo.add %102, %105 : tensor<?x?x?x?x?x?xi64>
    %107 = stablehlo.dynamic_iota %101, dim = 1 : (tensor<6xi64>) -> tensor<?x?x?x?x?x?xi64>
    %108 = stablehlo.multiply %107, %104 : tensor<?x?x?x?x?x?xi64>
    %109 = stablehlo.add %102, %108 : tensor<?x?x?x?x?x?xi64>
    %110 = stablehlo.dynamic_iota %101, dim = 5 : (tensor<6xi64>) -> tensor<?x?x?x?x?x?xi64>
    %111 = stablehlo.multiply %110, %104 : tensor<?x?x?x?x?x?xi64>
    %112 = stablehlo.add %109, %111 : tensor<?x?x?x?x?x?xi64>
    %113 = stablehlo.dynamic_iota %101, dim = 2 : (tensor<6xi64>) -> tensor<?x?x?x?x?x?xi64>
    %114 = stablehlo.multiply %113, %104 : tensor<?x?x?x?x?x?xi64>
    %115 = stablehlo.add %102, %114 : tensor<?x?x?x?x?x?xi64>
    %116 = stablehlo.dynamic_iota %101, dim = 3 : (tensor<6xi64>) -> tensor<?x?x?x?x?x?xi64>
    %117 = stablehlo.multiply %116, %104 : tensor<?x?x?x?x?x?xi64>
    %118 = stablehlo.add %102, %117 : tensor<?x?x?x?x?x?xi64>
    %119 = stablehlo.dynamic_iota %101, dim = 4 : (tensor<6xi64>) -> tensor<?x?x?x?x?x?xi64>
    %120 = stablehlo.multiply %119, %104 : tensor<?x?x?x?x?x?xi64>
    %121 = stablehlo.add %102, %120 : tensor<?x?x?x?x?x?xi64>
    %122 = stablehlo.multiply %110, %104 : tensor<?x?x?x?x?x?xi64>
    %123 = stablehlo.add %102, %122 : tensor<?x?x?x?x?x?xi64>
    %124 = stablehlo.concatenate %96, %100, %51, %52, %53, %97, %79, dim = 0 : (tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<7xi64>
    %125 = stablehlo.dynamic_reshape %106, %124 : (tensor<?x?x?x?x?x?xi64>, tensor<7xi64>) -> tensor<?x?x?x?x?x?x1xi64>
    %126 = stablehlo.dynamic_reshape %112, %124 : (tensor<?x?x?x?x?x?xi64>, tensor<7xi64>) -> tensor<?x?x?x?x?x?x1xi64>
    %127 = stablehlo.dynamic_reshape %115, %124 : (tensor<?x?x?x?x?x?xi64>, tensor<7xi64>) -> tensor<?x?x?x?x?x?x1xi64>
    %128 = stablehlo.dynamic_reshape %118, %124 : (tensor<?x?x?x?x?x?xi64>, tensor<7xi64>) -> tensor<?x?x?x?x?x?x1xi64>
    %129 = stablehlo.dynamic_reshape %121, %124 : (tensor<?x?x?x?x?x?xi64>, tensor<7xi64>) -> tensor<?x?x?x?x?x?x1xi64>
    %130 = stablehlo.dynamic_reshape %123, %124 : (tensor<?x?x?x?x?x?xi64>, tensor<7xi64>) -> tensor<?x?x?x?x?x?x1xi64>
    %131 = stablehlo.concatenate %125, %126, %127, %128, %129, %130, dim = 6 : (tensor<?x?x?x?x?x?x1xi64>, tensor<?x?x?x?x?x?x1xi64>, tensor<?x?x?x?x?x?x1xi64>, tensor<?x?x?x?x?x?x1xi64>, tensor<?x?x?x?x?x?x1xi64>, tensor<?x?x?x?x?x?x1xi64>) -> tensor<?x?x?x?x?x?x6xi64>
    %132 = "stablehlo.gather"(%99, %131) <{dimension_numbers = #stablehlo.gather<offset_dims = [], collapsed_slice_dims = [0, 1, 2, 3, 4, 5], start_index_map = [0, 1, 2, 3, 4, 5], index_vector_dim = 6>, slice_sizes = array<i64: 1, 1, 1, 1, 1, 1>}> : (tensor<?x?x?x?x?x?xf64>, tensor<?x?x?x?x?x?x6xi64>) -> tensor<?x?x?x?x?x?xf64>
    %133 = stablehlo.constant dense<[0, 0, 0, 0, 0, 0]> : tensor<6xi64>
    %134 = stablehlo.multiply %47, %28 : tensor<i64>
    %135 = stablehlo.add %134, %21 : tensor<i64>
    %136 = stablehlo.maximum %20, %135 : tensor<i64>
    %137 = stablehlo.reshape %136 : (tensor<i64>) -> tensor<1xi64>
    %138 = stablehlo.concatenate %96, %137, %51, %52, %53, %97, dim = 0 : (tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<6xi64>
    %139 = stablehlo.constant dense<[1, 2, 1, 1, 1, 1]> : tensor<6xi64>
    %140 = stablehlo.real_dynamic_slice %132, %133, %138, %139 : (tensor<?x?x?x?x?x?xf64>, tensor<6xi64>, tensor<6xi64>, tensor<6xi64>) -> tensor<?x?x?x?x?x?xf64>
    %141 = stablehlo.reshape %13 : (tensor<i64>) -> tensor<1xi64>
    %142 = stablehlo.concatenate %53, %97, %51, %141, %79, dim = 0 : (tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<5xi64>
    %143 = stablehlo.dynamic_reshape %arg1, %142 : (tensor<?x?x?x?xf64>, tensor<5xi64>) -> tensor<?x?x?x?x1xf64>
    %144 = stablehlo.concatenate %53, %97, %51, %141, dim = 0 : (tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<4xi64>
    %145 = stablehlo.dynamic_reshape %143, %144 : (tensor<?x?x?x?x1xf64>, tensor<4xi64>) -> tensor<?x?x?x?xf64>
    %146 = stablehlo.concatenate %53, %97, %51, %141, %52, dim = 0 : (tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>, tensor<1xi64>) -> tensor<5xi64>
    %147 = stablehlo.dynamic_broadcast_in_dim %145, %146, dims = [0, 1, 2, 3] : (tensor<?x?x?x?xf64>, tensor<5xi64>) -> tensor<?x?x?x?x?xf64>
    %148 = stablehlo.dot_general %140, %147, batching_dims = [3] x [4], contracting_dims = [4, 5, 2] x [0, 1, 2], precision = [HIGHEST, HIGHEST] : (tensor<?x?x?x?x?x?xf64>, tensor<?x?x?x?x?xf64>) -> tensor<?x?x?x?xf64>
    %149 = stablehlo.transpose %148, dims = [1, 2, 3, 0] : (tensor<?x?x?x?xf64>) -> tensor<?x?x?x?xf64>
    return %149 : tensor<?x?x?x?xf64>
  }
}

// Sizes of 4
module @convolved {
  func.func public @main(%arg0: tensor<4x4x4x4xf64>, %arg1: tensor<4x4x4x4xf64>) -> (tensor<1x1x4x4xf64>) {
    %0 = stablehlo.broadcast_in_dim %arg0, dims = [0, 1, 2, 3] : (tensor<4x4x4x4xf64>) -> tensor<4x4x4x4x4xf64>
    %1 = stablehlo.constant dense<0> : tensor<1x4x4x4x4xi64>
    %2 = stablehlo.iota dim = 0 : tensor<1x4x4x4x4xi64>
    %3 = stablehlo.constant dense<1> : tensor<1x4x4x4x4xi64>
    %4 = stablehlo.multiply %2, %3 : tensor<1x4x4x4x4xi64>
    %5 = stablehlo.add %1, %4 : tensor<1x4x4x4x4xi64>
    %6 = stablehlo.iota dim = 4 : tensor<1x4x4x4x4xi64>
    %7 = stablehlo.multiply %6, %3 : tensor<1x4x4x4x4xi64>
    %8 = stablehlo.add %5, %7 : tensor<1x4x4x4x4xi64>
    %9 = stablehlo.iota dim = 1 : tensor<1x4x4x4x4xi64>
    %10 = stablehlo.multiply %9, %3 : tensor<1x4x4x4x4xi64>
    %11 = stablehlo.add %1, %10 : tensor<1x4x4x4x4xi64>
    %12 = stablehlo.iota dim = 2 : tensor<1x4x4x4x4xi64>
    %13 = stablehlo.multiply %12, %3 : tensor<1x4x4x4x4xi64>
    %14 = stablehlo.add %1, %13 : tensor<1x4x4x4x4xi64>
    %15 = stablehlo.iota dim = 3 : tensor<1x4x4x4x4xi64>
    %16 = stablehlo.multiply %15, %3 : tensor<1x4x4x4x4xi64>
    %17 = stablehlo.add %1, %16 : tensor<1x4x4x4x4xi64>
    %18 = stablehlo.multiply %6, %3 : tensor<1x4x4x4x4xi64>
    %19 = stablehlo.add %1, %18 : tensor<1x4x4x4x4xi64>
    %20 = stablehlo.reshape %8 : (tensor<1x4x4x4x4xi64>) -> tensor<1x4x4x4x4x1xi64>
    %21 = stablehlo.reshape %11 : (tensor<1x4x4x4x4xi64>) -> tensor<1x4x4x4x4x1xi64>
    %22 = stablehlo.reshape %14 : (tensor<1x4x4x4x4xi64>) -> tensor<1x4x4x4x4x1xi64>
    %23 = stablehlo.reshape %17 : (tensor<1x4x4x4x4xi64>) -> tensor<1x4x4x4x4x1xi64>
    %24 = stablehlo.reshape %19 : (tensor<1x4x4x4x4xi64>) -> tensor<1x4x4x4x4x1xi64>
    %25 = stablehlo.concatenate %20, %21, %22, %23, %24, dim = 5 : (tensor<1x4x4x4x4x1xi64>, tensor<1x4x4x4x4x1xi64>, tensor<1x4x4x4x4x1xi64>, tensor<1x4x4x4x4x1xi64>, tensor<1x4x4x4x4x1xi64>) -> tensor<1x4x4x4x4x5xi64>
    %26 = "stablehlo.gather"(%0, %25) <{dimension_numbers = #stablehlo.gather<offset_dims = [], collapsed_slice_dims = [0, 1, 2, 3, 4], start_index_map = [0, 1, 2, 3, 4], index_vector_dim = 5>, slice_sizes = array<i64: 1, 1, 1, 1, 1>}> : (tensor<4x4x4x4x4xf64>, tensor<1x4x4x4x4x5xi64>) -> tensor<1x4x4x4x4xf64>
    %27 = stablehlo.broadcast_in_dim %26, dims = [0, 1, 2, 3, 4] : (tensor<1x4x4x4x4xf64>) -> tensor<1x4x4x4x4x4xf64>
    %28 = stablehlo.constant dense<0> : tensor<1x1x4x4x4x4xi64>
    %29 = stablehlo.iota dim = 0 : tensor<1x1x4x4x4x4xi64>
    %30 = stablehlo.constant dense<1> : tensor<1x1x4x4x4x4xi64>
    %31 = stablehlo.multiply %29, %30 : tensor<1x1x4x4x4x4xi64>
    %32 = stablehlo.add %28, %31 : tensor<1x1x4x4x4x4xi64>
    %33 = stablehlo.iota dim = 1 : tensor<1x1x4x4x4x4xi64>
    %34 = stablehlo.multiply %33, %30 : tensor<1x1x4x4x4x4xi64>
    %35 = stablehlo.add %28, %34 : tensor<1x1x4x4x4x4xi64>
    %36 = stablehlo.iota dim = 5 : tensor<1x1x4x4x4x4xi64>
    %37 = stablehlo.multiply %36, %30 : tensor<1x1x4x4x4x4xi64>
    %38 = stablehlo.add %35, %37 : tensor<1x1x4x4x4x4xi64>
    %39 = stablehlo.iota dim = 2 : tensor<1x1x4x4x4x4xi64>
    %40 = stablehlo.multiply %39, %30 : tensor<1x1x4x4x4x4xi64>
    %41 = stablehlo.add %28, %40 : tensor<1x1x4x4x4x4xi64>
    %42 = stablehlo.iota dim = 3 : tensor<1x1x4x4x4x4xi64>
    %43 = stablehlo.multiply %42, %30 : tensor<1x1x4x4x4x4xi64>
    %44 = stablehlo.add %28, %43 : tensor<1x1x4x4x4x4xi64>
    %45 = stablehlo.iota dim = 4 : tensor<1x1x4x4x4x4xi64>
    %46 = stablehlo.multiply %45, %30 : tensor<1x1x4x4x4x4xi64>
    %47 = stablehlo.add %28, %46 : tensor<1x1x4x4x4x4xi64>
    %48 = stablehlo.multiply %36, %30 : tensor<1x1x4x4x4x4xi64>
    %49 = stablehlo.add %28, %48 : tensor<1x1x4x4x4x4xi64>
    %50 = stablehlo.reshape %32 : (tensor<1x1x4x4x4x4xi64>) -> tensor<1x1x4x4x4x4x1xi64>
    %51 = stablehlo.reshape %38 : (tensor<1x1x4x4x4x4xi64>) -> tensor<1x1x4x4x4x4x1xi64>
    %52 = stablehlo.reshape %41 : (tensor<1x1x4x4x4x4xi64>) -> tensor<1x1x4x4x4x4x1xi64>
    %53 = stablehlo.reshape %44 : (tensor<1x1x4x4x4x4xi64>) -> tensor<1x1x4x4x4x4x1xi64>
    %54 = stablehlo.reshape %47 : (tensor<1x1x4x4x4x4xi64>) -> tensor<1x1x4x4x4x4x1xi64>
    %55 = stablehlo.reshape %49 : (tensor<1x1x4x4x4x4xi64>) -> tensor<1x1x4x4x4x4x1xi64>
    %56 = stablehlo.concatenate %50, %51, %52, %53, %54, %55, dim = 6 : (tensor<1x1x4x4x4x4x1xi64>, tensor<1x1x4x4x4x4x1xi64>, tensor<1x1x4x4x4x4x1xi64>, tensor<1x1x4x4x4x4x1xi64>, tensor<1x1x4x4x4x4x1xi64>, tensor<1x1x4x4x4x4x1xi64>) -> tensor<1x1x4x4x4x4x6xi64>
    %57 = "stablehlo.gather"(%27, %56) <{dimension_numbers = #stablehlo.gather<offset_dims = [], collapsed_slice_dims = [0, 1, 2, 3, 4, 5], start_index_map = [0, 1, 2, 3, 4, 5], index_vector_dim = 6>, slice_sizes = array<i64: 1, 1, 1, 1, 1, 1>}> : (tensor<1x4x4x4x4x4xf64>, tensor<1x1x4x4x4x4x6xi64>) -> tensor<1x1x4x4x4x4xf64>
    %58 = stablehlo.reshape %arg1 : (tensor<4x4x4x4xf64>) -> tensor<4x4x4x4x1xf64>
    %59 = stablehlo.reshape %58 : (tensor<4x4x4x4x1xf64>) -> tensor<4x4x4x4xf64>
    %60 = stablehlo.broadcast_in_dim %59, dims = [0, 1, 2, 3] : (tensor<4x4x4x4xf64>) -> tensor<4x4x4x4x4xf64>
    %61 = stablehlo.dot_general %57, %60, batching_dims = [3] x [4], contracting_dims = [4, 5, 2] x [0, 1, 2], precision = [HIGHEST, HIGHEST] : (tensor<1x1x4x4x4x4xf64>, tensor<4x4x4x4x4xf64>) -> tensor<4x1x1x4xf64>
    %62 = stablehlo.transpose %61, dims = [1, 2, 3, 0] : (tensor<4x1x1x4xf64>) -> tensor<1x1x4x4xf64>
    return %62 : tensor<1x1x4x4xf64>
  }
}
