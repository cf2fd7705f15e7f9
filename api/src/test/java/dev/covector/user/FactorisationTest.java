package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.vmap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.api.Jit1;
import dev.covector.ir.DType;
import dev.covector.ir.TypeException;
import dev.covector.tracer.Eigh;
import dev.covector.tracer.LogDeterminant;
import dev.covector.tracer.Lu;
import dev.covector.tracer.Qr;
import dev.covector.tracer.Svd;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactorisationTest {
    private static final int[][] SIZES = {{5, 3}, {3, 5}, {4, 4}, {1, 1}, {0, 3}, {3, 0}, {0, 0}, {1, 4}, {33, 40}};
    private static final int BATCH = 3;

    private final Random random = new Random(11);

    private Tensor random(DType dtype, int... sizes) {
        int count = 1;
        long[] shape = new long[sizes.length];
        for (int axis = 0; axis < sizes.length; axis++) {
            count *= sizes[axis];
            shape[axis] = sizes[axis];
        }
        Tensor re =
                Tensor.of(dtype.realPart(), shape, random.doubles(count, -1, 1).toArray());
        return dtype.isComplex()
                ? re.complex(Tensor.of(
                        dtype.realPart(), shape, random.doubles(count, -1, 1).toArray()))
                : re;
    }

    private static double largest(Tensor x) {
        double largest = 0;
        for (double element : x.abs().flatten().toDoubles()) {
            largest = Double.isNaN(element) ? Double.POSITIVE_INFINITY : Math.max(largest, element);
        }
        return largest;
    }

    private static void assertSame(Tensor got, Tensor wanted) {
        double unit = wanted.dtype().realPart() == DType.F32 ? 1e-5 : 1e-13;
        assertThat(got.shape()).isEqualTo(wanted.shape());
        assertThat(largest(got.sub(wanted))).isLessThanOrEqualTo(unit * Math.max(1, largest(wanted)));
    }

    private static void assertOrthonormal(Tensor q) {
        Tensor inner = q.adjoint().matmul(q);
        assertSame(inner, Tensor.eye(q.dtype(), q.sizes()[1]).expandDims(2).mul(Tensor.ones(q.dtype(), 1, 1, BATCH)));
    }

    private static Tensor scaled(Tensor columns, Tensor by) {
        return columns.mul(by.convert(columns.dtype()).expandDims(0));
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64", "C64", "C128"})
    void factorsMultiplyToTheMatrixAtEverySizeOfOnePlan(DType dtype) {
        Jit1<Tensor, List<Object>> all =
                jit((Tensor x) -> List.of(x.qr(), x.fullQr(), x.svd(), x.fullSvd(), x.svdValues(), x.lu()), "factors");
        for (int[] size : SIZES) {
            Tensor x = random(dtype, size[0], size[1], BATCH);
            long k = Math.min(size[0], size[1]);
            List<Object> factors = all.apply(x);
            for (Object factor : factors.subList(0, 2)) {
                Qr qr = (Qr) factor;
                assertSame(qr.q().matmul(qr.r()), x);
                assertOrthonormal(qr.q());
                assertThat(largest(qr.r().tril(-1))).isZero();
            }
            Svd svd = (Svd) factors.get(2);
            assertSame(scaled(svd.u(), svd.s()).matmul(svd.vh()), x);
            assertSame((Tensor) factors.get(4), svd.s());
            Svd full = (Svd) factors.get(3);
            for (Svd each : List.of(svd, full)) {
                assertOrthonormal(each.u());
                assertOrthonormal(each.vh().adjoint());
            }
            assertThat(full.u().sizes()).containsExactly(size[0], size[0], BATCH);
            assertThat(full.vh().sizes()).containsExactly(size[1], size[1], BATCH);
            assertSame(
                    scaled(full.u().slice(1, 0, k), full.s()).matmul(full.vh().slice(0, 0, k)), x);
            Lu lu = (Lu) factors.get(5);
            assertSame(lu.lower().matmul(lu.upper()), x.takeAlongAxis(lu.order().expandDims(1), 0));
        }
        assertThat(all.plans().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F64", "C64", "C128"})
    void eigenvectorsDiagonaliseTheMatrixOfTheLowerTriangle(DType dtype) {
        Jit1<Tensor, Eigh> eigh = jit(Tensor::eigh, "eigh");
        for (int n : new int[] {0, 1, 2, 3, 17, 40}) {
            Tensor x = random(dtype, n, n, BATCH);
            Tensor half = x.tril(0).add(x.tril(-1)).mul(0.5);
            Tensor hermitian = half.add(half.adjoint());
            Eigh e = eigh.apply(x);
            assertSame(scaled(e.vectors(), e.values()).matmul(e.vectors().adjoint()), hermitian);
            assertOrthonormal(e.vectors());
            assertSame(x.eighValues(), e.values());
        }
        assertThat(eigh.plans().size()).isEqualTo(1);
    }

    @Test
    void aBatchIsALoop() {
        Tensor x = random(DType.F64, 6, 4, BATCH);
        Tensor all = x.svd().u();
        Tensor mapped = vmap((Tensor each) -> each.svd().u()).apply(x);
        for (long i = 0; i < BATCH; i++) {
            assertSame(all.take(2, i), x.take(2, i).svd().u());
            assertSame(mapped.take(2, i), all.take(2, i));
        }
    }

    @Test
    void anyLayoutIsRead() {
        Tensor x = random(DType.F64, 4, 3, 6);
        Tensor view = x.permute(2, 0, 1).slice(0, 0, 6, 2);
        assertSame(view.qr().r(), view.mul(1).qr().r());
        assertSame(view.svdValues(), view.mul(1).svdValues());
    }

    @Test
    void whatIsNotFiniteGivesNaN() {
        Tensor x = random(DType.F64, 3, 3, 2)
                .index(
                        dev.covector.tracer.Index.at(1),
                        dev.covector.tracer.Index.at(0),
                        dev.covector.tracer.Index.at(0))
                .set(Double.NaN);
        for (UnaryOperator<Tensor> f : List.<UnaryOperator<Tensor>>of(
                a -> a.qr().q(), a -> a.svd().s().expandDims(0), a -> a.eigh().vectors(), Tensor::inv, a -> a.pinv())) {
            Tensor y = f.apply(x);
            assertThat(y.take(-1, 0).toDoubles()).containsOnly(Double.NaN);
            assertThat(y.take(-1, 1).toDoubles()).doesNotContain(Double.NaN);
        }
        assertThat(Tensor.full(DType.F64, Double.POSITIVE_INFINITY, 3, 3)
                        .svdValues()
                        .toDoubles())
                .containsOnly(Double.NaN);
    }

    @Test
    void singularMatricesGiveWhatDividingByZeroGives() {
        Tensor x = Tensor.of(new double[][] {{1, 2}, {2, 4}});
        assertThat(x.inv().isFinite().convert(DType.F64).sum().item()).isEqualTo(0.0);
        assertThat(x.det().item()).isEqualTo(0.0);
        assertThat(x.slogdet().logarithm().item()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(x.matrixRank().item()).isEqualTo(1L);
        assertSame(x.pinv(), x.div(25));
        assertThat(Tensor.zeros(DType.F64, 3, 2).pinv().toDoubles()).containsOnly(0);
    }

    @Test
    void systemsAreSolved() {
        Tensor a = random(DType.C128, 5, 5, BATCH);
        Tensor z = random(DType.C128, 5, 2, BATCH);
        assertThat(largest(a.solve(a.matmul(z)).sub(z))).isLessThan(1e-12);
        assertThat(largest(a.inv().sub(a.pinv()))).isLessThan(1e-11);
        LogDeterminant both = a.slogdet();
        assertSame(both.sign().mul(both.logarithm().exp().convert(DType.C128)), a.det());
        Tensor tall = random(DType.F64, 6, 3);
        Tensor b = random(DType.F64, 6);
        assertThat(largest(tall.moveaxis(0, 1).matmul(tall.matmul(tall.lstsq(b)).sub(b))))
                .isLessThan(1e-13);
        assertThat(Tensor.of(new double[][] {{0, 2}, {3, 0}}).det().item()).isEqualTo(-6.0);
        assertThat(Tensor.of(new double[][] {{0, 2}, {2, 0}}).matrixPower(-2).toDoubles())
                .containsExactly(0.25, 0, 0, 0.25);
    }

    @Test
    void reflectionsMultiplyFromTheLeft() {
        Tensor x = Tensor.of(new double[][] {{9, 9}, {1, 9}, {0, 2}});
        Tensor tau = Tensor.of(1.0, 0.4);
        Tensor first = Tensor.of(new double[][] {{0, -1, 0}, {-1, 0, 0}, {0, 0, 1}});
        Tensor second = Tensor.of(new double[][] {{1, 0, 0}, {0, 0.6, -0.8}, {0, -0.8, -0.6}});
        assertSame(x.householderProduct(tau), first.matmul(second).slice(1, 0, 2));
    }

    @Test
    void valuesHaveDerivativesWhereTheyAreEqual() {
        Tensor eye = Tensor.eye(DType.F64, 3).mul(2);
        assertSame(jit(grad((Tensor x) -> x.eighValues().square().sum())).apply(eye), eye.mul(2));
        assertSame(jit(grad(Tensor::nuclearNorm)).apply(eye), eye.mul(0.5));
        Tensor slope = jit(grad((Tensor x) ->
                        grad(Tensor::nuclearNorm).apply(x).mul(random3()).sum()))
                .apply(eye);
        assertSame(slope, random3().sub(random3().moveaxis(0, 1)).mul(0.25));
    }

    private static Tensor random3() {
        return Tensor.of(new double[][] {{0, 1, 2}, {-3, 0, 4}, {0.5, 1, 0}});
    }

    @Test
    void aFunctionOfASpaceHasItsDerivativeWhereTheVectorsThatSpanItAreFree() {
        Tensor x = Tensor.of(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 3}});
        Tensor weights = random3().add(random3().moveaxis(0, 1));
        Tensor got = grad((Tensor y) -> {
                    Tensor v = y.eigh().vectors().slice(1, 0, 2);
                    return v.matmul(v.moveaxis(0, 1)).mul(weights).sum();
                })
                .apply(x);
        // dP = (P2 dx P1 + P1 dx P2) / (1 - 3), P1 being the first two coordinates; the lower triangle counts twice.
        Tensor wanted = weights.mul(Tensor.of(new double[][] {{0, 0, 0}, {0, 0, 0}, {-1, -1, 0}}));
        assertSame(got, wanted);
    }

    @Test
    void valuesThatDifferByRoundingAreEqual() {
        for (int seed = 0; seed < 8; seed++) {
            Tensor q = random(DType.F64, 9, 9).qr().q();
            Tensor w = Tensor.of(1.0, 1, 1, 1, 1, 3, 4, 5, 6);
            Tensor x = q.mul(w.expandDims(0)).matmul(q.moveaxis(0, 1));
            Tensor weights = random(DType.F64, 9, 9);
            Tensor got = grad((Tensor y) -> {
                        Tensor v = y.eigh().vectors().slice(1, 0, 5);
                        return v.matmul(v.moveaxis(0, 1)).mul(weights).sum();
                    })
                    .apply(x);
            // dP = Q F Q^T, where F(i, j) = (Q^T dx Q)(i, j) / (w(j) - w(i)) between the space and the rest.
            Tensor symmetric = weights.add(weights.moveaxis(0, 1)).mul(0.5);
            Tensor inner = q.moveaxis(0, 1).matmul(symmetric).matmul(q);
            Tensor isOne = w.eq(1);
            Tensor across = isOne.expandDims(0).ne(isOne.expandDims(1));
            Tensor gaps = across.select(w.expandDims(0).sub(w.expandDims(1)), 1).abs();
            Tensor slope = q.matmul(across.select(inner.div(gaps).neg(), 0)).matmul(q.moveaxis(0, 1));
            assertThat(largest(got.sub(slope.tril(0).add(slope.tril(-1))))).isLessThan(1e-12);
        }
    }

    @Test
    void aFunctionOfAPhaseHasNoDerivative() {
        Tensor x = random(DType.C128, 3, 3);
        assertThatThrownBy(() ->
                        grad((Tensor y) -> y.eigh().vectors().real().sum()).apply(x))
                .isInstanceOf(TypeException.class)
                .hasMessageStartingWith(
                        "freePhase: a function whose derivative is taken must not depend on the phases");
        assertThatThrownBy(
                        () -> jit(grad((Tensor y) -> y.svd().u().imag().sum())).apply(x))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("by a phase (at FactorisationTest.java:");
        assertThat(largest(grad((Tensor y) -> {
                            Svd svd = y.svd();
                            return svd.u().matmul(svd.vh()).real().sum();
                        })
                        .apply(x)))
                .isFinite();
    }

    @Test
    void matricesAreAskedFor() {
        Tensor vector = Tensor.of(1.0, 2);
        assertThatThrownBy(vector::qr).hasMessageStartingWith("qr (C1): x must have matrices in its first two axes");
        assertThatThrownBy(vector::svd).hasMessageStartingWith("svd (C1): x must have matrices");
        assertThatThrownBy(vector::svdValues).hasMessageStartingWith("svdValues (C1): x must have matrices");
        assertThatThrownBy(() -> Tensor.ones(DType.F64, 2, 3).eigh()).hasMessageStartingWith("eigh (C1)");
        assertThatThrownBy(() -> Tensor.ones(DType.F64, 2, 3).eighValues()).hasMessageStartingWith("eighValues (C1)");
        assertThatThrownBy(() -> Tensor.ones(DType.F64, 2, 3).det())
                .hasMessageStartingWith("det: takes square matrices");
        assertThatThrownBy(vector::lu).hasMessageStartingWith("lu");
        assertThatThrownBy(vector::pinv).hasMessageStartingWith("pinv: takes matrices");
    }
}
