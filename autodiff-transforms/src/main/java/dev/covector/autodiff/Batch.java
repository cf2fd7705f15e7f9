package dev.covector.autodiff;

import dev.covector.ir.Block;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.ops.FuncEmitter;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A function over many arguments at once: each value that depends on the batch has one more axis, at the end. */
public final class Batch {
    private final FuncEmitter b;
    private final Dim size;
    private final Map<Value, Value> batched = new HashMap<>();

    private Batch(Dim size, OpSet ops) {
        this.size = size;
        b = new FuncEmitter(ops);
    }

    /** A function over a batch, and for each of its results whether that has the axis of the batch. */
    public record Batched(Func func, List<Boolean> results) {
        public Batched {
            results = List.copyOf(results);
        }
    }

    /**
     * The function over a batch.
     *
     * @param marks one mark for each parameter: whether it has the axis of the batch
     */
    public static Batched of(Func f, List<Boolean> marks, Dim size, OpSet ops) {
        Signature.requireMarks("batch", f, marks);
        return f.within(() -> {
            Batch batch = new Batch(size, ops);
            Block body = batch.block(f.body(), marks);
            List<Boolean> results =
                    f.results().stream().map(batch.batched::containsKey).toList();
            return new Batched(new Func("batch_" + f.name(), body, f.guards()), results);
        });
    }

    /** A nested block over a batch; every parameter and every result has the axis of the batch. */
    static Block all(Block block, Dim size, OpSet ops) {
        Batch batch = new Batch(size, ops);
        Block body = batch.block(block, Collections.nCopies(block.params().size(), true));
        List<Value> results = new ArrayList<>();
        for (Value y : block.results()) {
            Value result = batch.batched.get(y);
            results.add(result == null ? batch.b.repeat(y, size) : result);
        }
        return new Block(body.params(), batch.b.stmts(), results);
    }

    private Block block(Block block, List<Boolean> marks) {
        List<Value> params = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            Value x = block.params().get(i);
            if (marks.get(i)) {
                batched.put(x, new Value(x.type().plusAxis(size)));
            }
            params.add(batched.getOrDefault(x, x));
        }
        for (Stmt stmt : block.stmts()) {
            if (stmt.op().operands().stream().anyMatch(batched::containsKey)) {
                b.at(stmt.location());
                batch(stmt);
            } else {
                b.append(stmt);
            }
        }
        b.at(null);
        List<Value> results =
                block.results().stream().map(y -> batched.getOrDefault(y, y)).toList();
        return new Block(params, b.stmts(), results);
    }

    private void batch(Stmt stmt) {
        List<Boolean> marks =
                stmt.op().operands().stream().map(batched::containsKey).toList();
        Op op = stmt.op().mapOperands(x -> batched.getOrDefault(x, x));
        List<Value> results = batch(op, marks, stmt);
        for (int i = 0; i < results.size(); i++) {
            Value y = stmt.results().get(i);
            batched.put(y, Signature.checked(results.get(i), y.type().plusAxis(size), op, "batch"));
        }
    }

    private List<Value> batch(Op op, List<Boolean> marks, Stmt stmt) {
        try {
            return b.ops().rules(op).batch(op, marks, size, b);
        } catch (TypeException e) {
            throw e.at(stmt.location());
        }
    }
}
