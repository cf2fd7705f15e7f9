package dev.covector.tests.robust;

import dev.covector.api.Control;
import dev.covector.api.Step;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A function of a vector of any size, and the same as a plain loop. What decides by comparing does so between the numbers that
 * rounding can give.
 *
 * @param grows whether the size of the result is about the square of that of the argument
 */
record VectorFunction(String name, boolean grows, UnaryOperator<Tensor> tensor, UnaryOperator<double[]> plain) {
    static List<VectorFunction> all() {
        List<VectorFunction> all = new ArrayList<>();
        elementwise(all);
        accumulating(all);
        choosing(all);
        moving(all);
        sized(all);
        looping(all);
        TransformedFunctions.all(all);
        MatrixFunctions.all(all);
        return List.copyOf(all);
    }

    static void put(
            List<VectorFunction> all, String name, UnaryOperator<Tensor> tensor, UnaryOperator<double[]> plain) {
        all.add(new VectorFunction(name, false, tensor, plain));
    }

    static double[] fill(int n, IntToDoubleFunction element) {
        return IntStream.range(0, n).mapToDouble(element).toArray();
    }

    static double[] map(double[] x, IntToDoubleFunction element) {
        return fill(x.length, element);
    }

    static double sum(double[] x) {
        return DoubleStream.of(x).sum();
    }

    static Dim n(Tensor x) {
        return x.dim(0);
    }

    static Tensor vector(Tensor scalar) {
        return scalar.reshape(1);
    }

    private static void elementwise(List<VectorFunction> all) {
        put(all, "sin", Tensor::sin, x -> map(x, i -> Math.sin(x[i])));
        put(all, "square / 3", x -> x.square().div(3), x -> map(x, i -> x[i] * x[i] / 3));
        put(all, "relu", Tensor::relu, x -> map(x, i -> Math.max(0, x[i])));
        put(all, "places times", x -> Tensor.arange(DType.F64, n(x)).mul(x), x -> map(x, i -> i * x[i]));
        put(
                all,
                "linspace times",
                x -> Tensor.linspace(0, 1, n(x)).mul(x),
                x -> map(x, i -> x.length < 2 ? 0 : x[i] * i / (x.length - 1)));
        put(all, "/ n", x -> x.div(Tensor.scalar(n(x))), x -> map(x, i -> x[i] / x.length));
    }

    private static void accumulating(List<VectorFunction> all) {
        put(all, "sum", x -> vector(x.sum()), x -> new double[] {sum(x)});
        put(all, "minus the sum", x -> x.sub(x.sum()), x -> map(x, i -> x[i] - sum(x)));
        put(all, "softmax", x -> x.softmax(0), x -> {
            double most = DoubleStream.of(x).max().orElse(0);
            double whole = sum(map(x, i -> Math.exp(x[i] - most)));
            return map(x, i -> Math.exp(x[i] - most) / whole);
        });
        put(all, "cumsum", x -> x.cumsum(0), x -> map(x, i -> sum(Arrays.copyOf(x, i + 1))));
        put(
                all,
                "cumprod of tanh",
                x -> x.tanh().cumprod(0),
                x -> map(x, i -> DoubleStream.of(x).limit(i + 1).map(Math::tanh).reduce(1, (a, b) -> a * b)));
        put(
                all,
                "cummax",
                x -> x.cummax(0),
                x -> map(x, i -> DoubleStream.of(x).limit(i + 1).max().orElseThrow()));
        put(
                all,
                "segment sums of i mod 3",
                x -> Tensor.zeros(DType.F64, 3)
                        .scatterAdd(x, List.of(Tensor.arange(DType.I64, n(x)).rem(3)), 0),
                x -> fill(3, s -> sum(fill(x.length, i -> i % 3 == s ? x[i] : 0))));
    }

    static boolean isKept(double e) {
        return e > 0.0123;
    }

    static double bin(double e) {
        return Math.rint(0.77 * e + 0.0123);
    }

    private static void choosing(List<VectorFunction> all) {
        put(all, "sort", x -> x.sort(0), x -> DoubleStream.of(x).sorted().toArray());
        put(all, "top 3", x -> x.topK(n(x).min(Dim.of(3)), 0).values(), x -> {
            double[] sorted = DoubleStream.of(x).sorted().toArray();
            return fill(Math.min(3, x.length), i -> sorted[x.length - 1 - i]);
        });
        put(
                all,
                "filter",
                x -> x.filter(x.gt(0.0123)),
                x -> DoubleStream.of(x).filter(VectorFunction::isKept).toArray());
        put(
                all,
                "nonzero",
                x -> x.gt(0.0123).nonzero().getFirst().convert(DType.F64),
                x -> IntStream.range(0, x.length)
                        .filter(i -> isKept(x[i]))
                        .mapToDouble(i -> i)
                        .toArray());
        put(
                all,
                "unique",
                x -> x.mul(0.77).add(0.0123).round().unique().values().add(0.0),
                x -> DoubleStream.of(x)
                        .map(e -> bin(e) + 0.0)
                        .distinct()
                        .sorted()
                        .toArray());
        put(
                all,
                "searchsorted",
                x -> vector(x.sort(0).searchsorted(0.0123, true)).convert(DType.F64),
                x -> new double[] {DoubleStream.of(x).filter(e -> !isKept(e)).count()});
        put(
                all,
                "median, or zero",
                x -> Tensor.concatenate(
                                0,
                                x,
                                Tensor.zeros(DType.F64, Dim.ONE.minus(n(x)).max(Dim.ZERO)))
                        .median()
                        .reshape(1),
                x -> {
                    double[] sorted = DoubleStream.of(x).sorted().toArray();
                    int n = x.length;
                    return new double[] {n == 0 ? 0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2};
                });
    }

    private static void moving(List<VectorFunction> all) {
        put(all, "reverse", x -> x.reverse(0), x -> map(x, i -> x[x.length - 1 - i]));
        put(all, "roll", x -> x.roll(1, 0), x -> map(x, i -> x[(i + x.length - 1) % x.length]));
        put(all, "every second", x -> x.slice(0, 0, Tensor.END, 2), x -> fill((x.length + 1) / 2, i -> x[2 * i]));
        put(all, "diff", x -> x.diff(0), x -> fill(Math.max(0, x.length - 1), i -> x[i + 1] - x[i]));
        put(
                all,
                "halves exchanged",
                x -> {
                    Dim half = n(x).floorDiv(2);
                    return Tensor.concatenate(0, x.slice(0, half, n(x)), x.slice(0, Dim.ZERO, half));
                },
                x -> map(x, i -> x[(i + x.length / 2) % x.length]));
        put(
                all,
                "convolved",
                x -> x.pad(0, Dim.of(2), Dim.of(2)).unfold(0, 3, 1).matmul(Tensor.of(3.0, 2, 1)),
                x -> fill(
                        x.length + 2,
                        i -> IntStream.range(0, 3)
                                .filter(j -> i - j >= 0 && i - j < x.length)
                                .mapToDouble(j -> (j + 1) * x[i - j])
                                .sum()));
    }

    private static void sized(List<VectorFunction> all) {
        put(all, "first half", x -> x.truncate(0, n(x).floorDiv(2)), x -> Arrays.copyOf(x, x.length / 2));
        put(
                all,
                "padded",
                x -> x.pad(0, n(x).floorDiv(2), Dim.ONE),
                x -> fill(x.length + x.length / 2 + 1, i -> {
                    int at = i - x.length / 2;
                    return at >= 0 && at < x.length ? x[at] : 0;
                }));
        put(all, "tiled", x -> x.tile(2), x -> fill(2 * x.length, i -> x[i % x.length]));
        put(
                all,
                "joined with its sines",
                x -> Tensor.concatenate(0, x, x.sin()),
                x -> fill(2 * x.length, i -> i < x.length ? x[i] : Math.sin(x[i - x.length])));
        put(
                all,
                "repeated",
                x -> x.repeatInterleave(x.gt(0.0123).convert(DType.I64).mul(2), 0),
                x -> DoubleStream.of(x)
                        .filter(VectorFunction::isKept)
                        .flatMap(e -> DoubleStream.of(e, e))
                        .toArray());
        put(
                all,
                "bins",
                x -> x.mul(0.77)
                        .add(0.0123)
                        .round()
                        .abs()
                        .minimum(9)
                        .convert(DType.I64)
                        .bincount(x),
                x -> {
                    int[] bins = DoubleStream.of(x)
                            .mapToInt(e -> (int) Math.min(9, Math.abs(bin(e))))
                            .toArray();
                    return fill(
                            1 + IntStream.of(bins).max().orElse(-1), b -> sum(map(x, i -> bins[i] == b ? x[i] : 0)));
                });
        all.add(new VectorFunction(
                "kron", true, x -> x.kron(x), x -> fill(x.length * x.length, i -> x[i / x.length] * x[i % x.length])));
        all.add(new VectorFunction(
                "outer",
                true,
                x -> x.expandDims(0).sub(x.expandDims(1)).flatten(),
                x -> fill(x.length * x.length, i -> x[i / x.length] - x[i % x.length])));
    }

    private static void looping(List<VectorFunction> all) {
        Tensor zero = Tensor.scalar(0.0);
        put(
                all,
                "scan of a recurrence",
                x -> Control.scan(
                                (Tensor s, Tensor e) -> {
                                    Tensor next = s.mul(0.5).add(e);
                                    return new Step<>(next, next);
                                },
                                zero,
                                x)
                        .outputs(),
                x -> {
                    double[] y = x.clone();
                    for (int i = 1; i < y.length; i++) {
                        y[i] += 0.5 * y[i - 1];
                    }
                    return y;
                });
        put(
                all,
                "fori",
                x -> vector(Control.fori(Dim.ZERO, n(x), (i, s) -> s.cos().add(x.take(i)), zero)),
                x -> new double[] {DoubleStream.of(x).reduce(0, (s, e) -> Math.cos(s) + e)});
        put(
                all,
                "associative max",
                x -> Control.associativeScan(Tensor::maximum, x),
                x -> map(x, i -> DoubleStream.of(x).limit(i + 1).max().orElseThrow()));
        put(
                all,
                "halved until it is small",
                x -> Control.whileLoop(y -> y.square().sum().gt(1.0123), y -> y.mul(0.5), x),
                x -> {
                    double factor = 1;
                    double squares = sum(map(x, i -> x[i] * x[i]));
                    while (factor * factor * squares > 1.0123) {
                        factor /= 2;
                    }
                    double by = factor;
                    return map(x, i -> x[i] * by);
                });
    }
}
