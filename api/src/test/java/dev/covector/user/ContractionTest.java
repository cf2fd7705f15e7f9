package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static dev.covector.user.Elements.assertTensor;
import static dev.covector.user.Elements.counting;
import static dev.covector.user.Elements.shape;
import static dev.covector.user.LayoutTest.assertMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.SizeScope;
import dev.covector.tracer.Tensor;
import org.junit.jupiter.api.Test;

class ContractionTest {
    private static final Tensor A = counting(2, 2);
    private static final Tensor B = Tensor.of(new double[][] {{5, 7}, {6, 8}});

    @Test
    void ranksDecideUnderTheNamesOfBlas() {
        assertTensor(A.mm(B), shape(2, 2), 23, 34, 31, 46);
        assertTensor(A.mv(counting(2)), shape(2), 7, 10);
        Tensor batch = Tensor.stack(2, A, B);
        assertTensor(batch.bmm(batch).take(2, 1), shape(2, 2), B.mm(B).toDoubles());
        assertMessage(() -> A.mm(counting(2)), "mm: takes tensors of 2 and 2 axes; got (f64[2, 2], f64[2])");
        assertMessage(() -> A.mv(counting(3)), "mv: inner sizes and batches must be equal");
        assertMessage(() -> batch.bmm(batch.slice(2, 0, 1)), "bmm: inner sizes and batches must be equal");
    }

    @Test
    void sumsWithProductsScaleBoth() {
        Tensor ab = A.mm(B);
        assertTensor(B.addmm(A, B, 2, 3), shape(2, 2), B.mul(2).add(ab.mul(3)).toDoubles());
        assertTensor(counting(2).addmv(A, counting(2), 1, 1), shape(2), 8, 12);
        assertTensor(Tensor.scalar(1.0).addr(counting(2), counting(2), 1, 2), shape(2, 2), 3, 5, 5, 9);
        Tensor batch = Tensor.stack(2, A, B);
        assertTensor(
                A.addbmm(batch, batch, 1, 1),
                shape(2, 2),
                A.add(A.mm(A)).add(B.mm(B)).toDoubles());
        assertTensor(
                A.unsqueeze(2).baddbmm(batch, batch, 0, 1).take(2, 0),
                shape(2, 2),
                A.mm(A).toDoubles());
        assertMessage(() -> batch.addmm(A, B, 1, 1), "addmm: f64[2, 2, 2] does not broadcast to [2, 2]");
    }

    @Test
    void whatIsMultipliedByZeroIsNotRead() {
        Tensor nan = Tensor.full(DType.F64, Double.NaN, 2, 2);
        assertTensor(nan.addmm(A, B, 0, 1), shape(2, 2), A.mm(B).toDoubles());
    }

    @Test
    void kroneckerProductsHaveTheSecondFactorInEachPlaceOfTheFirst() {
        assertTensor(counting(2).kron(Tensor.of(10.0, 100.0)), shape(4), 10, 100, 20, 200);
        Tensor k = A.kron(B);
        assertThat(k.sizes()).containsExactly(4, 4);
        assertThat(k.at(1, 2)).isEqualTo(A.at(0, 1) * B.at(1, 0));
        assertThat(counting(3).kron(A).sizes()).containsExactly(2, 6);
    }

    @Test
    void vectorProductsTurnTheAxes() {
        Tensor e = Tensor.eye(DType.F64, 3);
        assertTensor(e.take(1, 0).cross(e.take(1, 1), 0), shape(3), 0, 0, 1);
        assertTensor(e.cross(e.roll(-1, 1), 0), shape(3, 3), 0, 0, 1, 1, 0, 0, 0, 1, 0);
        assertMessage(() -> A.cross(A, 0), "cross: axis 0 must have size 3");
    }

    @Test
    void distancesHaveDerivativeZeroWhereRowsAreEqual() {
        Tensor x = Tensor.of(new double[][] {{0, 0}, {3, 4}});
        Tensor y = Tensor.of(new double[][] {{0, 0}});
        assertTensor(x.cdist(y, 2), shape(2, 1), 0, 5);
        assertTensor(x.cdist(y, 1), shape(2, 1), 0, 7);
        assertTensor(x.cdist(y, 0), shape(2, 1), 0, 2);
        assertTensor(x.cdist(y, Double.POSITIVE_INFINITY), shape(2, 1), 0, 4);
        assertTensor(x.cdist(y, 3), shape(2, 1), 0, Math.cbrt(27 + 64));
        for (double p : new double[] {1, 2, 3, 1.5}) {
            Tensor gradient = grad((Tensor z) -> z.cdist(y, p).sum()).apply(x);
            assertThat(gradient.at(0, 0)).isZero();
        }
        assertThat(counting(2, 3).cdist(counting(4, 3, 5), 2).sizes()).containsExactly(2, 4, 5);
        assertMessage(() -> x.cdist(y, -1), "cdist: p must not be negative");
    }

    @Test
    void vectorsOfComplexNumbersAreConjugatedOnTheLeft() {
        Tensor z = Tensor.complex(new double[] {1, 0}, new double[] {2, -1});
        assertTensor(z.vecdot(z, 0).real(), shape(), 6);
        assertTensor(counting(2, 2).vecdot(counting(2, 2), 0), shape(2), 5, 25);
    }

    @Test
    void powersOfMatricesSquareRepeatedly() {
        assertTensor(A.matrixPower(5), shape(2, 2), A.mm(A).mm(A).mm(A).mm(A).toDoubles());
        assertTensor(A.matrixPower(1), shape(2, 2), A.toDoubles());
        assertTensor(Tensor.stack(2, A, B).matrixPower(0).take(2, 1), shape(2, 2), 1, 0, 0, 1);
        assertTensor(A.matrixPower(-1).mm(A), shape(2, 2), 1, 0, 0, 1);
        assertMessage(() -> counting(2, 3).matrixPower(2), "matrixPower: takes square matrices");
    }

    @Test
    void normsOfMatricesAreSumsOverColumnsOrRows() {
        Tensor x = Tensor.of(new double[][] {{1, -2}, {-3, 4}});
        assertThat(x.matrixNorm().item()).isEqualTo(Math.sqrt(30));
        assertThat(x.matrixNorm(1).item()).isEqualTo(6);
        assertThat(x.matrixNorm(-1).item()).isEqualTo(4);
        assertThat(x.matrixNorm(Double.POSITIVE_INFINITY).item()).isEqualTo(7);
        assertThat(x.matrixNorm(Double.NEGATIVE_INFINITY).item()).isEqualTo(3);
        assertMessage(() -> x.matrixNorm(3), "matrixNorm: the order must be 1, -1, 2, -2, infinity or -infinity");
    }

    @Test
    void aFactorSolvesForTheMatrixItIsOf() {
        Tensor spd = Tensor.of(new double[][] {{4, 2}, {2, 3}});
        Tensor factor = spd.cholesky();
        assertTensor(spd.mm(factor.choleskySolve(A)), shape(2, 2), A.toDoubles());
        assertTensor(spd.mv(factor.choleskySolve(counting(2))), shape(2), 1, 2);
        assertTensor(factor.choleskyInverse().mm(spd), shape(2, 2), 1, 0, 0, 1);
    }

    @Test
    void chainsMultiplyInTheCheapestOrderForTheCall() {
        var f = jit((Tensor x, Tensor y, Tensor z) -> Tensor.multiDot(x, y, z));
        Tensor row = counting(1, 9);
        Tensor square = counting(9, 9);
        Tensor column = counting(9, 1);
        double expected = row.mm(square).mm(column).item();
        assertThat(f.apply(row, square, column).item()).isEqualTo(expected);
        assertThat(f.ir()).containsPattern("dotGeneral %0, %1 ");
        f.clear();
        assertThat(f.apply(square, square, column).sizes()).containsExactly(9, 1);
        assertThat(f.ir()).containsPattern("dotGeneral %1, %2 ");
        assertThat(Tensor.multiDot(counting(2), A, counting(2)).item()).isEqualTo(27);
        assertMessage(() -> Tensor.multiDot(A), "multiDot: takes at least two matrices");
        assertMessage(() -> Tensor.multiDot(A, counting(2), A), "multiDot: takes at least two matrices");
    }

    @Test
    void theSizesOfTheCallAreAHintOnly() {
        jit((Tensor x) -> {
                    assertThat(SizeScope.CURRENT.get().hint(x.dim(0).times(2))).hasValue(6);
                    return x;
                })
                .apply(counting(3));
        var f = jit((Tensor x, Tensor y) -> Tensor.multiDot(x, y, x));
        for (long n : new long[] {2, 5, 0, 1}) {
            Tensor x = Tensor.eye(DType.F64, Dim.of(n));
            assertTensor(f.apply(x, x), shape(n, n), x.toDoubles());
        }
        assertThat(f.plans().size()).isEqualTo(1);
    }
}
