package dev.covector.bench;

import static dev.covector.api.Covector.jit;

import dev.covector.api.Fn1;
import dev.covector.api.Jit1;
import dev.covector.api.Jit3;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reductions of 1024 lines of 1024 elements. Lines are contiguous: columns here, rows in the peers. */
final class Reductions {
    private static final int SIZE = 1024;

    private Reductions() {}

    static Bench bench() {
        List<Case> cases = new ArrayList<>();
        for (DType dtype : List.of(DType.F32, DType.F64)) {
            over(cases, dtype, "sum", x -> x.sum(0), x -> x.sum(1));
            over(cases, dtype, "softmax", x -> x.softmax(0), x -> x.softmax(1));
            over(cases, dtype, "logsumexp", x -> x.logsumexp(0), x -> x.logsumexp(1));
            cases.add(new Case.Steady("layernorm along " + dtype, false, () -> layernorm(dtype)));
        }
        return new Bench(
                "reductions",
                "1024 lines of 1024: along the lines, which are contiguous, and across them",
                Bench.PEERS,
                2,
                Must.aheadOfBetter(0.9),
                cases);
    }

    private static void over(
            List<Case> cases, DType dtype, String name, Fn1<Tensor, Tensor> along, Fn1<Tensor, Tensor> across) {
        boolean quick = name.equals("sum") && dtype == DType.F32;
        cases.add(new Case.Steady(name + " along " + dtype, quick, () -> call(dtype, along)));
        cases.add(new Case.Steady(name + " across " + dtype, quick, () -> call(dtype, across)));
    }

    private static Supplier<Object> call(DType dtype, Fn1<Tensor, Tensor> function) {
        Jit1<Tensor, Tensor> jitted = jit(function);
        Tensor x = Inputs.inMemoryOrder(dtype, 1, SIZE, SIZE);
        return () -> jitted.apply(x);
    }

    private static Supplier<Object> layernorm(DType dtype) {
        Jit3<Tensor, Tensor, Tensor, Tensor> jitted = jit(Reductions::normalized);
        Tensor x = Inputs.inMemoryOrder(dtype, 1, SIZE, SIZE);
        Tensor gain = Inputs.numbers(dtype, 2, SIZE, 1);
        Tensor bias = Inputs.numbers(dtype, 3, SIZE, 1);
        return () -> jitted.apply(x, gain, bias);
    }

    private static Tensor normalized(Tensor x, Tensor gain, Tensor bias) {
        Tensor centred = x.sub(x.meanKeepDims(0));
        Tensor deviation = centred.mul(centred).meanKeepDims(0).add(1e-5).sqrt();
        return centred.div(deviation).mul(gain).add(bias);
    }
}
