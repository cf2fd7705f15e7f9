package dev.covector.ir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that every value is defined once, before its use, and has the type that its op computes. */
public final class Verifier {
    private final Dialect ops;
    /** The values that the current statement may use. */
    private final Set<Value> defined = new HashSet<>();

    private Verifier(Dialect ops) {
        this.ops = ops;
    }

    /** The function itself, if it is well formed. */
    public static Func check(Func f, Dialect ops) {
        try {
            f.within(() -> {
                new Verifier(ops).block(f.body());
                return f;
            });
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + " in\n" + f, e);
        }
        return f;
    }

    private void block(Block block) {
        List<Value> own = new ArrayList<>(block.params());
        block.params().forEach(this::define);
        for (Stmt stmt : block.stmts()) {
            Op op = stmt.op();
            for (Value x : op.operands()) {
                require(defined.contains(x), "a value is used before its definition by", stmt);
            }
            // A nested block is closed: what reaches it comes through operands.
            op.blocks().forEach(new Verifier(ops)::block);
            requireTypes(stmt);
            stmt.results().forEach(this::define);
            own.addAll(stmt.results());
        }
        for (Value result : block.results()) {
            if (!defined.contains(result)) {
                throw new IllegalStateException("a result is not defined");
            }
        }
        own.forEach(defined::remove);
    }

    private void requireTypes(Stmt stmt) {
        List<TensorType> computed = ops.types(stmt.op());
        List<Value> results = stmt.results();
        boolean same = computed.size() == results.size();
        for (int i = 0; same && i < results.size(); i++) {
            same = computed.get(i).equals(results.get(i).type());
        }
        if (!same) {
            List<TensorType> declared = results.stream().map(Value::type).toList();
            require(false, declared + " is declared but " + computed + " computed by", stmt);
        }
    }

    private void define(Value value) {
        if (!defined.add(value)) {
            throw new IllegalStateException("a value is defined twice: " + value.type());
        }
    }

    private static void require(boolean holds, String message, Stmt stmt) {
        if (!holds) {
            throw new IllegalStateException(message + " " + stmt.op().mnemonic());
        }
    }
}
