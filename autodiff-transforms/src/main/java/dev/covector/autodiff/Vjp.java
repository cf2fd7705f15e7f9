package dev.covector.autodiff;

import dev.covector.ir.Block;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.ops.FuncEmitter;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.List;

/** Reverse derivatives: the function, then the adjoint of its linear map. */
public final class Vjp {
    private final Func f;
    private final Linearized split;
    private final FuncEmitter b;
    private final List<Value> params = new ArrayList<>();

    private Vjp(Func f, List<Boolean> active, OpSet ops) {
        this.f = f;
        split = Linearize.of(f, active, ops);
        b = new FuncEmitter(ops);
        f.paramTypes().forEach(type -> params.add(new Value(type)));
    }

    /**
     * The function with its derivative against cotangents.
     *
     * @param active one mark for each parameter: whether its cotangent is asked for
     * @return parameters: those of f, then cotangents of its real and complex results; results: those of f, then the
     *     cotangents of the active parameters
     */
    public static Func of(Func f, List<Boolean> active, OpSet ops) {
        Signature.requireDerivatives("vjp", f, active);
        return new Vjp(f, active, ops).withParameters();
    }

    /**
     * The gradient of a function whose only result is a real scalar; of a complex parameter z the gradient is twice the
     * derivative by conj(z), the direction of steepest ascent.
     *
     * @param active one mark for each parameter: whether the gradient with respect to it is asked for
     * @return parameters: those of f; results: that of f, then the gradient for each active parameter
     */
    public static Func grad(Func f, List<Boolean> active, OpSet ops) {
        Signature.requireDerivatives("grad", f, active);
        List<TensorType> results = f.resultTypes();
        boolean scalar = results.size() == 1
                && results.getFirst().rank() == 0
                && results.getFirst().dtype().isReal();
        if (!scalar) {
            throw new TypeException(
                    "grad (result): " + f.name() + " must have one real scalar as its result; got " + results);
        }
        return new Vjp(f, active, ops).ofOne();
    }

    private Func withParameters() {
        List<Value> cotangents = new ArrayList<>();
        split.linear().resultTypes().forEach(type -> cotangents.add(new Value(type)));
        params.addAll(cotangents);
        return build("vjp_", cotangents);
    }

    private Func ofOne() {
        return build("grad_", List.of(b.full(1, f.resultTypes().getFirst())));
    }

    private Func build(String prefix, List<Value> cotangents) {
        List<Value> point =
                b.inline(split.primal().body(), params.subList(0, f.params().size()));
        int count = f.results().size();
        List<Value> arguments = new ArrayList<>(point.subList(count, point.size()));
        arguments.addAll(cotangents);
        List<Value> results = new ArrayList<>(point.subList(0, count));
        results.addAll(b.inline(split.pullback(b.ops()).body(), arguments));
        Block body = new Block(params, Uses.live(b.stmts(), results), results);
        return new Func(prefix + f.name(), body, f.guards());
    }
}
