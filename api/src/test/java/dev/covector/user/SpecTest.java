package dev.covector.user;

import static dev.covector.api.Control.whileLoop;
import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.none;
import static dev.covector.api.Covector.spec;
import static dev.covector.api.Covector.trace;
import static dev.covector.user.Elements.assertTensor;
import static dev.covector.user.Elements.counting;
import static dev.covector.user.Elements.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ir.Verifier;
import dev.covector.ops.OpSet;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecTest {
    private static final Dim BATCH = Dim.named("batch");
    private static final Dim D = Dim.named("d");

    record Layer(Tensor w, Tensor b) {}

    private static Tensor layer(Layer layer, Tensor x) {
        return x.matmul(layer.w()).add(layer.b());
    }

    /** The two halves of each row added. */
    private static Tensor halves(Tensor x) {
        return x.reshape(x.dim(0), x.dim(1).floorDiv(2), Dim.of(2)).sum(2);
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(TypeException.class).hasMessageContaining(message);
    }

    @Test
    void namesShowInTheIrAndInGuards() {
        var f = jit(SpecTest::layer, "layer")
                .taking(Map.of("w", spec(D, Dim.named("out")), "b", spec(Dim.named("out"))), spec(BATCH, D));
        for (int n : new int[] {3, 0, 1, 7}) {
            Layer layer = new Layer(counting(2, 4), counting(4));
            assertThat(f.apply(layer, counting(n, 2)).sizes()).containsExactly(n, 4);
        }
        assertThat(f.ir()).contains("(%0: f64[d, out], %1: f64[out], %2: f64[batch, d]) -> (f64[batch, out])");
        assertThat(f.plans().size()).isEqualTo(1);
        assertThat(f.plans().toString())
                .contains(
                        "d == x1.1 for axis 1 of argument 1 as specified, where d is axis 0 of argument 0.w at SpecTest.java:");
    }

    @Test
    void axesOfOneNameMustAgree() {
        var f = jit((Tensor x, Tensor y) -> x.sum().add(y.sum()), "f").taking(spec(BATCH, Dim.of(2)), spec(BATCH));
        assertTensor(f.apply(counting(1, 2), counting(1)), shape(), 4);
        assertRefused(
                () -> f.apply(counting(3, 2), counting(4)),
                "f (spec): axis 0 of argument 1 must be batch, where batch is axis 0 of argument 0; got f64[x1.0] with batch = 3, x1.0 = 4"
                        + " (at SpecTest.java:");
        assertRefused(
                () -> f.apply(counting(3, 4), counting(3)),
                "f (spec): axis 1 of argument 0 must be 2; got f64[batch, x0.1]");
        assertRefused(
                () -> f.apply(counting(3), counting(3)), "argument 0 must have the axes [batch, 2]; got f64[batch]");
        assertTensor(f.apply(counting(2, 2), counting(2)), shape(), 13);
        assertThat(f.plans().size()).isEqualTo(1);
        assertRefused(
                () -> jit((Tensor x, Tensor y) -> x.mul(f.apply(x, y))).apply(counting(3, 2), counting(4)),
                "axis 0 of argument 1 must be batch, where batch is axis 0 of argument 0");
        assertRefused(
                () -> jit((Tensor x) -> x).taking(spec(BATCH), spec(BATCH)).apply(counting(2)),
                "must fit (tensor); got a list of 2");
        assertRefused(
                () -> jit((Tensor x) -> x, "g").taking(spec(BATCH.plus(1))).apply(counting(2)),
                "g (spec): axis 0 of argument 0 must be batch+1, but no axis is batch alone");
    }

    @Test
    void formulasOfNamesAndNothingSaidAreSpecificationsToo() {
        var f = jit((Tensor x, Tensor y, Tensor z) ->
                        y.slice(0, Dim.ZERO, x.dim(0)).add(x).sum().add(z.sum()))
                .taking(spec(BATCH), spec(BATCH.times(2).plus(1)), none());
        assertTensor(f.apply(counting(2), counting(5), counting(3, 1)), shape(), 12);
        assertThat(f.ir()).contains("(%0: f64[batch], %1: f64[2*batch+1], %2: f64[x2.0, x2.1])");
        assertRefused(
                () -> f.apply(counting(2), counting(4), counting(3, 1)), "axis 0 of argument 1 must be 2*batch+1");
    }

    @Test
    void aMultipleIsDividedWithoutAGuard() {
        var f = jit(SpecTest::halves, "halves").taking(spec(BATCH, D.multipleOf(8)));
        for (int d : new int[] {8, 0, 16}) {
            assertThat(f.apply(counting(3, d)).sizes()).containsExactly(3, d / 2);
        }
        assertThat(f.plans().size()).isEqualTo(1);
        assertThat(f.ir())
                .contains("(%0: f64[batch, 8*floordiv(d, 8)]) -> (f64[batch, 4*floordiv(d, 8)])")
                .doesNotContain("divides 4");
        assertThat(f.plan(counting(3, 8)).contract().guards()).hasSize(1);
        assertThat(f.plans().toString())
                .contains("8 divides d for axis 1 of argument 0 as specified at SpecTest.java:");
        assertRefused(
                () -> f.apply(counting(3, 12)),
                "halves (spec): axis 1 of argument 0, d, must be a multiple of 8; got f64[batch, d] with batch = 3, d = 12");
        var loose = jit(SpecTest::halves);
        loose.apply(counting(3, 8));
        assertThat(loose.plan(counting(3, 8)).contract().guards()).isNotEmpty();
        var gradient = jit(grad((Tensor x) -> halves(x).square().sum())).taking(spec(BATCH, D.multipleOf(2)));
        assertTensor(gradient.apply(counting(1, 4)), shape(1, 4), 8, 12, 8, 12);
    }

    @Test
    void sizesOfATraceAreNamedBesideThoseMadeOfData() {
        TensorType x = TensorType.of(DType.F64, Dim.named("k0"), D.multipleOf(4));
        Func f = trace((Tensor v) -> halves(v).sum(1).filter(v.sum(1).gt(0)), x);
        assertThat(Verifier.check(f, OpSet.STANDARD).toString())
                .contains("%0: f64[k0, 4*floordiv(d, 4)]) -> (f64[k1])", "measure %", "size = k1, most = k0");
        assertThat(Func.parse(f.toString(), OpSet.STANDARD)).isEqualTo(f);
    }

    @Test
    void explainSaysWhereEachSizeIsFrom() {
        var f = jit((Tensor x, Tensor y) -> {
                    Tensor kept = x.add(y).filter(x.gt(0));
                    Tensor root = whileLoop(
                            s -> s.mul(s).sub(2).abs().gt(1e-9),
                            s -> s.add(s.reciprocal().mul(2)).mul(0.5),
                            kept.sum());
                    return List.of(kept, grad((Tensor v) -> v.mul(root).sum()).apply(root), root);
                })
                .taking(spec(D.multipleOf(2)), spec(D.multipleOf(2)));
        f.apply(Tensor.of(1.0, -1), Tensor.of(0.0, 2));
        String text = f.explain(Tensor.of(1.0, -1), Tensor.of(0.0, 2));
        assertThat(text)
                .contains("  size d a multiple of 2: axis 0 of argument 0, axis 0 of argument 1\n")
                .containsPattern("  size k0 <= 2\\*floordiv\\(d, 2\\): made of data by measure at SpecTest.java:\\d+\n")
                .containsPattern("  size k1: made of data by while at SpecTest.java:\\d+\n")
                .contains("  requires 2 divides d for axis 0 of argument 0 as specified at SpecTest.java:")
                .contains("  requires, when it is known, k0 <= 2*floordiv(d, 2) for a size made of data at");
    }

    @Test
    void namesAndFactorsThatMeanNothingAreRefused() {
        assertRefused(() -> Dim.named("two words"), "a name is a word; got \"two words\"");
        assertRefused(() -> Dim.named("max"), "a name is a word");
        assertRefused(
                () -> D.multipleOf(0), "multipleOf: the size must be a multiple of a positive number; got d and 0");
        assertRefused(() -> Dim.of(12).multipleOf(8), "got 12 and 8");
        assertThat(Dim.of(16).multipleOf(8)).isEqualTo(Dim.of(16));
        assertThat(D.multipleOf(8).floorDiv(4)).isEqualTo(D.floorDiv(8).times(2));
        assertThat(D.multipleOf(8).mod(Dim.of(4))).isEqualTo(Dim.ZERO);
        var f = jit((Tensor x) -> x.reshape(x.dim(0).multipleOf(3).floorDiv(3), Dim.of(3)));
        assertThat(f.apply(counting(6)).sizes()).containsExactly(2, 3);
        assertRefused(() -> f.apply(counting(7)), "multipleOf: the size must be a multiple");
    }
}
