package dev.covector.autodiff;

import dev.covector.ir.Block;
import dev.covector.ir.Func;
import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import dev.covector.ops.FuncEmitter;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Forward derivatives: each statement is followed by what it does to tangents. A tangent that is not known is zero. */
public final class Jvp {
    private final FuncEmitter b;
    private final Map<Value, Value> tangents = new HashMap<>();

    private Jvp(OpSet ops) {
        b = new FuncEmitter(ops);
    }

    /**
     * The function with its derivative along tangents.
     *
     * @param active one mark for each parameter: whether it has a tangent
     * @return parameters: those of f, then the tangents of the active ones; results: those of f, then the tangents of its
     *     real and complex results
     */
    public static Func of(Func f, List<Boolean> active, OpSet ops) {
        Signature.requireDerivatives("jvp", f, active);
        return f.within(() -> new Jvp(ops).run(f, active));
    }

    private Func run(Func f, List<Boolean> active) {
        List<Value> params = new ArrayList<>(f.params());
        for (Value x : Signature.marked(f.params(), active)) {
            Value dx = new Value(x.type());
            tangents.put(x, dx);
            params.add(dx);
        }
        for (Stmt stmt : f.body().stmts()) {
            b.append(stmt);
            b.at(stmt.location());
            differentiate(stmt);
        }
        b.at(null);
        List<Value> results = new ArrayList<>(f.results());
        List<Value> inexact = f.results().stream().filter(Signature::isInexact).toList();
        results.addAll(Signature.orZeros(tangents, inexact, b));
        Block body = new Block(params, Uses.live(b.stmts(), results), results);
        return new Func("jvp_" + f.name(), body, f.guards());
    }

    private void differentiate(Stmt stmt) {
        Op op = stmt.op();
        List<@Nullable Value> dx = new ArrayList<>();
        boolean still = true;
        for (Value x : op.operands()) {
            Value d = tangents.get(x);
            still &= d == null;
            dx.add(d);
        }
        if (still) {
            return;
        }
        List<@Nullable Value> dy = b.ops().rules(op).jvp(op, stmt.results(), dx, b);
        for (int i = 0; i < dy.size(); i++) {
            Value y = stmt.results().get(i);
            Value d = dy.get(i);
            if (d != null && Signature.isInexact(y)) {
                tangents.put(y, Signature.checked(d, y.type(), op, "jvp"));
            }
        }
    }
}
