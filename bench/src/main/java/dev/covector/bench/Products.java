package dev.covector.bench;

import static dev.covector.api.Covector.jit;

import dev.covector.api.Jit2;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Square matrix products. */
final class Products {
    private static final int LARGE = 256;
    private static final int SMALL = 16;

    private Products() {}

    static Bench bench() {
        List<Case> cases = new ArrayList<>();
        for (DType dtype : List.of(DType.F32, DType.F64, DType.C128)) {
            for (int n : new int[] {2, 4, 8, 16, 64, 256, 512, 1024, 2048}) {
                boolean quick = dtype == DType.F64 && (n == 4 || n == 256);
                cases.add(new Case.Steady(dtype + " " + n, quick, () -> call(dtype, n)));
            }
        }
        Must large = Must.ahead(Framework.NUMPY, 1 / 1.05).where("from 256", work -> size(work) >= LARGE);
        Must small = Must.ahead(Framework.TORCH, 5).where("up to 16", work -> size(work) <= SMALL);
        return new Bench(
                "matmul",
                "the product of two n x n matrices",
                List.of(Framework.JAX, Framework.TORCH, Framework.NUMPY),
                2,
                new Must(
                        "within 5 % of NumPy's OpenBLAS from 256, 5x less than torch up to 16",
                        large.and(small).judge()),
                cases);
    }

    private static int size(String work) {
        return Integer.parseInt(work.substring(work.indexOf(' ') + 1));
    }

    private static Supplier<Object> call(DType dtype, int n) {
        Jit2<Tensor, Tensor, Tensor> product = jit(Tensor::matmul);
        Tensor a = matrix(dtype, 1, n);
        Tensor b = matrix(dtype, 3, n);
        return () -> product.apply(a, b);
    }

    private static Tensor matrix(DType dtype, int seed, int n) {
        return dtype.isComplex() ? Inputs.complexNumbers(seed, n, n) : Inputs.numbers(dtype, seed, n, n);
    }
}
