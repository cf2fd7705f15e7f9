package dev.covector.bench;

import static dev.covector.api.Covector.jit;

import dev.covector.api.Jit3;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** An elementwise chain from a thousand to ten million elements. */
final class Chain {
    private Chain() {}

    static Bench bench() {
        List<Case> cases = new ArrayList<>();
        for (DType dtype : List.of(DType.F32, DType.F64)) {
            for (int decade = 3; decade <= 7; decade++) {
                int n = (int) Math.pow(10, decade);
                boolean quick = dtype == DType.F32 && (decade == 3 || decade == 6);
                Case.Steady chain = new Case.Steady(dtype + " 1e" + decade, quick, () -> call(dtype, n));
                cases.add(chain);
                if (decade == 6) {
                    cases.add(chain.leftToCollector());
                }
            }
        }
        return new Bench("chain", "tanh(x*y+z)*exp(-x*x)", Bench.PEERS, 2, Must.aheadOfBetter(1), cases);
    }

    static Supplier<Object> call(DType dtype, int n) {
        Jit3<Tensor, Tensor, Tensor, Tensor> chain = jit(Models::chain);
        Tensor[] arguments = arguments(dtype, n);
        Tensor x = arguments[0];
        Tensor y = arguments[1];
        Tensor z = arguments[2];
        return () -> chain.apply(x, y, z);
    }

    static Tensor[] arguments(DType dtype, int n) {
        return new Tensor[] {Inputs.numbers(dtype, 1, n), Inputs.numbers(dtype, 2, n), Inputs.numbers(dtype, 3, n)};
    }
}
