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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adjoints of linear functions: the statements backwards, each by its transpose. */
public final class Transpose {
    private final FuncEmitter b;
    private final Set<Value> linear;
    private final Map<Value, Value> cotangents = new HashMap<>();

    private Transpose(Set<Value> linear, OpSet ops) {
        this.linear = linear;
        b = new FuncEmitter(ops);
    }

    /**
     * The adjoint of a function that is linear in the marked parameters together, under the inner product Re(conj(u) v).
     *
     * @return parameters: those not marked, then the cotangents of the real and complex results; results: the cotangents
     *     of the marked parameters
     */
    public static Func of(Func f, List<Boolean> marks, OpSet ops) {
        Signature.requireDerivatives("transpose", f, marks);
        Set<Value> linear = new HashSet<>(Signature.marked(f.params(), marks));
        return f.within(() -> new Transpose(linear, ops).run(f, marks));
    }

    private Func run(Func f, List<Boolean> marks) {
        List<Value> params = new ArrayList<>(
                Signature.marked(f.params(), marks.stream().map(mark -> !mark).toList()));
        for (Value y : f.results()) {
            if (Signature.isInexact(y)) {
                Value ct = new Value(y.type());
                params.add(ct);
                accumulate(y, ct);
            }
        }
        List<Stmt> map = new ArrayList<>();
        for (Stmt stmt : f.body().stmts()) {
            if (Uses.any(stmt.op(), linear::contains)) {
                linear.addAll(stmt.results());
                map.add(stmt);
            } else {
                b.append(stmt);
            }
        }
        map.reversed().forEach(this::transpose);
        b.at(null);
        List<Value> results = Signature.orZeros(cotangents, Signature.marked(f.params(), marks), b);
        Block body = new Block(params, Uses.live(b.stmts(), results), results);
        return new Func("transpose_" + f.name(), body, f.guards());
    }

    private void transpose(Stmt stmt) {
        List<@Nullable Value> cts = new ArrayList<>();
        stmt.results().forEach(y -> cts.add(cotangents.remove(y)));
        if (cts.stream().allMatch(ct -> ct == null)) {
            return;
        }
        Op op = stmt.op();
        b.at(stmt.location());
        List<Boolean> marks = op.operands().stream().map(linear::contains).toList();
        List<@Nullable Value> given = b.ops().rules(op).pullback(op, marks, cts, b);
        for (int i = 0; i < given.size(); i++) {
            Value ct = given.get(i);
            if (ct != null) {
                Value x = op.operands().get(i);
                accumulate(x, Signature.checked(ct, x.type(), op, "transpose"));
            }
        }
    }

    private void accumulate(Value x, Value ct) {
        Value sum = cotangents.get(x);
        cotangents.put(x, sum == null ? ct : b.add(sum, ct));
    }
}
