package dev.covector.tests.robust;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.DType;
import dev.covector.ir.TypeException;
import dev.covector.tracer.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is no mistake but lies at an edge: nothing at all, NaN, infinity, indices outside, integers that do not divide. */
class EdgesTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    /** A program, the tensor it gets, and the elements of its result. */
    private record Edge(UnaryOperator<Tensor> program, Tensor x, double... gives) {}

    private static Tensor none(long... shape) {
        return Tensor.zeros(DType.F64, shape);
    }

    private static Map<String, Edge> nothing() {
        Map<String, Edge> all = new LinkedHashMap<>();
        Tensor rows = none(0, 2);
        Tensor columns = none(2, 0);
        all.put("sum", new Edge(x -> x.sum(0), rows, 0, 0));
        all.put("sum of no columns", new Edge(x -> x.sum(1), columns, 0, 0));
        all.put("sum of all", new Edge(x -> x.sum(), rows, 0));
        all.put("prod", new Edge(x -> x.prod(0), rows, 1, 1));
        all.put("max", new Edge(x -> x.max(0), rows, -INF, -INF));
        all.put("min", new Edge(x -> x.min(0), rows, INF, INF));
        all.put("all", new Edge(x -> x.gt(0).all(0).convert(DType.F64), rows, 1, 1));
        all.put("any", new Edge(x -> x.gt(0).any(0).convert(DType.F64), rows, 0, 0));
        all.put("mean", new Edge(x -> x.mean(0), rows, NAN, NAN));
        all.put("var", new Edge(x -> x.var(0), rows, NAN, NAN));
        all.put("std", new Edge(x -> x.std(0), rows, NAN, NAN));
        all.put("norm", new Edge(x -> x.norm(0), rows, 0, 0));
        all.put("logsumexp", new Edge(x -> x.logsumexp(0), rows, -INF, -INF));
        all.put("softmax", new Edge(x -> x.softmax(0), rows));
        all.put("logSoftmax", new Edge(x -> x.logSoftmax(0), rows));
        all.put("cumsum", new Edge(x -> x.cumsum(0), rows));
        all.put("cumsumFromEnd", new Edge(x -> x.cumsumFromEnd(1), columns));
        all.put("matmul over nothing", new Edge(x -> x.matmul(x.transpose()), columns, 0, 0, 0, 0));
        all.put("matmul of nothing", new Edge(x -> x.transpose().matmul(x), columns));
        all.put("dot", new Edge(x -> x.flatten().dot(x.flatten()), rows, 0));
        all.put("vdot", new Edge(x -> x.vdot(x), rows, 0));
        all.put("inner", new Edge(x -> x.inner(x), columns, 0, 0, 0, 0));
        all.put("outer", new Edge(x -> x.flatten().outer(x.flatten()), rows));
        all.put("tensordot", new Edge(x -> x.tensordot(x, 2), rows, 0));
        all.put("cholesky", new Edge(Tensor::cholesky, none(0, 0)));
        all.put("solve", new Edge(x -> x.solveLower(x), none(0, 0)));
        all.put("slice", new Edge(x -> x.slice(0, 5, 9), rows));
        all.put("concatenate", new Edge(x -> Tensor.concatenate(0, x, x), rows));
        all.put("stack", new Edge(x -> Tensor.stack(0, x, x).sum(0), columns));
        all.put("pad", new Edge(x -> x.pad(new long[] {1, 0}, new long[2], 7), rows, 7, 7));
        all.put("reverse", new Edge(x -> x.reverse(0), rows));
        all.put("repeat", new Edge(x -> x.repeat(3, 0), rows));
        all.put("tile", new Edge(x -> x.tile(2, 2), rows));
        all.put("tril", new Edge(Tensor::tril, rows));
        all.put("trace", new Edge(Tensor::trace, none(0, 0), 0));
        all.put("gather of no index", new Edge(x -> x.gather(List.of(Tensor.arange(DType.I64, 0)), 1), rows));
        all.put(
                "scatterAdd",
                new Edge(
                        x -> Tensor.ones(DType.F64, 2).scatterAdd(x.flatten(), List.of(Tensor.arange(DType.I64, 0)), 0),
                        rows,
                        1,
                        1));
        all.put("grad", new Edge(x -> grad((Tensor y) -> y.square().sum()).apply(x), rows));
        all.put(
                "grad of a product",
                new Edge(x -> grad((Tensor y) -> y.matmul(y.transpose()).sum()).apply(x), columns));
        return all;
    }

    private static Map<String, Edge> notNumbers() {
        Map<String, Edge> all = new LinkedHashMap<>();
        Tensor x = Tensor.of(1, NAN, -INF, INF, 3);
        Tensor ordinary = Tensor.of(1.0, INF, 3.0);
        all.put("max of NaN", new Edge(y -> y.max(), x, NAN));
        all.put("min of NaN", new Edge(y -> y.min(), x, NAN));
        all.put("sum of NaN", new Edge(y -> y.sum(), x, NAN));
        all.put("argmax of NaN", new Edge(y -> y.argmax(0).convert(DType.F64), x, 1));
        all.put("isFinite", new Edge(y -> y.isFinite().convert(DType.F64), x, 1, 0, 0, 0, 1));
        all.put("isNaN", new Edge(y -> y.isNaN().convert(DType.F64), x, 0, 1, 0, 0, 0));
        all.put("maximum with NaN", new Edge(y -> y.maximum(Tensor.scalar(2.0)), x, 2, NAN, 2, INF, 3));
        all.put("softmax of an infinity", new Edge(y -> y.softmax(0), Tensor.of(1.0, -INF, 1.0), 0.5, 0, 0.5));
        all.put("logsumexp of infinities", new Edge(y -> y.logsumexp(0), Tensor.of(-INF, -INF), -INF));
        all.put("logsumexp of an infinity", new Edge(y -> y.logsumexp(0), ordinary, INF));
        all.put(
                "where keeps out what is not chosen",
                new Edge(y -> Tensor.where(y.isFinite(), y, 0), x, 1, 0, 0, 0, 3));
        all.put("exp", new Edge(Tensor::exp, Tensor.of(NAN, -INF, INF), NAN, 0, INF));
        all.put("log", new Edge(Tensor::log, Tensor.of(-1, 0, INF), NAN, -INF, INF));
        all.put("tanh", new Edge(Tensor::tanh, Tensor.of(NAN, -INF, INF), NAN, -1, 1));
        all.put("sqrt", new Edge(Tensor::sqrt, Tensor.of(NAN, -1, INF), NAN, NAN, INF));
        all.put("cumsum", new Edge(y -> y.cumsum(0), Tensor.of(1, NAN, 1), 1, NAN, NAN));
        return all;
    }

    private static Map<String, Edge> outside() {
        Map<String, Edge> all = new LinkedHashMap<>();
        Tensor x = Tensor.of(10.0, 11.0, 12.0);
        Tensor indices = Tensor.of(-5, 1, 99);
        Tensor huge = Tensor.of(Long.MIN_VALUE, Long.MAX_VALUE);
        all.put("take clamps", new Edge(y -> y.take(indices, 0), x, 10, 11, 12));
        all.put("gather clamps", new Edge(y -> y.gather(List.of(indices), 0), x, 10, 11, 12));
        all.put("gather clamps the largest", new Edge(y -> y.gather(List.of(huge), 0), x, 10, 12));
        all.put(
                "scatterAdd clamps",
                new Edge(y -> y.scatterAdd(Tensor.of(1.0, 2.0, 3.0), List.of(indices), 0), x, 11, 13, 15));
        all.put("a slice is cut to the axis", new Edge(y -> y.slice(0, -99, 99), x, 10, 11, 12));
        all.put("a slice past the axis is empty", new Edge(y -> y.slice(0, 7, 9), x));
        all.put("a slice backwards is empty", new Edge(y -> y.slice(0, 2, 1), x));
        all.put("a step past the axis", new Edge(y -> y.slice(0, 1, 3, 1L << 40), x, 11));
        Tensor integers = Tensor.of(7L, -7L, Long.MIN_VALUE, 0);
        all.put("a quotient by zero", new Edge(y -> y.div(0), integers, 0, 0, 0, 0));
        all.put("a quotient towards zero", new Edge(y -> y.div(2), integers, 3, -3, -0x1p62, 0));
        all.put("the least by minus one", new Edge(y -> y.div(-1), integers, -7, 7, -0x1p63, 0));
        all.put(
                "a quotient of bytes four by zero",
                new Edge(y -> y.convert(DType.I32).div(0), Tensor.of(7L, -7L, Integer.MIN_VALUE), 0, 0, 0));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> nothingIsATensorToo() {
        return each(nothing());
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoNumberPropagates() {
        return each(notNumbers());
    }

    @TestFactory
    Stream<DynamicTest> whatLiesOutsideIsClampedAndDivisionByZeroIsZero() {
        return each(outside());
    }

    private static Stream<DynamicTest> each(Map<String, Edge> edges) {
        return edges.entrySet().stream().map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check(e.getValue())));
    }

    private static void check(Edge edge) {
        assertThat(edge.program.apply(edge.x).toDoubles()).as("at once").containsExactly(edge.gives);
        assertThat(jit(edge.program::apply).apply(edge.x).toDoubles())
                .as("jitted")
                .containsExactly(edge.gives);
    }

    @Test
    void nothingHasNoArgmax() {
        assertThatThrownBy(() -> none(0, 2).argmax(0))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("has no elements");
        assertThat(none(2, 0).argmax(0).sizes()).containsExactly(0);
    }

    @Test
    void onePlanTakesNothingAndMuch() {
        var f = jit((Tensor x) -> x.softmax(0).sum(1).add(x.max(0).sum()));
        for (long n : new long[] {4, 0, 1}) {
            assertThat(f.apply(Tensor.ones(DType.F64, n, 3)).sizes()).containsExactly(n);
        }
        assertThat(f.plans().size()).isEqualTo(1);
    }
}
