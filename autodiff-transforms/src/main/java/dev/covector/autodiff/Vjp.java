package dev.covector.autodiff;

import dev.covector.ir.Block;
import dev.covector.ir.Copier;
import dev.covector.ir.Func;
import dev.covector.ir.FuncBuilder;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.List;

/** Reverse derivatives: the function, then the adjoint of its linear map. */
public final class Vjp {
    private Vjp() {}

    /**
     * The function with its derivative against cotangents.
     *
     * @param active one mark for each parameter: whether its cotangent is asked for
     * @return parameters: those of f, then cotangents of its real and complex results; results: those of f, then the
     *     cotangents of the active parameters
     */
    public static Func of(Func f, List<Boolean> active, OpSet ops) {
        Signature.requireDerivatives("vjp", f, active);
        Linearized split = Linearize.of(f, active, ops);
        FuncBuilder b = new FuncBuilder(ops);
        List<Value> params = new ArrayList<>();
        f.paramTypes().forEach(type -> params.add(new Value(type)));
        List<Value> point = Copier.inline(split.primal(), params, b);
        List<Value> arguments = new ArrayList<>(point.subList(f.results().size(), point.size()));
        for (TensorType type : split.linear().resultTypes()) {
            Value ct = new Value(type);
            params.add(ct);
            arguments.add(ct);
        }
        List<Value> results = new ArrayList<>(point.subList(0, f.results().size()));
        results.addAll(Copier.inline(split.pullback(ops), arguments, b));
        Block body = new Block(params, Uses.live(b.stmts(), results), results);
        return new Func("vjp_" + f.name(), body, f.guards());
    }
}
