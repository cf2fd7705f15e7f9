package dev.covector.ir;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that every value is defined once, before its use, and has the type that its op computes. */
public final class Verifier {
    private final Dialect ops;

    private Verifier(Dialect ops) {
        this.ops = ops;
    }

    /** The function itself, if it is well formed. */
    public static Func check(Func f, Dialect ops) {
        try {
            f.within(() -> {
                new Verifier(ops).block(f.body(), new HashSet<>());
                return f;
            });
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + " in\n" + f, e);
        }
        return f;
    }

    private void block(Block block, Set<Value> outer) {
        Set<Value> defined = new HashSet<>(outer);
        block.params().forEach(param -> define(param, defined));
        for (Stmt stmt : block.stmts()) {
            stmt.op()
                    .operands()
                    .forEach(x -> require(defined.contains(x), "a value is used before its definition by", stmt));
            stmt.op().blocks().forEach(nested -> block(nested, defined));
            List<TensorType> declared = stmt.results().stream().map(Value::type).toList();
            List<TensorType> computed = ops.types(stmt.op());
            require(declared.equals(computed), declared + " is declared but " + computed + " computed by", stmt);
            stmt.results().forEach(result -> define(result, defined));
        }
        block.results().forEach(result -> {
            if (!defined.contains(result)) {
                throw new IllegalStateException("a result is not defined");
            }
        });
    }

    private static void define(Value value, Set<Value> defined) {
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
