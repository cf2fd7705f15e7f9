package dev.covector.autodiff;

import dev.covector.ir.Block;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which values of a block depend on which parameters. */
final class Activity {
    private Activity() {}

    /** The given values and all that depend on them. */
    static Set<Value> of(List<Stmt> stmts, Collection<Value> from) {
        Set<Value> active = new HashSet<>(from);
        for (Stmt stmt : stmts) {
            if (Uses.any(stmt.op(), active::contains)) {
                active.addAll(stmt.results());
            }
        }
        return active;
    }

    /**
     * The values that depend on some parameters in any of the steps of a loop: a carry is among them once a step makes it so.
     *
     * @param carries the parameters that carry, whose next values are the first results of the body
     * @param counts which carries can be among them at all
     */
    static Set<Value> ofLoop(Block body, List<Value> carries, Collection<Value> from, Predicate<Value> counts) {
        Set<Value> seeds = new HashSet<>(from);
        while (true) {
            Set<Value> active = of(body.stmts(), seeds);
            boolean grew = false;
            for (int i = 0; i < carries.size(); i++) {
                Value carry = carries.get(i);
                grew |= counts.test(carry) && active.contains(body.results().get(i)) && seeds.add(carry);
            }
            if (!grew) {
                return active;
            }
        }
    }
}
