package dev.covector.autodiff;

import dev.covector.ir.Block;
import dev.covector.ir.Dim;
import dev.covector.ir.Guard;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which symbols a piece of a function names: one that is taken out of its function must still know their sizes. */
final class Sizes {
    private Sizes() {}

    /** The symbols that are the size of an axis of a value, and so are known with the values. */
    static Set<String> known(Collection<Value> values) {
        Set<String> all = new HashSet<>();
        for (Value x : values) {
            x.type().shape().stream().filter(Dim::isSymbol).forEach(dim -> all.add(dim.toString()));
        }
        return all;
    }

    /** The symbols in the types of values. */
    static Set<String> named(Collection<Value> values) {
        Set<String> all = new HashSet<>();
        collect(values, all);
        return all;
    }

    /** The symbols that a statement names. */
    static Set<String> named(Stmt stmt) {
        Set<String> all = new HashSet<>();
        collect(stmt, all);
        return all;
    }

    /** The symbols that statements and results name. */
    static Set<String> used(Block block) {
        Set<String> all = new HashSet<>();
        collect(block, all);
        return all;
    }

    private static void collect(Block block, Set<String> all) {
        collect(block.params(), all);
        collect(block.results(), all);
        for (Stmt stmt : block.stmts()) {
            collect(stmt, all);
        }
    }

    private static void collect(Stmt stmt, Set<String> all) {
        for (Dim size : stmt.op().attributes().dims()) {
            all.addAll(size.symbols());
        }
        collect(stmt.results(), all);
        for (Block nested : stmt.op().blocks()) {
            collect(nested, all);
        }
    }

    private static void collect(Collection<Value> values, Set<String> all) {
        for (Value x : values) {
            for (Dim size : x.type().shape()) {
                all.addAll(size.symbols());
            }
        }
    }

    /** The guards that speak of the given symbols alone. */
    static List<Guard> among(Set<String> symbols, List<Guard> guards) {
        return guards.stream()
                .filter(guard -> symbols.containsAll(guard.left().symbols())
                        && symbols.containsAll(guard.right().symbols()))
                .toList();
    }
}
