package dev.covector.bench;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;

import dev.covector.api.Jit1;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Chains of many operations, and their gradients: the time to the first result. */
final class LongChains {
    private static final int ELEMENTS = 1000;

    private LongChains() {}

    static Bench bench() {
        List<Case> cases = new ArrayList<>();
        for (int ops : new int[] {100, 1000, 10000}) {
            String value = ops + " ops";
            String gradient = value + ", gradient";
            cases.add(new Case.Once(value, ops <= 1000, () -> first(value, jit(x -> chain(x, ops)))));
            cases.add(new Case.Once(
                    gradient,
                    ops <= 1000,
                    () -> first(gradient, jit(grad(x -> chain(x, ops).sum())))));
        }
        return new Bench(
                "compile",
                "chains of operations in a fresh JVM, to the first result",
                Bench.PEERS,
                1,
                Must.ahead(Framework.JAX, 2).where("at 1,000", work -> work.startsWith("1000 ")),
                cases);
    }

    private static List<Measured> first(String work, Jit1<Tensor, Tensor> function) {
        Tensor x = Inputs.numbers(DType.F64, 1, ELEMENTS);
        return Clock.once(work, () -> function.apply(x));
    }

    private static Tensor chain(Tensor x, int ops) {
        Tensor y = x;
        for (int i = 0; i < ops / 2; i++) {
            y = (i % 2 == 0 ? y.sin() : y.tanh()).mul(1.01);
        }
        return y;
    }
}
