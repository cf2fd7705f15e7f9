package dev.covector.tests.xla;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.api.Jit2;
import dev.covector.ir.DType;
import dev.covector.lower.stablehlo.pjrt.install.CpuPlugin;
import dev.covector.lower.stablehlo.xla.Xla;
import dev.covector.tracer.Tensor;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Large products are OpenBLAS's on XLA's memory, whatever is contracted and whatever comes before and after. */
class LargeProductsTest {
    private static final int M = 70;
    private static final int K = 90;
    private static final int N = 80;

    @BeforeEach
    void requirePlugin() {
        Assumptions.assumeTrue(CpuPlugin.isInstalled(), "there is no PJRT plugin");
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64", "C64", "C128"})
    void eitherAxisOfEitherMatrixIsContracted(DType dtype) {
        same(Tensor::matmul, matrix(dtype, M, K), matrix(dtype, K, N));
        same((x, y) -> x.transpose().matmul(y), matrix(dtype, K, M), matrix(dtype, K, N));
        same((x, y) -> x.matmul(y.transpose()), matrix(dtype, M, K), matrix(dtype, N, K));
        same((x, y) -> x.transpose().matmul(y.transpose()), matrix(dtype, K, M), matrix(dtype, N, K));
        same((x, y) -> x.exp().matmul(y).mul(y.mean()).transpose().matmul(x), matrix(dtype, M, K), matrix(dtype, K, N));
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64"})
    void derivativesAreProductsToo(DType dtype) {
        Jit2<Tensor, Tensor, Tensor> gradient =
                jit(grad((Tensor x, Tensor y) -> x.matmul(y).tanh().sum()));
        Tensor x = matrix(dtype, M, K);
        Tensor y = matrix(dtype, K, N);
        close(gradient.on(Xla.cpu()).apply(x, y), gradient.apply(x, y));
    }

    private static void same(BinaryOperator<Tensor> function, Tensor x, Tensor y) {
        Jit2<Tensor, Tensor, Tensor> here = jit((Tensor a, Tensor b) -> function.apply(a, b));
        Jit2<Tensor, Tensor, Tensor> there = here.on(Xla.cpu());
        close(there.apply(x, y), here.apply(x, y));
        assertThat(there.plans().plans().getFirst().source())
                .contains("covector_gemm")
                .doesNotContain("dot_general");
    }

    private static void close(Tensor x, Tensor y) {
        double scale = y.abs().max().item();
        double eps = y.dtype() == DType.F32 || y.dtype() == DType.C64 ? 1e-5 : 1e-13;
        assertThat(x.sub(y).abs().max().item()).isLessThan(eps * scale);
    }

    private static Tensor matrix(DType dtype, int rows, int columns) {
        Random random = new Random(rows * 100L + columns);
        double[] re = random.doubles((long) rows * columns, -1, 1).toArray();
        double[] im = random.doubles((long) rows * columns, -1, 1).toArray();
        Tensor x = dtype.isComplex()
                ? Tensor.complex(re, im).reshape(rows, columns)
                : Tensor.of(DType.F64, new long[] {rows, columns}, re);
        return x.convert(dtype);
    }
}
