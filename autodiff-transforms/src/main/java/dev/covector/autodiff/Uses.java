package dev.covector.autodiff;

import dev.covector.ir.Block;
import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Which values statements use, and which statements are used. */
final class Uses {
    private Uses() {}

    /** Gives the operands of an op to a consumer, and the values that its nested blocks name. */
    static void of(Op op, Consumer<Value> use) {
        op.operands().forEach(use);
        for (Block block : op.blocks()) {
            block.stmts().forEach(stmt -> of(stmt.op(), use));
            block.results().forEach(use);
        }
    }

    static boolean any(Op op, Predicate<Value> holds) {
        boolean[] found = {false};
        of(op, value -> found[0] |= holds.test(value));
        return found[0];
    }

    /** The statements that the results depend on, in their order. */
    static List<Stmt> live(List<Stmt> stmts, List<Value> results) {
        Set<Value> used = new HashSet<>(results);
        Set<String> symbols = Sizes.named(results);
        List<Stmt> kept = new ArrayList<>();
        for (Stmt stmt : stmts.reversed()) {
            if (!Collections.disjoint(stmt.results(), used)
                    || !Collections.disjoint(stmt.op().born(), symbols)) {
                kept.add(stmt);
                symbols.addAll(Sizes.named(stmt));
                of(stmt.op(), used::add);
            }
        }
        return List.copyOf(kept.reversed());
    }
}
