package dev.covector.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One op and the values that it computes, with the comment lines above it and the user's line that asked for it. */
public record Stmt(
        List<Value> results,
        Op op,
        List<String> comments,
        @Nullable Location location) {
    public Stmt {
        results = List.copyOf(results);
        comments = List.copyOf(comments);
    }

    public Stmt(List<Value> results, Op op, @Nullable Location location) {
        this(results, op, List.of(), location);
    }

    /** The only result of an op that has one. */
    public Value result() {
        if (results.size() != 1) {
            throw new IllegalStateException(op.mnemonic() + " has " + results.size() + " results");
        }
        return results.getFirst();
    }
}
