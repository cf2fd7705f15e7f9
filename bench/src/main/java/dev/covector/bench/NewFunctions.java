package dev.covector.bench;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;

import dev.covector.api.Jit2;
import dev.covector.api.Jit3;
import dev.covector.bench.Models.Perceptron;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.List;

/** The first result of a function that was never called: in a fresh JVM, and in one where others were. */
final class NewFunctions {
    private static final int BEFORE = 10;
    private static final int MEASURED = 10;
    private static final int ELEMENTS = 1000;

    private NewFunctions() {}

    static Bench bench() {
        return new Bench(
                "first-call",
                "trace, compile and first result; peers after their import",
                Bench.PEERS,
                3,
                new Must(
                        "fresh 300 ms, warm 20 ms",
                        Must.atMost(300, "ms")
                                .where("fresh", work -> work.startsWith("fresh"))
                                .and(Must.atMost(20, "ms").where("warm", work -> work.startsWith("warm")))
                                .judge()),
                List.of(
                        new Case.Once("fresh, chain", true, NewFunctions::freshChain),
                        new Case.Once("fresh, mlp gradient", true, NewFunctions::freshGradient),
                        new Case.Once("warm, new function", true, NewFunctions::warm)));
    }

    private static List<Measured> freshChain() {
        Tensor[] arguments = Chain.arguments(DType.F32, ELEMENTS);
        return Clock.once("fresh, chain", () -> {
            Jit3<Tensor, Tensor, Tensor, Tensor> chain = jit(Models::chain);
            return chain.apply(arguments[0], arguments[1], arguments[2]);
        });
    }

    private static List<Measured> freshGradient() {
        Perceptron parameters = Perceptron.of(64, 64, 10);
        Tensor x = Inputs.numbers(DType.F32, 1, 100, 64);
        Tensor y = Models.labels(100, 10);
        return Clock.once("fresh, mlp gradient", () -> {
            Jit3<Perceptron, Tensor, Tensor, Perceptron> gradient = jit(grad(Perceptron::loss));
            return gradient.apply(parameters, x, y);
        });
    }

    private static List<Measured> warm() {
        Tensor x = Inputs.numbers(DType.F32, 1, ELEMENTS);
        Tensor y = Inputs.numbers(DType.F32, 2, ELEMENTS);
        double[] taken = new double[MEASURED];
        Tensor result = x;
        for (int k = 0; k < BEFORE + MEASURED; k++) {
            long start = System.nanoTime();
            result = variant(k).apply(x, y);
            if (k >= BEFORE) {
                taken[k - BEFORE] = Clock.milliseconds(start);
            }
        }
        return List.of(Measured.of("warm, new function", "ms", Sums.of(result), taken));
    }

    /** Calls functions that nobody measures. */
    static void warmUp() {
        Tensor x = Inputs.numbers(DType.F32, 1, ELEMENTS);
        Tensor y = Inputs.numbers(DType.F32, 2, ELEMENTS);
        for (int k = 0; k < BEFORE + MEASURED; k++) {
            variant(k).apply(x, y);
        }
        Perceptron parameters = Perceptron.of(8, 8, 3);
        for (int k = 0; k < BEFORE; k++) {
            jit(grad(Perceptron::loss))
                    .apply(parameters, Inputs.numbers(DType.F32, 1, 20 + k, 8), Models.labels(20 + k, 3));
        }
    }

    /** A function that no other k gives. */
    private static Jit2<Tensor, Tensor, Tensor> variant(int k) {
        return jit((x, y) -> x.neg()
                .mul(y)
                .exp()
                .mul(k + 2)
                .add(x.add(k).tanh().mul(y.mul(k + 1).sin())));
    }
}
