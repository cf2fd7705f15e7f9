package dev.covector.bench;

import static dev.covector.api.Covector.jit;

import dev.covector.api.Jit3;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.function.Supplier;

/** What a call costs. */
final class Dispatch {
    private Dispatch() {}

    static Bench bench() {
        return new Bench(
                "dispatch",
                "jitted tanh(x*y+z)*exp(-x*x) of 10 elements, tensors in, a tensor out",
                Bench.PEERS,
                2,
                Must.ahead(Framework.JAX, 20).and(Must.ahead(Framework.TORCH, 10)),
                List.of(
                        new Case.Steady("chain of 10", true, Dispatch::collected),
                        new Case.Steady("chain of 10, closed", true, Dispatch::closed)));
    }

    /** Results are left to the collector. */
    private static Supplier<Object> collected() {
        return Chain.call(DType.F32, 10);
    }

    /** Results are closed after their use; this closes the last but one, so that one can be looked at. */
    private static Supplier<Object> closed() {
        Jit3<Tensor, Tensor, Tensor, Tensor> chain = jit(Models::chain);
        Tensor[] arguments = Chain.arguments(DType.F32, 10);
        Tensor[] last = {chain.apply(arguments[0], arguments[1], arguments[2])};
        return () -> {
            last[0].close();
            last[0] = chain.apply(arguments[0], arguments[1], arguments[2]);
            return last[0];
        };
    }
}
