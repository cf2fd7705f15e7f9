package dev.covector.user;

import static dev.covector.api.Control.cond;
import static dev.covector.api.Control.scan;
import static dev.covector.api.Control.whileLoop;
import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.in;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.none;
import static dev.covector.api.Covector.out;
import static dev.covector.api.Covector.vmap;
import static dev.covector.user.Elements.assertTensor;
import static dev.covector.user.Elements.counting;
import static dev.covector.user.Elements.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.Fn1;
import dev.covector.api.Fn2;
import dev.covector.api.Fn3;
import dev.covector.api.In;
import dev.covector.api.Step;
import dev.covector.ir.DType;
import dev.covector.ir.TypeException;
import dev.covector.tracer.Svd;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VmapTest {
    record Layer(Tensor w, Tensor b) {}

    record Net(Layer first, List<Tensor> rest, String name) {}

    private static final Fn3<Tensor, Tensor, Tensor, Tensor> WEIGHED =
            (x, w, b) -> x.mul(w).sum().add(b);

    @Test
    void eachArgumentHasAnAxisOfItsOwn() {
        Tensor x = counting(2, 3);
        Tensor w = Tensor.of(1.0, 10.0);
        Tensor b = counting(1, 3).mul(1000);
        Fn3<Tensor, Tensor, Tensor, Tensor> f = vmap(WEIGHED, in(1, none(), 1));
        assertTensor(f.apply(x, w, b), shape(1, 3), 1021, 2043, 3065);
        assertTensor(jit(f).apply(x, w, b), shape(1, 3), 1021, 2043, 3065);
        assertTensor(vmap(WEIGHED, 1, none(), 1).apply(x, w, b), shape(1, 3), 1021, 2043, 3065);
        assertTensor(vmap(WEIGHED, in(-1, none(), -1), out(0)).apply(x, w, b), shape(3, 1), 1021, 2043, 3065);
    }

    @Test
    void resultsGetTheirMembersWhereOutSays() {
        Tensor x = counting(2, 3);
        Fn1<Tensor, List<Tensor>> f = v -> List.of(v.outer(v), v.sum(), Tensor.scalar(7.0));
        List<Tensor> y = vmap(f, in(1), out(List.of(1, -1, none()))).apply(x);
        assertTensor(y.get(0), shape(2, 3, 2), 1, 2, 9, 12, 25, 30, 2, 4, 12, 16, 30, 36);
        assertTensor(y.get(1), shape(3), 3, 7, 11);
        assertTensor(y.get(2), shape(), 7);
        Tensor everywhere = vmap(f, in(1), out(0)).apply(x).get(2);
        assertTensor(everywhere, shape(3), 7, 7, 7);
    }

    @Test
    void partsOfRecordsListsAndMapsHaveAxesOfTheirOwn() {
        Fn2<Net, Tensor, Tensor> f = (net, x) -> net.first()
                .w()
                .matmul(x)
                .add(net.first().b())
                .mul(net.rest().get(0))
                .add(net.rest().get(1));
        Net net = new Net(new Layer(counting(2, 2), counting(3, 2)), List.of(counting(3), Tensor.scalar(5.0)), "net");
        In axes = in(Map.of("first", Map.of("w", none(), "b", 0), "rest", List.of(0, none())), none());
        Tensor y = jit(vmap(f, axes, out(0))).apply(net, Tensor.of(1.0, 1.0));
        for (int i = 0; i < 3; i++) {
            Layer first = new Layer(net.first().w(), net.first().b().take(0, i));
            Net one = new Net(
                    first, List.of(net.rest().get(0).take(0, i), net.rest().get(1)), "net");
            assertThat(y.take(0, i).toDoubles())
                    .containsExactly(f.apply(one, Tensor.of(1.0, 1.0)).toDoubles());
        }
        Fn1<Map<String, Tensor>, Tensor> g = m -> Objects.requireNonNull(m.get("a"))
                .mul(Objects.requireNonNull(m.get("b")).sum());
        Map<String, Tensor> map = Map.of("a", Tensor.of(1.0, 2), "b", Tensor.of(3.0, 4));
        assertTensor(vmap(g, in(Map.of("a", 0, "b", none()))).apply(map), shape(2), 7, 14);
        assertTensor(vmap(g, in(0)).apply(map), shape(2), 3, 8);
        Fn1<Tensor, Layer> made = x -> new Layer(x.mul(2), x.square());
        Layer layer = vmap(made, in(1), out(Map.of("w", 0, "b", 1))).apply(counting(1, 2));
        assertTensor(layer.w(), shape(2, 1), 2, 4);
        assertTensor(layer.b(), shape(1, 2), 1, 4);
    }

    @Test
    void batchesNestUnderAndOverDerivatives() {
        Tensor x = counting(2, 3);
        Tensor y = counting(2, 4).mul(0.5);
        Fn2<Tensor, Tensor, Tensor> dot = (a, b) -> a.mul(b).sum().square();
        Fn2<Tensor, Tensor, Tensor> table = vmap(vmap(dot, in(none(), 1), out(0)), in(1, none()), out(0));
        Tensor all = jit(table).apply(x, y);
        Tensor slopes = jit(vmap(vmap(grad(dot), in(none(), 1), out(0)), in(1, none()), out(0)))
                .apply(x, y);
        Tensor total = jit(grad((Tensor a) -> table.apply(a, y).sum())).apply(x);
        assertThat(all.sizes()).containsExactly(3, 4);
        for (int i = 0; i < 3; i++) {
            Tensor a = x.take(1, i);
            Tensor sum = Tensor.zeros(DType.F64, 2);
            for (int j = 0; j < 4; j++) {
                Tensor b = y.take(1, j);
                assertThat(all.take(0, i).take(0, j).item())
                        .isEqualTo(dot.apply(a, b).item());
                Tensor slope = b.mul(a.mul(b).sum().mul(2));
                assertThat(slopes.take(0, i).take(0, j).toDoubles()).containsExactly(slope.toDoubles(), within(1e-12));
                sum = sum.add(slope);
            }
            assertThat(total.take(1, i).toDoubles()).containsExactly(sum.toDoubles(), within(1e-10));
        }
    }

    private static Tensor newton(Tensor x, Tensor tolerance) {
        return whileLoop(
                s -> s.mul(s).sub(x).abs().gt(tolerance),
                s -> s.add(x.div(s)).mul(0.5),
                x.add(1).mul(0.5));
    }

    @Test
    void loopsBranchesAndFactorisationsHaveBatches() {
        Tensor x = Tensor.of(4.0, 9, 100);
        Tensor tolerance = Tensor.scalar(1e-12);
        assertThat(jit(vmap(VmapTest::newton, in(0, none()), out(0)))
                        .apply(x, tolerance)
                        .toDoubles())
                .containsExactly(new double[] {2, 3, 10}, within(1e-9));
        assertThat(jit(vmap(grad(VmapTest::newton), in(0, none()), out(0)))
                        .apply(x, tolerance)
                        .toDoubles())
                .containsExactly(new double[] {0.25, 1 / 6.0, 0.05}, within(1e-6));
        Fn1<Tensor, Tensor> branch = v -> cond(v.sum().gt(10), a -> a.mul(2), a -> a.neg(), v);
        assertTensor(jit(vmap(branch, in(1), out(1))).apply(counting(2, 3)), shape(2, 3), -1, -2, -3, -4, 10, 12);
        Fn1<Tensor, Tensor> running =
                v -> scan((Tensor s, Tensor e) -> new Step<>(s.mul(0.5).add(e), s), Tensor.scalar(0.0), v)
                        .state();
        Tensor rows = counting(4, 2);
        Tensor sums = jit(vmap(running, in(1), out(0))).apply(rows);
        Tensor slopes = jit(vmap(grad(running), in(1), out(0))).apply(rows);
        for (int i = 0; i < 2; i++) {
            assertThat(sums.take(0, i).item())
                    .isEqualTo(running.apply(rows.take(1, i)).item());
            assertThat(slopes.take(0, i).toDoubles()).containsExactly(0.125, 0.25, 0.5, 1);
        }
        Tensor matrices = counting(3, 2, 2).sin();
        Fn1<Tensor, Svd> svd = Tensor::svd;
        Tensor s = jit(vmap(svd, in(2), out(Map.of("u", 0, "s", 0, "vh", -1))))
                .apply(matrices)
                .s();
        for (int i = 0; i < 2; i++) {
            assertThat(s.take(0, i).toDoubles())
                    .containsExactly(matrices.take(2, i).svd().s().toDoubles(), within(1e-12));
        }
    }

    @Test
    void oneBatchedPlanServesEveryNumberOfMembers() {
        var f = jit(vmap(WEIGHED, in(1, none(), 0), out(0)));
        for (int members : new int[] {3, 0, 1, 2, 50}) {
            Tensor y = f.apply(
                    counting(2, members),
                    Tensor.of(1.0, 1),
                    Tensor.zeros(DType.F64, members).add(1));
            assertThat(y.sizes()).containsExactly(members);
        }
        assertThat(f.plans().size()).isEqualTo(1);
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run).isInstanceOf(TypeException.class).hasMessageContaining(message);
    }

    @Test
    void mistakesNameTheArgument() {
        Tensor x = counting(2, 3);
        Fn2<Layer, Tensor, Tensor> f = (layer, v) -> layer.w().add(layer.b()).add(v);
        Layer layer = new Layer(x, counting(2, 4));
        assertRefused(
                () -> vmap(f, in(1, none())).apply(layer, Tensor.of(1.0, 2)),
                "vmap (members): all arguments must have as many members; got that argument 0.w has 3 along axis 1 of"
                        + " f64[2, 3], and argument 0.b has 4 along axis 1 of f64[2, 4] (at VmapTest.java:");
        assertRefused(
                () -> jit(vmap(f, in(1, none()))).apply(layer, Tensor.of(1.0, 2)),
                "argument 0.w has x0_w.1 along axis 1 of f64[x0_w.0, x0_w.1], and argument 0.b has x0_b.1 along axis 1");
        assertRefused(
                () -> vmap(f, in(0, 1)).apply(layer, Tensor.of(1.0, 2)),
                "vmap (in): argument 1 must have the axis 1; got f64[2]");
        assertRefused(
                () -> vmap(f, in(none(), none())).apply(layer, Tensor.of(1.0, 2)),
                "vmap (in): at least one argument must have an axis of members");
        assertRefused(() -> vmap(f, in(1)), "vmap (in): one axis for each of 2 arguments; got 1");
        assertRefused(
                () -> vmap(f, in(1.5, 0)),
                "vmap (in): an axis is an int, none(), or a list or map of axes; got Double");
        assertRefused(
                () -> vmap(f, in(Map.of("w", 0), 0)).apply(layer, x),
                "vmap (in): the axes, at [0], must fit Layer(w, b); got a map of [w]");
        assertRefused(() -> vmap(f, in(List.of(0, 1), 0)).apply(layer, x), "must fit Layer(w, b); got a list of 2");
        assertRefused(
                () -> vmap(WEIGHED, in(1, none(), none()), out(1)).apply(x, Tensor.of(1.0, 2), Tensor.scalar(1)),
                "vmap (out): the result must have the axis 1; got f64[3]");
        assertRefused(
                () -> vmap(WEIGHED, in(1, none(), none()), out(none())).apply(x, Tensor.of(1.0, 2), Tensor.scalar(1)),
                "vmap (out): the result must be the same for all members");
    }
}
