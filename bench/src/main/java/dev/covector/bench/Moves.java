package dev.covector.bench;

import static dev.covector.api.Covector.jit;

import dev.covector.api.Jit1;
import dev.covector.api.nn.Kernel;
import dev.covector.api.nn.Nn;
import dev.covector.api.nn.Sliding;
import dev.covector.ir.DType;
import dev.covector.tracer.Border;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Ops that move elements, order them, or run along an axis. Lines are contiguous: columns here, rows in the peers. */
final class Moves {
    private static final long LINE = 1000;
    private static final long ELEMENTS = LINE * LINE;
    private static final double MOST = 1.2;

    private final List<Case> cases = new ArrayList<>();

    private Moves() {}

    static Bench bench() {
        Moves moves = new Moves();
        moves.read();
        moves.written();
        moves.ordered();
        moves.running();
        moves.laidOut();
        moves.convolved();
        return new Bench(
                "index",
                "moves, orders and runs over a million elements of f64",
                List.of(Framework.TORCH, Framework.NUMPY),
                1,
                Must.atMostBetter(MOST),
                Pace.BRIEF,
                moves.cases);
    }

    private void read() {
        add("gather", xs -> xs.get(0).take(xs.get(1), 0), () -> List.of(line(ELEMENTS), places(ELEMENTS, ELEMENTS)));
        add(
                "take lines",
                xs -> xs.get(0).take(xs.get(1), 1),
                () -> List.of(line(ELEMENTS).reshape(100, 10_000), places(10_000, 10_000)));
        add(
                "take along",
                xs -> xs.get(0).takeAlongAxis(xs.get(1), 0),
                () -> List.of(square(), places(ELEMENTS, LINE).reshape(LINE, LINE)));
        add("diagonal", xs -> xs.get(0).diagonal(), () -> List.of(square()));
    }

    private void written() {
        add(
                "scatter-add",
                xs -> xs.get(0).scatterAdd(xs.get(1), List.of(xs.get(2)), 0),
                () -> List.of(line(100_000), line(ELEMENTS), places(ELEMENTS, 100_000)));
        add(
                "scatter-add lines",
                xs -> xs.get(0).indexAdd(1, xs.get(2), xs.get(1)),
                () -> List.of(
                        line(100_000).reshape(100, 1000), line(ELEMENTS).reshape(100, 10_000), places(10_000, 1000)));
    }

    private void ordered() {
        add("sort", xs -> xs.get(0).sort(0), () -> List.of(line(ELEMENTS)));
        add("argsort", xs -> xs.get(0).argsort(0), () -> List.of(line(ELEMENTS)));
        add("sort along", xs -> xs.get(0).sort(0), () -> List.of(square()));
        add("sort across", xs -> xs.get(0).sort(1), () -> List.of(square()));
        add(
                "searchsorted",
                xs -> xs.get(0).searchsorted(xs.get(1), false),
                () -> List.of(line(ELEMENTS).sort(0), line(100_000)));
    }

    private void running() {
        add("cumsum", xs -> xs.get(0).cumsum(0), () -> List.of(line(ELEMENTS)));
        lines("cumsum", Tensor::cumsum, this::square);
        lines("cumprod", Tensor::cumprod, () -> square().mul(1e-3).add(1));
        lines("cummax", Tensor::cummax, this::square);
        lines("logcumsumexp", Tensor::logcumsumexp, this::square);
    }

    private void laidOut() {
        add("concatenate", xs -> Tensor.concatenate(0, xs), () -> List.of(line(ELEMENTS), line(ELEMENTS)));
        add("concatenate along", xs -> Tensor.concatenate(0, xs), () -> List.of(square(), square()));
        add("pad", xs -> xs.get(0).pad(new long[] {3, 3}, new long[] {3, 3}, 0), () -> List.of(square()));
        add(
                "pad reflect",
                xs -> xs.get(0).pad(new long[] {3, 3}, new long[] {3, 3}, Border.REFLECT),
                () -> List.of(square()));
        add("roll", xs -> xs.get(0).roll(12_345, 0), () -> List.of(line(ELEMENTS)));
        lines("roll", (x, axis) -> x.roll(123, axis), this::square);
        lines("flip", Tensor::flip, this::square);
        add("transpose", xs -> xs.get(0).transpose(), () -> List.of(square()));
        add("tile", xs -> xs.get(0).tile(4, 1), () -> List.of(line(ELEMENTS / 4).reshape(250, 1000)));
        add("triu", xs -> xs.get(0).triu(0), () -> List.of(square()));
    }

    private void convolved() {
        for (DType dtype : List.of(DType.F32, DType.F64)) {
            add(
                    "conv2d " + dtype,
                    xs -> Nn.conv2d(xs.get(0), Kernel.of(xs.get(1)), Sliding.ONE.padded(1)),
                    () -> List.of(
                            Inputs.inMemoryOrder(dtype, 1, 32, 32, 16, 16),
                            Inputs.inMemoryOrder(dtype, 2, 3, 3, 16, 32)));
        }
    }

    /** A method along the lines and across them. */
    private void lines(String name, AlongAxis method, Supplier<Tensor> x) {
        add(name + " along", xs -> method.apply(xs.get(0), 0), () -> List.of(x.get()));
        add(name + " across", xs -> method.apply(xs.get(0), 1), () -> List.of(x.get()));
    }

    /** A method of a tensor and an axis. */
    @FunctionalInterface
    private interface AlongAxis {
        Tensor apply(Tensor x, int axis);
    }

    private void add(String name, Function<List<Tensor>, Tensor> function, Supplier<List<Tensor>> arguments) {
        cases.add(new Case.Steady(name, name.equals("gather"), () -> {
            Jit1<List<Tensor>, Tensor> jitted = jit(function::apply);
            List<Tensor> xs = arguments.get();
            return () -> jitted.apply(xs);
        }));
    }

    private static Tensor line(long count) {
        return Inputs.numbers(DType.F64, 1, count);
    }

    private Tensor square() {
        return Inputs.inMemoryOrder(DType.F64, 1, LINE, LINE);
    }

    /** Places below a bound, as far from each other as random ones. */
    private static Tensor places(long count, long bound) {
        return new Operand(DType.I64, 0, bound).tensor(2, count);
    }
}
