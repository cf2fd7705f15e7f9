package dev.covector.autodiff;

import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which values statements use, and which statements are used. */
final class Uses {
    private Uses() {}

    static boolean any(Op op, Predicate<Value> holds) {
        for (Value operand : op.operands()) {
            if (holds.test(operand)) {
                return true;
            }
        }
        return false;
    }

    /** The statements that the results depend on, in their order. */
    static List<Stmt> live(List<Stmt> stmts, List<Value> results) {
        Set<Value> used = new HashSet<>(results);
        boolean births = stmts.stream().anyMatch(stmt -> !stmt.op().born().isEmpty());
        Set<String> symbols = births ? Sizes.named(results) : Set.of();
        List<Stmt> kept = new ArrayList<>();
        for (Stmt stmt : stmts.reversed()) {
            if (!Collections.disjoint(stmt.results(), used)
                    || !Collections.disjoint(stmt.op().born(), symbols)) {
                kept.add(stmt);
                if (births) {
                    symbols.addAll(Sizes.named(stmt));
                }
                used.addAll(stmt.op().operands());
            }
        }
        return List.copyOf(kept.reversed());
    }
}
