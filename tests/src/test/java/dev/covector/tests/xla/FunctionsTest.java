package dev.covector.tests.xla;

import static dev.covector.api.Control.cond;
import static dev.covector.api.Control.scan;
import static dev.covector.api.Control.scanReverse;
import static dev.covector.api.Control.switchCase;
import static dev.covector.api.Control.whileLoop;
import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.hvp;
import static dev.covector.api.Covector.vmap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.covector.api.Compiled;
import dev.covector.api.Fn1;
import dev.covector.api.Fn2;
import dev.covector.api.Step;
import dev.covector.autodiff.Numbers;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.TypeException;
import dev.covector.lower.stablehlo.ExportException;
import dev.covector.lower.stablehlo.StableHlo;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions as users write them, loops, branches and derivatives among them: traced once, exported, run by XLA. */
class FunctionsTest {
    record Counting(Tensor i, Tensor x) {}

    private static final Map<String, Fn1<Tensor, Tensor>> ONE = new TreeMap<>();
    private static final Map<String, Fn2<Tensor, Tensor, Tensor>> TWO = new TreeMap<>();

    static {
        ONE.put("softmax", x -> x.softmax(1));
        ONE.put(
                "layernorm",
                x -> x.sub(x.meanKeepDims(1)).mul(x.varKeepDims(1).add(1e-5).rsqrt()));
        ONE.put("logsumexp gradient", grad((Tensor x) -> x.logsumexp(1).sum()));
        ONE.put("cumulative products", FunctionsTest::products);
        ONE.put("scan gradient", grad((Tensor x) -> products(x).square().sum()));
        ONE.put(
                "scan backwards",
                x -> scanReverse(
                                (Tensor s, Tensor e) -> new Step<>(s.add(e), s.mul(e)),
                                Tensor.zeros(DType.F64, x.dim(1)),
                                x,
                                0)
                        .outputs());
        ONE.put(
                "scan of scans",
                x -> scan(
                                (Tensor s, Tensor row) -> {
                                    Tensor inner = products(row);
                                    return new Step<>(s.add(inner.sum()), inner);
                                },
                                Tensor.scalar(0.0),
                                x)
                        .outputs());
        ONE.put("while", x -> doubled(x).x());
        ONE.put(
                "branch",
                x -> cond(
                        x.sum().gt(0),
                        (Tensor y) -> y.sin(),
                        (Tensor y) -> y.mul(2).sub(y.cos()),
                        x));
        ONE.put(
                "branch gradient",
                grad((Tensor x) -> cond(
                        x.sum().gt(0),
                        (Tensor y) -> y.sin().sum(),
                        (Tensor y) -> y.square().sum(),
                        x)));
        ONE.put(
                "switch",
                x -> switchCase(
                        x.sum().round().convert(DType.I64),
                        List.of((Tensor y) -> y.exp(), y -> y.neg(), y -> y.add(1)),
                        x));
        ONE.put(
                "batched branch",
                vmap(row -> cond(row.sum().gt(0), (Tensor y) -> y.sin(), (Tensor y) -> y.cos(), row)));
        ONE.put("batched scan", vmap(FunctionsTest::products));
        ONE.put("sort", x -> x.sort(0));
        ONE.put("argmax", x -> x.argmax(1));
        ONE.put("flattened twice", x -> x.reshape(x.dim(0).times(x.dim(1))).cumsum(0));
        ONE.put(
                "gather gradient",
                grad((Tensor x) ->
                        x.gather(List.of(Tensor.of(1, 0, 0)), 0).square().sum()));
        TWO.put(
                "matmul gradient",
                (x, y) ->
                        grad((Tensor a) -> a.matmul(y.transpose()).tanh().sum()).apply(x));
        TWO.put("hessian-vector product", hvp((Tensor x) -> x.tanh().mul(x).sum()));
        TWO.put(
                "least squares",
                (x, y) -> x.transpose()
                        .matmul(x)
                        .add(Tensor.eye(DType.F64, x.dim(1)))
                        .solve(x.transpose().matmul(y)));
    }

    private static Tensor products(Tensor x) {
        return scan(
                        (Tensor s, Tensor e) -> new Step<>(s.mul(e), s.mul(e)),
                        Tensor.zeros(DType.F64, x.rank() == 1 ? new Dim[0] : new Dim[] {x.dim(1)})
                                .add(1),
                        x)
                .outputs();
    }

    static Counting doubled(Tensor x) {
        return whileLoop(
                s -> s.x().abs().sum().lt(100).and(s.i().lt(20)),
                s -> new Counting(s.i().add(1), s.x().mul(2)),
                new Counting(Tensor.scalar(0L), x));
    }

    /** The state is twice as long after each step. */
    static Tensor grown(Tensor x) {
        return whileLoop(
                        s -> s.i().lt(3),
                        s -> new Counting(s.i().add(1), Tensor.concatenate(0, s.x(), s.x().sin())),
                        new Counting(Tensor.scalar(0L), x))
                .x();
    }

    static Stream<String> functions() {
        return Stream.concat(ONE.keySet().stream(), TWO.keySet().stream());
    }

    static Compiled compiled(String name) {
        return ONE.containsKey(name)
                ? new Compiled(name, args -> ONE.get(name).apply((Tensor) args[0]))
                : new Compiled(
                        name, args -> Objects.requireNonNull(TWO.get(name)).apply((Tensor) args[0], (Tensor) args[1]));
    }

    static Object[] arguments(String name, long n, long m) {
        Tensor x = Tensor.iota(DType.F64, List.of(Dim.of(n * m)), 0)
                .mul(0.37)
                .sin()
                .reshape(n, m);
        return ONE.containsKey(name)
                ? new Object[] {x}
                : new Object[] {x, x.mul(3).cos()};
    }

    @ParameterizedTest
    @MethodSource("functions")
    void oneTraceServesStaticAndDynamicModules(String name) {
        assumeTrue(Xla.peer().isPresent(), "no jaxlib: tests/xla/setup installs it");
        Compiled compiled = compiled(name);
        Func f = compiled.plan(arguments(name, 3, 4)).func();
        StableHlo exported = StableHlo.of(f);
        for (long[] sizes : new long[][] {{3, 4}, {2, 5}, {6, 2}}) {
            Object[] arguments = arguments(name, sizes[0], sizes[1]);
            List<Numbers> point =
                    Stream.of(arguments).map(x -> Tensors.numbers((Tensor) x)).toList();
            Numbers expected = Tensors.numbers((Tensor) compiled.call(arguments));
            String text = exported.text(sizes(f, point));
            check(text, point, expected, name + "\n" + text);
            String reversed = exported.reversed().text(sizes(f, point));
            check(reversed, point.stream().map(Tensors::reversed).toList(), Tensors.reversed(expected), reversed);
            String dynamic = exported.text();
            String refined = Xla.peer()
                    .orElseThrow()
                    .refine(dynamic, point.stream().map(Numbers::shape).toList());
            check(refined, point, expected, name + "\n" + dynamic);
        }
    }

    private static void check(String text, List<Numbers> point, Numbers expected, String what) {
        List<Numbers> results;
        try {
            results = Xla.peer().orElseThrow().run(text, point);
        } catch (AssertionError e) {
            throw new AssertionError(what, e);
        }
        assertThat(results).hasSize(1);
        Tensors.assertClose(results.getFirst(), expected, 10, what);
    }

    static Map<String, Long> sizes(Func f, List<Numbers> point) {
        Map<String, Long> sizes = new HashMap<>();
        for (int i = 0; i < point.size(); i++) {
            List<Dim> shape = f.params().get(i).type().shape();
            for (int axis = 0; axis < shape.size(); axis++) {
                sizes.put(shape.get(axis).toString(), (long) point.get(i).shape()[axis]);
            }
        }
        return sizes;
    }

    @Test
    void aGuardThatSizesBreakIsAnErrorOfTheStaticModule() {
        Func f = compiled("matmul gradient")
                .plan(arguments("matmul gradient", 3, 4))
                .func();
        assertThat(Arrays.toString(f.symbols().toArray())).isNotEmpty();
        Map<String, Long> none = new HashMap<>();
        assertThatThrownBy(() -> StableHlo.of(f).text(none))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("needs a number for each of the sizes");
    }

    @Test
    void aSizeMadeOfDataIsAnErrorOfTheStaticModule() {
        Func f = new Compiled("f", args -> ((Tensor) args[0]).filter(((Tensor) args[0]).gt(0)))
                .plan(Tensor.of(1.0, -2, 3))
                .func();
        assertThatThrownBy(() -> StableHlo.of(f).text(sizes(f, List.of(Tensors.numbers(Tensor.of(1.0, -2, 3))))))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("(StableHLO): the size k0 of i64[k0] is made of data")
                .hasMessageContaining("(at FunctionsTest.java:");
    }

    @Test
    void sizesMadeOfDataAreValidInDynamicModules() {
        assumeTrue(Xla.peer().isPresent(), "no jaxlib: tests/xla/setup installs it");
        List<Fn1<Tensor, Tensor>> functions = new ArrayList<>();
        functions.add(x -> x.filter(x.gt(0)).square());
        functions.add(grad((Tensor x) -> x.filter(x.gt(0)).square().sum()));
        functions.add(grad((Tensor x) -> doubled(x).x().sum()));
        functions.add(FunctionsTest::grown);
        functions.add(grad((Tensor x) -> grown(x).square().sum()));
        for (Fn1<Tensor, Tensor> function : functions) {
            Func f = new Compiled("f", args -> function.apply((Tensor) args[0]))
                    .plan(Tensor.of(1.0, -2, 3))
                    .func();
            Xla.peer().orElseThrow().verify(StableHlo.of(f).text());
        }
    }
}
