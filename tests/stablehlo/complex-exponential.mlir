// Every size
module @wave {
  func.func public @main(%arg0: tensor<?xcomplex<f64>> {covector.type = "c128[x0.0]"}) -> (tensor<?xcomplex<f64>> {covector.type = "c128[x0.0]"}) {
    %0 = stablehlo.get_dimension_size %arg0, dim = 0 : (tensor<?xcomplex<f64>>) -> tensor<i32>
    %1 = stablehlo.convert %0 : (tensor<i32>) -> tensor<i64>
    %2 = stablehlo.exponential %arg0 : tensor<?xcomplex<f64>>
    %3 = stablehlo.constant dense<(1.0, 0.0)> : tensor<complex<f64>>
    %4 = stablehlo.reshape %1 : (tensor<i64>) -> tensor<1xi64>
    %5 = stablehlo.dynamic_broadcast_in_dim %3, %4, dims = [] : (tensor<complex<f64>>, tensor<1xi64>) -> tensor<?xcomplex<f64>>
    %6 = stablehlo.add %arg0, %5 : tensor<?xcomplex<f64>>
    %7 = stablehlo.divide %2, %6 : tensor<?xcomplex<f64>>
    %8 = stablehlo.real %7 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
    %9 = stablehlo.imag %7 : (tensor<?xcomplex<f64>>) -> tensor<?xf64>
    %10 = stablehlo.abs %8 : tensor<?xf64>
    %11 = stablehlo.abs %9 : tensor<?xf64>
    %12 = stablehlo.maximum %10, %11 : tensor<?xf64>
    %13 = stablehlo.minimum %10, %11 : tensor<?xf64>
    %14 = stablehlo.constant dense<0.0> : tensor<f64>
    %15 = stablehlo.dynamic_broadcast_in_dim %14, %4, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
    %16 = stablehlo.compare EQ, %13, %15, FLOAT : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
    %17 = stablehlo.constant dense<0x7FF0000000000000> : tensor<f64>
    %18 = stablehlo.dynamic_broadcast_in_dim %17, %4, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
    %19 = stablehlo.compare EQ, %10, %18, FLOAT : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
    %20 = stablehlo.compare EQ, %11, %18, FLOAT : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
    %21 = stablehlo.or %19, %20 : tensor<?xi1>
    %22 = stablehlo.constant dense<1.0> : tensor<f64>
    %23 = stablehlo.dynamic_broadcast_in_dim %22, %4, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
    %24 = stablehlo.select %16, %23, %12 : tensor<?xi1>, tensor<?xf64>
    %25 = stablehlo.divide %13, %24 : tensor<?xf64>
    %26 = stablehlo.multiply %25, %25 : tensor<?xf64>
    %27 = stablehlo.add %26, %23 : tensor<?xf64>
    %28 = stablehlo.sqrt %27 : tensor<?xf64>
    %29 = stablehlo.multiply %12, %28 : tensor<?xf64>
    %30 = stablehlo.select %16, %12, %29 : tensor<?xi1>, tensor<?xf64>
    %31 = stablehlo.select %21, %18, %30 : tensor<?xi1>, tensor<?xf64>
    %32 = stablehlo.abs %8 : tensor<?xf64>
    %33 = stablehlo.add %31, %32 : tensor<?xf64>
    %34 = stablehlo.constant dense<0.5> : tensor<f64>
    %35 = stablehlo.dynamic_broadcast_in_dim %34, %4, dims = [] : (tensor<f64>, tensor<1xi64>) -> tensor<?xf64>
    %36 = stablehlo.multiply %33, %35 : tensor<?xf64>
    %37 = stablehlo.sqrt %36 : tensor<?xf64>
    %38 = stablehlo.compare EQ, %37, %15, FLOAT : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
    %39 = stablehlo.add %37, %37 : tensor<?xf64>
    %40 = stablehlo.select %38, %23, %39 : tensor<?xi1>, tensor<?xf64>
    %41 = stablehlo.divide %9, %40 : tensor<?xf64>
    %42 = stablehlo.compare LT, %8, %15, FLOAT : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
    %43 = stablehlo.abs %41 : tensor<?xf64>
    %44 = stablehlo.select %42, %43, %37 : tensor<?xi1>, tensor<?xf64>
    %45 = stablehlo.abs %8 : tensor<?xf64>
    %46 = stablehlo.abs %9 : tensor<?xf64>
    %47 = stablehlo.maximum %45, %46 : tensor<?xf64>
    %48 = stablehlo.minimum %45, %46 : tensor<?xf64>
    %49 = stablehlo.compare EQ, %48, %15, FLOAT : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
    %50 = stablehlo.compare EQ, %45, %18, FLOAT : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
    %51 = stablehlo.compare EQ, %46, %18, FLOAT : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
    %52 = stablehlo.or %50, %51 : tensor<?xi1>
    %53 = stablehlo.select %49, %23, %47 : tensor<?xi1>, tensor<?xf64>
    %54 = stablehlo.divide %48, %53 : tensor<?xf64>
    %55 = stablehlo.multiply %54, %54 : tensor<?xf64>
    %56 = stablehlo.add %55, %23 : tensor<?xf64>
    %57 = stablehlo.sqrt %56 : tensor<?xf64>
    %58 = stablehlo.multiply %47, %57 : tensor<?xf64>
    %59 = stablehlo.select %49, %47, %58 : tensor<?xi1>, tensor<?xf64>
    %60 = stablehlo.select %52, %18, %59 : tensor<?xi1>, tensor<?xf64>
    %61 = stablehlo.abs %8 : tensor<?xf64>
    %62 = stablehlo.add %60, %61 : tensor<?xf64>
    %63 = stablehlo.multiply %62, %35 : tensor<?xf64>
    %64 = stablehlo.sqrt %63 : tensor<?xf64>
    %65 = stablehlo.compare LT, %8, %15, FLOAT : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
    %66 = stablehlo.constant dense<-9223372036854775808> : tensor<i64>
    %67 = stablehlo.dynamic_broadcast_in_dim %66, %4, dims = [] : (tensor<i64>, tensor<1xi64>) -> tensor<?xi64>
    %68 = stablehlo.abs %64 : tensor<?xf64>
    %69 = stablehlo.bitcast_convert %68 : (tensor<?xf64>) -> tensor<?xi64>
    %70 = stablehlo.bitcast_convert %9 : (tensor<?xf64>) -> tensor<?xi64>
    %71 = stablehlo.and %70, %67 : tensor<?xi64>
    %72 = stablehlo.or %69, %71 : tensor<?xi64>
    %73 = stablehlo.bitcast_convert %72 : (tensor<?xi64>) -> tensor<?xf64>
    %74 = stablehlo.compare EQ, %64, %15, FLOAT : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xi1>
    %75 = stablehlo.add %64, %64 : tensor<?xf64>
    %76 = stablehlo.select %74, %23, %75 : tensor<?xi1>, tensor<?xf64>
    %77 = stablehlo.divide %9, %76 : tensor<?xf64>
    %78 = stablehlo.select %65, %73, %77 : tensor<?xi1>, tensor<?xf64>
    %79 = stablehlo.complex %44, %78 : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xcomplex<f64>>
    return %79 : tensor<?xcomplex<f64>>
  }
}

// Sizes of 4
module @wave {
  func.func public @main(%arg0: tensor<4xcomplex<f64>>) -> (tensor<4xcomplex<f64>>) {
    %0 = stablehlo.exponential %arg0 : tensor<4xcomplex<f64>>
    %1 = stablehlo.constant dense<(1.0, 0.0)> : tensor<4xcomplex<f64>>
    %2 = stablehlo.add %arg0, %1 : tensor<4xcomplex<f64>>
    %3 = stablehlo.divide %0, %2 : tensor<4xcomplex<f64>>
    %4 = stablehlo.real %3 : (tensor<4xcomplex<f64>>) -> tensor<4xf64>
    %5 = stablehlo.imag %3 : (tensor<4xcomplex<f64>>) -> tensor<4xf64>
    %6 = stablehlo.abs %4 : tensor<4xf64>
    %7 = stablehlo.abs %5 : tensor<4xf64>
    %8 = stablehlo.maximum %6, %7 : tensor<4xf64>
    %9 = stablehlo.minimum %6, %7 : tensor<4xf64>
    %10 = stablehlo.constant dense<0.0> : tensor<4xf64>
    %11 = stablehlo.compare EQ, %9, %10, FLOAT : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
    %12 = stablehlo.constant dense<0x7FF0000000000000> : tensor<4xf64>
    %13 = stablehlo.compare EQ, %6, %12, FLOAT : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
    %14 = stablehlo.compare EQ, %7, %12, FLOAT : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
    %15 = stablehlo.or %13, %14 : tensor<4xi1>
    %16 = stablehlo.constant dense<1.0> : tensor<4xf64>
    %17 = stablehlo.select %11, %16, %8 : tensor<4xi1>, tensor<4xf64>
    %18 = stablehlo.divide %9, %17 : tensor<4xf64>
    %19 = stablehlo.multiply %18, %18 : tensor<4xf64>
    %20 = stablehlo.add %19, %16 : tensor<4xf64>
    %21 = stablehlo.sqrt %20 : tensor<4xf64>
    %22 = stablehlo.multiply %8, %21 : tensor<4xf64>
    %23 = stablehlo.select %11, %8, %22 : tensor<4xi1>, tensor<4xf64>
    %24 = stablehlo.select %15, %12, %23 : tensor<4xi1>, tensor<4xf64>
    %25 = stablehlo.abs %4 : tensor<4xf64>
    %26 = stablehlo.add %24, %25 : tensor<4xf64>
    %27 = stablehlo.constant dense<0.5> : tensor<4xf64>
    %28 = stablehlo.multiply %26, %27 : tensor<4xf64>
    %29 = stablehlo.sqrt %28 : tensor<4xf64>
    %30 = stablehlo.compare EQ, %29, %10, FLOAT : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
    %31 = stablehlo.add %29, %29 : tensor<4xf64>
    %32 = stablehlo.select %30, %16, %31 : tensor<4xi1>, tensor<4xf64>
    %33 = stablehlo.divide %5, %32 : tensor<4xf64>
    %34 = stablehlo.compare LT, %4, %10, FLOAT : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
    %35 = stablehlo.abs %33 : tensor<4xf64>
    %36 = stablehlo.select %34, %35, %29 : tensor<4xi1>, tensor<4xf64>
    %37 = stablehlo.abs %4 : tensor<4xf64>
    %38 = stablehlo.abs %5 : tensor<4xf64>
    %39 = stablehlo.maximum %37, %38 : tensor<4xf64>
    %40 = stablehlo.minimum %37, %38 : tensor<4xf64>
    %41 = stablehlo.compare EQ, %40, %10, FLOAT : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
    %42 = stablehlo.compare EQ, %37, %12, FLOAT : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
    %43 = stablehlo.compare EQ, %38, %12, FLOAT : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
    %44 = stablehlo.or %42, %43 : tensor<4xi1>
    %45 = stablehlo.select %41, %16, %39 : tensor<4xi1>, tensor<4xf64>
    %46 = stablehlo.divide %40, %45 : tensor<4xf64>
    %47 = stablehlo.multiply %46, %46 : tensor<4xf64>
    %48 = stablehlo.add %47, %16 : tensor<4xf64>
    %49 = stablehlo.sqrt %48 : tensor<4xf64>
    %50 = stablehlo.multiply %39, %49 : tensor<4xf64>
    %51 = stablehlo.select %41, %39, %50 : tensor<4xi1>, tensor<4xf64>
    %52 = stablehlo.select %44, %12, %51 : tensor<4xi1>, tensor<4xf64>
    %53 = stablehlo.abs %4 : tensor<4xf64>
    %54 = stablehlo.add %52, %53 : tensor<4xf64>
    %55 = stablehlo.multiply %54, %27 : tensor<4xf64>
    %56 = stablehlo.sqrt %55 : tensor<4xf64>
    %57 = stablehlo.compare LT, %4, %10, FLOAT : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
    %58 = stablehlo.constant dense<-9223372036854775808> : tensor<4xi64>
    %59 = stablehlo.abs %56 : tensor<4xf64>
    %60 = stablehlo.bitcast_convert %59 : (tensor<4xf64>) -> tensor<4xi64>
    %61 = stablehlo.bitcast_convert %5 : (tensor<4xf64>) -> tensor<4xi64>
    %62 = stablehlo.and %61, %58 : tensor<4xi64>
    %63 = stablehlo.or %60, %62 : tensor<4xi64>
    %64 = stablehlo.bitcast_convert %63 : (tensor<4xi64>) -> tensor<4xf64>
    %65 = stablehlo.compare EQ, %56, %10, FLOAT : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xi1>
    %66 = stablehlo.add %56, %56 : tensor<4xf64>
    %67 = stablehlo.select %65, %16, %66 : tensor<4xi1>, tensor<4xf64>
    %68 = stablehlo.divide %5, %67 : tensor<4xf64>
    %69 = stablehlo.select %57, %64, %68 : tensor<4xi1>, tensor<4xf64>
    %70 = stablehlo.complex %36, %69 : (tensor<4xf64>, tensor<4xf64>) -> tensor<4xcomplex<f64>>
    return %70 : tensor<4xcomplex<f64>>
  }
}
