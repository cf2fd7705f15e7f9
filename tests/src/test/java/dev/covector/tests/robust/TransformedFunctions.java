package dev.covector.tests.robust;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.hessian;
import static dev.covector.api.Covector.jacobianForward;
import static dev.covector.tests.robust.VectorFunction.fill;
import static dev.covector.tests.robust.VectorFunction.map;
import static dev.covector.tests.robust.VectorFunction.n;
import static dev.covector.tests.robust.VectorFunction.put;
import static dev.covector.tests.robust.VectorFunction.sum;

import dev.covector.api.Checkpoint;
import dev.covector.api.Control;
import dev.covector.api.Step;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.tracer.Tensor;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Functions of vectors that are derivatives of others, and those that loop or choose in further ways. */
final class TransformedFunctions {
    private TransformedFunctions() {}

    static void all(List<VectorFunction> all) {
        derivatives(all);
        loops(all);
        parts(all);
    }

    private static double others(double[] x, int i, int to) {
        return IntStream.rangeClosed(0, to)
                .filter(j -> j != i)
                .mapToDouble(j -> Math.tanh(x[j]))
                .reduce(1, (a, b) -> a * b);
    }

    private static double slope(double x) {
        return 1 - Math.tanh(x) * Math.tanh(x);
    }

    private static void derivatives(List<VectorFunction> all) {
        put(
                all,
                "gradient of a sum of running products",
                grad((Tensor x) -> x.tanh().cumprod(0).sum())::apply,
                x -> map(x, i -> slope(x[i]) * sum(fill(x.length - i, k -> others(x, i, i + k)))));
        put(
                all,
                "gradient of a product by a scan",
                grad((Tensor x) -> Control.scan(
                                (Tensor product, Tensor next) -> new Step<>(product.mul(next), List.of()),
                                Tensor.scalar(1.0),
                                x.tanh())
                        .state())::apply,
                x -> map(x, i -> slope(x[i]) * others(x, i, x.length - 1)));
        put(
                all,
                "diagonal of a hessian",
                x -> hessian((Tensor y) -> y.pow(3).sum()).apply(x).sum(1),
                x -> map(x, i -> 6 * x[i]));
        put(
                all,
                "diagonal of a jacobian",
                x -> jacobianForward(Tensor::sin).apply(x).sum(0),
                x -> map(x, i -> Math.cos(x[i])));
    }

    /** The root that Newton's method finds once elements change by no more than 1e-12 in all. */
    private static Tensor newton(Tensor a) {
        record Guess(Tensor root, Tensor change) {}
        return Control.whileLoop(
                        at -> at.change().gt(1e-12),
                        at -> {
                            Tensor next = at.root().add(a.div(at.root())).mul(0.5);
                            return new Guess(next, next.sub(at.root()).abs().sum());
                        },
                        new Guess(a, Tensor.scalar(1.0)))
                .root();
    }

    /** The second half added to the first. */
    private static Tensor folded(Tensor x) {
        Dim half = n(x).plus(1).floorDiv(2);
        Tensor rest = x.slice(0, half, n(x));
        return x.truncate(0, half).add(rest.pad(0, Dim.ZERO, half.minus(rest.dim(0))));
    }

    private static void loops(List<VectorFunction> all) {
        put(
                all,
                "newton's root",
                x -> newton(x.tanh().square().add(1)),
                x -> map(x, i -> Math.sqrt(1 + Math.tanh(x[i]) * Math.tanh(x[i]))));
        put(
                all,
                "folded until one is left",
                x -> Control.whileLoop(y -> Tensor.scalar(n(y)).gt(1), TransformedFunctions::folded, x),
                x -> x.length == 0 ? x : new double[] {sum(x)});
        put(all, "map", x -> Control.map((Tensor e) -> e.sin().mul(e), x), x -> map(x, i -> x[i] * Math.sin(x[i])));
        put(
                all,
                "scan backwards, keeping every second state",
                x -> Checkpoint.every(2)
                        .within(() -> Control.scanReverse(
                                        (Tensor s, Tensor e) -> {
                                            Tensor next = s.mul(0.5).add(e).sin();
                                            return new Step<>(next, next);
                                        },
                                        Tensor.scalar(0.0),
                                        x,
                                        0)
                                .outputs()),
                x -> {
                    double[] y = x.clone();
                    double s = 0;
                    for (int i = y.length - 1; i >= 0; i--) {
                        s = Math.sin(0.5 * s + x[i]);
                        y[i] = s;
                    }
                    return y;
                });
        put(
                all,
                "cond",
                x -> Control.cond(x.sum().gt(0.0123), Tensor::sin, Tensor::cos, x),
                x -> map(x, i -> sum(x) > 0.0123 ? Math.sin(x[i]) : Math.cos(x[i])));
    }

    private static void parts(List<VectorFunction> all) {
        put(all, "first 4", x -> x.truncate(0, n(x).min(Dim.of(4))), x -> fill(Math.min(4, x.length), i -> x[i]));
        put(
                all,
                "with squares and ones",
                x -> Tensor.concatenate(0, x, x.square(), Tensor.ones(DType.F64, 3)),
                x -> fill(2 * x.length + 3, i -> i < x.length ? x[i] : i < 2 * x.length ? square(x[i - x.length]) : 1));
        put(
                all,
                "mean square of what is kept",
                x -> {
                    Tensor kept = x.filter(x.gt(0.0123));
                    return VectorFunction.vector(kept.square()
                            .sum()
                            .div(Tensor.scalar(n(kept).plus(1)).convert(DType.F64)));
                },
                x -> {
                    double[] kept =
                            DoubleStream.of(x).filter(VectorFunction::isKept).toArray();
                    return new double[] {sum(map(kept, i -> square(kept[i]))) / (kept.length + 1)};
                });
        put(
                all,
                "order of bins",
                x -> x.mul(0.77).add(0.0123).round().argsort(0).convert(DType.F64),
                x -> IntStream.range(0, x.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> VectorFunction.bin(x[i]) + 0.0))
                        .mapToDouble(i -> i)
                        .toArray());
    }

    private static double square(double x) {
        return x * x;
    }
}
