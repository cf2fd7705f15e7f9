package dev.covector.ir;

import java.util.List;

/** A straight line of statements with parameters and results. Control flow is ops with nested blocks. */
public record Block(List<Value> params, List<Stmt> stmts, List<Value> results) {
    public Block {
        params = List.copyOf(params);
        stmts = List.copyOf(stmts);
        results = List.copyOf(results);
    }
}
