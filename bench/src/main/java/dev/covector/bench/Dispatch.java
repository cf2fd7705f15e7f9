package dev.covector.bench;

import dev.covector.ir.DType;
import java.util.List;

/** What a call costs. */
final class Dispatch {
    private Dispatch() {}

    static Bench bench() {
        Case.Steady chain = new Case.Steady("chain of 10", true, () -> Chain.call(DType.F32, 10));
        return new Bench(
                "dispatch",
                "jitted tanh(x*y+z)*exp(-x*x) of 10 elements, tensors in, a tensor out",
                Bench.PEERS,
                2,
                Must.ahead(Framework.JAX, 20).and(Must.ahead(Framework.TORCH, 10)),
                List.of(chain, chain.leftToCollector()));
    }
}
