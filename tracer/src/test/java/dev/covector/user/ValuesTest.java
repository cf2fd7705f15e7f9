package dev.covector.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compositions computed at once by the interpreter; the expected numbers are written out or come from {@code Math}. */
class ValuesTest {
    private static final Tensor MATRIX = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}});

    private static double[] values(Tensor x) {
        return x.toDoubles();
    }

    @Test
    void arraysAreReadInColumnMajorOrder() {
        assertThat(values(MATRIX)).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(MATRIX.at(1, 2)).isEqualTo(6);
        assertThat(values(Tensor.of(DType.F32, new long[] {2, 2}, 1, 2, 3, 4).take(0, 1)))
                .containsExactly(2, 4);
        assertThat(Tensor.of(DType.BOOL, new long[] {2}, 0, 7).toBooleans()).containsExactly(false, true);
        assertThat(values(
                        Tensor.complex(new double[] {1, 2}, new double[] {3, 4}).imag()))
                .containsExactly(3, 4);
    }

    @Test
    void generatedTensorsHaveTheirElements() {
        assertThat(values(Tensor.linspace(1, 2, 5))).containsExactly(1, 1.25, 1.5, 1.75, 2);
        assertThat(values(Tensor.linspace(1, 2, 1))).containsExactly(1);
        assertThat(values(Tensor.eye(DType.F64, 2))).containsExactly(1, 0, 0, 1);
        assertThat(values(Tensor.arange(DType.I32, 3))).containsExactly(0, 1, 2);
        assertThat(values(Tensor.full(DType.F64, 7, 2L, 2L))).containsExactly(7, 7, 7, 7);
        assertThat(Tensor.scalar(Long.MAX_VALUE).toLongs()).containsExactly(Long.MAX_VALUE);
        assertThat(values(Tensor.of(1L, 0, 2).oneHot(DType.F64, 3))).containsExactly(0, 1, 0, 1, 0, 0, 0, 0, 1);
    }

    @Test
    void operandsBroadcastAtTheirLastAxesAndPromote() {
        assertThat(values(MATRIX.add(Tensor.of(10.0, 20, 30)))).containsExactly(11, 14, 22, 25, 33, 36);
        assertThat(values(MATRIX.mul(Tensor.of(new double[][] {{1}, {2}})))).containsExactly(1, 8, 2, 10, 3, 12);
        Tensor sum = Tensor.of(1, 2).add(0.5);
        assertThat(sum.dtype()).isEqualTo(DType.F64);
        assertThat(values(sum)).containsExactly(1.5, 2.5);
        assertThat(Tensor.of(1, 2).add(1).dtype()).isEqualTo(DType.I32);
        assertThat(Tensor.of(1f).add(1.0).dtype()).isEqualTo(DType.F32);
        assertThat(Tensor.of(1L).exp().dtype()).isEqualTo(DType.F64);
        assertThat(Tensor.of(true, false).mul(Tensor.of(2f, 3f)).toFloats()).containsExactly(2, 0);
        assertThat(Tensor.of(true).add(1).dtype()).isEqualTo(DType.I64);
    }

    @Test
    void choiceTakesNumbersOnEitherSide() {
        Tensor x = Tensor.of(-1.0, 0, 2, Double.NaN);
        assertThat(values(x.relu())).containsExactly(0, 0, 2, Double.NaN);
        assertThat(values(Tensor.where(x.lt(0), -5, x))).containsExactly(-5, 0, 2, Double.NaN);
        assertThat(values(Tensor.where(x.isNaN(), x, 1))).containsExactly(1, 1, 1, Double.NaN);
        assertThat(values(x.clip(0, 1))).containsExactly(0, 0, 1, Double.NaN);
    }

    @Test
    void functionsAgreeWithJavas() {
        for (double x : new double[] {-800, -0.7, -1e-9, 0, 1e-9, 0.7, 800}) {
            Tensor at = Tensor.scalar(x);
            assertThat(at.sinh().item()).as("sinh %s", x).isCloseTo(Math.sinh(x), relative(Math.sinh(x)));
            assertThat(at.cosh().item()).as("cosh %s", x).isCloseTo(Math.cosh(x), relative(Math.cosh(x)));
            assertThat(at.tan().item()).as("tan %s", x).isCloseTo(Math.tan(x), relative(Math.tan(x)));
            assertThat(at.atan().item()).as("atan %s", x).isCloseTo(Math.atan(x), relative(Math.atan(x)));
        }
        for (double x : new double[] {-1, -0.3, 0, 1e-9, 0.999999, 1}) {
            Tensor at = Tensor.scalar(x);
            assertThat(at.asin().item()).as("asin %s", x).isCloseTo(Math.asin(x), relative(Math.asin(x)));
            assertThat(at.acos().item()).as("acos %s", x).isCloseTo(Math.acos(x), relative(Math.acos(x)));
        }
        assertThat(values(Tensor.of(-800.0, 0, 800).softplus())).containsExactly(0, Math.log(2), 800);
        assertThat(Tensor.scalar(8.0).log2().item()).isCloseTo(3, within(1e-15));
        assertThat(values(Tensor.of(1, 2, 4).reciprocal())).containsExactly(1, 0.5, 0.25);
    }

    private static org.assertj.core.data.Offset<Double> relative(double x) {
        return within(Double.isInfinite(x) ? 0 : 1e-15 * Math.max(1e-12, Math.abs(x)) * 4);
    }

    @Test
    void reductionsTakeAllOrGivenAxes() {
        assertThat(MATRIX.sum().item()).isEqualTo(21);
        assertThat(values(MATRIX.sum(0))).containsExactly(5, 7, 9);
        assertThat(values(MATRIX.sum(-1))).containsExactly(6, 15);
        assertThat(MATRIX.sumKeepDims(1).sizes()).containsExactly(2, 1);
        assertThat(values(MATRIX.prod(0))).containsExactly(4, 10, 18);
        assertThat(values(MATRIX.max(1))).containsExactly(3, 6);
        assertThat(values(MATRIX.min(1))).containsExactly(1, 4);
        assertThat(values(MATRIX.mean(0))).containsExactly(2.5, 3.5, 4.5);
        assertThat(values(MATRIX.var(1))).containsExactly(2.0 / 3, 2.0 / 3);
        assertThat(MATRIX.std().item()).isCloseTo(Math.sqrt(35.0 / 12), within(1e-15));
        assertThat(Tensor.of(1, 2, 4).mean().item()).isEqualTo(7.0 / 3);
        assertThat(Tensor.of(true, true, false).sum().toLongs()).containsExactly(2);
        assertThat(Tensor.of(0, 2).any().toBooleans()).containsExactly(true);
        assertThat(Tensor.of(0, 2).all().toBooleans()).containsExactly(false);
        assertThat(Tensor.zeros(DType.F64, 0L).mean().item()).isNaN();
        assertThat(Tensor.zeros(DType.F64, 0L).max().item()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void normsTakeModuli() {
        assertThat(Tensor.of(3.0, 4).norm().item()).isEqualTo(5);
        assertThat(Tensor.of(0.0, 0).norm().item()).isZero();
        assertThat(Tensor.complex(new double[] {3}, new double[] {4}).norm().item())
                .isEqualTo(5);
        assertThat(Tensor.complex(new double[] {0, 0}, new double[] {1, -1})
                        .var()
                        .item())
                .isEqualTo(1);
    }

    @Test
    void exponentialsNeitherOverflowNorCancel() {
        assertThat(Tensor.of(1000.0, 1000).logsumexp().item()).isEqualTo(1000 + Math.log(2));
        assertThat(Tensor.of(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY)
                        .logsumexp()
                        .item())
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Tensor.of(Double.POSITIVE_INFINITY, 0).logsumexp().item()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Tensor.zeros(DType.F64, 0L).logsumexp().item()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(values(Tensor.of(1000.0, 1000).softmax())).containsExactly(0.5, 0.5);
        assertThat(values(Tensor.of(0.0, -1000).logSoftmax(0))).containsExactly(0, -1000);
        assertThat(values(MATRIX.softmax(0).sum(0))).containsExactly(new double[] {1, 1, 1}, within(1e-15));
        assertThat(MATRIX.logsumexpKeepDims(1).sizes()).containsExactly(2, 1);
    }

    @Test
    void extremesAreFoundAtTheFirstPlace() {
        assertThat(Tensor.of(1.0, 5, 5, 2).argmax().toLongs()).containsExactly(1);
        assertThat(Tensor.of(1.0, Double.NaN, 5, Double.NaN).argmax().toLongs()).containsExactly(1);
        assertThat(Tensor.of(3L, 1, 1).argmin(0).toLongs()).containsExactly(1);
        assertThat(MATRIX.argmax(1).toLongs()).containsExactly(2, 2);
        assertThat(MATRIX.argmax().toLongs()).containsExactly(5);
    }

    @Test
    void slicesFollowNumPy() {
        Tensor x = Tensor.of(0.0, 1, 2, 3, 4);
        assertThat(values(x.slice(0, 1, 3))).containsExactly(1, 2);
        assertThat(values(x.slice(0, -2, Tensor.END))).containsExactly(3, 4);
        assertThat(values(x.slice(0, -99, 99, 2))).containsExactly(0, 2, 4);
        assertThat(values(x.slice(0, 3, 1))).isEmpty();
        assertThat(x.take(0, -1).item()).isEqualTo(4);
        assertThat(values(MATRIX.slice(new long[] {0, 1}, new long[] {2, 3}, new long[] {1, 1})))
                .containsExactly(2, 5, 3, 6);
        assertThat(values(x.pad(new long[] {1}, new long[] {0}, new long[] {1}, 9)))
                .containsExactly(9, 0, 9, 1, 9, 2, 9, 3, 9, 4);
        assertThat(MATRIX.split(3, 1)).hasSize(3).allMatch(part -> part.sizes()[1] == 1);
    }

    @Test
    void axesMoveAsNamed() {
        Tensor x = Tensor.arange(DType.F64, 24).reshape(2, 3, 4);
        assertThat(x.moveaxis(0, -1).sizes()).containsExactly(3, 4, 2);
        assertThat(x.moveaxis(0, -1).at(2, 3, 1)).isEqualTo(x.at(1, 2, 3));
        assertThat(x.swapaxes(0, 2).at(3, 2, 1)).isEqualTo(x.at(1, 2, 3));
        assertThat(x.permute(1, 2, 0).at(2, 3, 1)).isEqualTo(x.at(1, 2, 3));
        assertThat(x.transpose().at(3, 2, 1)).isEqualTo(x.at(1, 2, 3));
        assertThat(x.flip(1).at(1, 0, 3)).isEqualTo(x.at(1, 2, 3));
        assertThat(x.expandDims(0, -1).sizes()).containsExactly(1, 2, 3, 4, 1);
        assertThat(x.expandDims(1).squeeze(1).sizes()).containsExactly(2, 3, 4);
        assertThat(x.reshape(-1, 4).sizes()).containsExactly(6, 4);
    }

    @Test
    void repetitionsAreBlocksOrElements() {
        Tensor x = Tensor.of(1.0, 2);
        assertThat(values(x.tile(2))).containsExactly(1, 2, 1, 2);
        assertThat(values(x.repeat(2, 0))).containsExactly(1, 1, 2, 2);
        assertThat(x.tile(3, 2).sizes()).containsExactly(3, 4);
        assertThat(values(MATRIX.repeat(2, 1))).containsExactly(1, 4, 1, 4, 2, 5, 2, 5, 3, 6, 3, 6);
        assertThat(values(Tensor.concatenate(0, x, Tensor.of(3)))).containsExactly(1, 2, 3);
        assertThat(values(Tensor.stack(0, x, x.mul(10)))).containsExactly(1, 10, 2, 20);
        assertThat(values(Tensor.stack(-1, x, x.mul(10)))).containsExactly(1, 2, 10, 20);
    }

    @Test
    void indicesReadWithTheirAxesInPlace() {
        Tensor taken = MATRIX.take(Tensor.of(2, 0), 1);
        assertThat(values(taken)).containsExactly(3, 6, 1, 4);
        assertThat(MATRIX.take(Tensor.of(new double[][] {{1, 0, 1}}).convert(DType.I64), 0)
                        .sizes())
                .containsExactly(1, 3, 3);
        assertThat(values(MATRIX.gather(List.of(Tensor.of(1, 0), Tensor.of(2)), 0, 1)))
                .containsExactly(6, 3);
    }

    @Test
    void trianglesAndDiagonalsAreOfTheFirstTwoAxes() {
        assertThat(values(MATRIX.tril())).containsExactly(1, 4, 0, 5, 0, 0);
        assertThat(values(MATRIX.triu(1))).containsExactly(0, 0, 2, 0, 3, 6);
        assertThat(values(MATRIX.diagonal())).containsExactly(1, 5);
        assertThat(MATRIX.trace().item()).isEqualTo(6);
        Tensor batch = Tensor.stack(2, MATRIX, MATRIX.mul(10));
        assertThat(batch.diagonal().sizes()).containsExactly(2, 2);
        assertThat(values(batch.trace())).containsExactly(6, 60);
    }

    @Test
    void productsKeepBatchAxesLast() {
        Tensor v = Tensor.of(1.0, 1, 1);
        assertThat(values(MATRIX.matmul(v))).containsExactly(6, 15);
        assertThat(values(Tensor.of(1.0, 1).matmul(MATRIX))).containsExactly(5, 7, 9);
        assertThat(v.matmul(v).item()).isEqualTo(3);
        assertThat(values(MATRIX.matmul(MATRIX.transpose()))).containsExactly(14, 32, 32, 77);
        Tensor batch = Tensor.stack(2, MATRIX, MATRIX.mul(10));
        Tensor square = MATRIX.transpose().matmul(Tensor.of(new double[][] {{1, 0}, {0, 2}}));
        Tensor left = batch.matmul(square);
        assertThat(left.sizes()).containsExactly(2, 2, 2);
        assertThat(values(left.take(2, 1)))
                .containsExactly(values(MATRIX.mul(10).matmul(square)));
        Tensor right = MATRIX.transpose().matmul(batch);
        assertThat(values(right.take(2, 1)))
                .containsExactly(values(MATRIX.transpose().matmul(MATRIX.mul(10))));
        Tensor both = batch.swapaxes(0, 1).matmul(batch.slice(2, 0, 1));
        assertThat(values(both.take(2, 1)))
                .containsExactly(values(MATRIX.mul(10).transpose().matmul(MATRIX)));
        assertThat(values(v.outer(Tensor.of(1.0, 2)))).containsExactly(1, 1, 1, 2, 2, 2);
        assertThat(values(MATRIX.inner(v))).containsExactly(6, 15);
        assertThat(MATRIX.vdot(MATRIX).item()).isEqualTo(91);
        assertThat(values(MATRIX.cumsum(1))).containsExactly(1, 4, 3, 9, 6, 15);
        assertThat(values(MATRIX.cumsumFromEnd(1))).containsExactly(6, 15, 5, 11, 3, 6);
    }
}
