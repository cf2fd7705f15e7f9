package dev.covector.bench;

import static dev.covector.api.Control.scan;
import static dev.covector.api.Control.whileLoop;
import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;

import dev.covector.api.Fn1;
import dev.covector.api.Jit1;
import dev.covector.api.Step;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.function.Supplier;

/** What a step of a loop costs. */
final class Loops {
    private static final int STEPS = 1000;
    private static final long COUNT = 100_000;

    private record Counting(Tensor i, Tensor x) {}

    private Loops() {}

    static Bench scanned() {
        return new Bench(
                "scan",
                "1,000 steps of s = tanh(0.9 s + x_i), f64, the sum of all s, and its gradient",
                Bench.PEERS,
                2,
                Must.ahead(Framework.JAX, 1),
                List.of(
                        new Case.Steady("1000 steps", true, () -> call(Loops::recurrence)),
                        new Case.Steady("1000 steps, gradient", true, () -> call(grad(Loops::recurrence)))));
    }

    static Bench counted() {
        return new Bench(
                "while",
                "100,000 steps of x = 0.999 x + 0.001 while a counter is below a number; 5,000 us are 50 ns a step",
                Bench.PEERS,
                2,
                Must.atMost(5000, "us"),
                List.of(new Case.Steady("100000 steps", true, Loops::count)));
    }

    private static Tensor recurrence(Tensor x) {
        return scan(
                        (Tensor s, Tensor e) -> {
                            Tensor next = s.mul(0.9).add(e).tanh();
                            return new Step<>(next, next);
                        },
                        Tensor.scalar(0.0),
                        x)
                .outputs()
                .sum();
    }

    private static Supplier<Object> call(Fn1<Tensor, Tensor> function) {
        Jit1<Tensor, Tensor> jitted = jit(function);
        Tensor x = Inputs.numbers(DType.F64, 1, STEPS);
        return () -> jitted.apply(x);
    }

    private static Supplier<Object> count() {
        Jit1<Tensor, Tensor> jitted = jit(n -> whileLoop(
                        s -> s.i().lt(n),
                        s -> new Counting(s.i().add(1), s.x().mul(0.999).add(1e-3)),
                        new Counting(Tensor.scalar(0L), Tensor.scalar(0.5)))
                .x());
        Tensor n = Tensor.scalar(COUNT);
        return () -> jitted.apply(n);
    }
}
