package dev.covector.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * A function over tensors whose sizes are symbols. Functions are equal when their texts are, so the names of values do
 * not matter and everything that prints does.
 */
public final class Func {
    private final String name;
    private final Block body;
    private final List<Guard> guards;

    public Func(String name, Block body, List<Guard> guards) {
        this.name = name;
        this.body = body;
        this.guards = List.copyOf(guards);
    }

    public Func(String name, Block body) {
        this(name, body, List.of());
    }

    public String name() {
        return name;
    }

    public Block body() {
        return body;
    }

    /** What must hold between the sizes for this function to have a meaning. */
    public List<Guard> guards() {
        return guards;
    }

    public List<Value> params() {
        return body.params();
    }

    public List<Value> results() {
        return body.results();
    }

    public List<TensorType> paramTypes() {
        return params().stream().map(Value::type).toList();
    }

    public List<TensorType> resultTypes() {
        return results().stream().map(Value::type).toList();
    }

    public Func withBody(Block other) {
        return new Func(name, other, guards);
    }

    public Func withName(String other) {
        return new Func(other, body, guards);
    }

    /** The symbols in the types of the parameters. */
    public Set<String> symbols() {
        Set<String> names = new TreeSet<>();
        paramTypes().forEach(type -> type.shape().forEach(dim -> names.addAll(dim.symbols())));
        return names;
    }

    /** The guards, and what its ops say of their sizes. */
    public List<Guard> assumptions() {
        List<Guard> all = new ArrayList<>(guards);
        addFacts(body, all);
        return all;
    }

    /** Computes something of this function where its guards, and what its ops say of their sizes, may be relied upon. */
    public <T> T within(Supplier<T> work) {
        List<Guard> known = new ArrayList<>();
        addFacts(body, known);
        if (SizeScope.CURRENT.isBound() && !(SizeScope.CURRENT.get() instanceof GuardScope)) {
            SizeScope around = SizeScope.CURRENT.get();
            return known.isEmpty()
                    ? work.get()
                    : ScopedValue.where(SizeScope.CURRENT, new InformedScope(known, around))
                            .call(work::get);
        }
        // A nested block, which has no guards, is within its function.
        boolean nested = guards.isEmpty() && SizeScope.CURRENT.isBound();
        known.addAll(nested && SizeScope.CURRENT.get() instanceof GuardScope(List<Guard> around) ? around : guards);
        return known.isEmpty()
                ? work.get()
                : ScopedValue.where(SizeScope.CURRENT, new GuardScope(known)).call(work::get);
    }

    private static void addFacts(Block block, List<Guard> facts) {
        for (Stmt stmt : block.stmts()) {
            facts.addAll(stmt.op().sizeFacts());
            for (Block nested : stmt.op().blocks()) {
                addFacts(nested, facts);
            }
        }
    }

    /** Reads what {@link #toString} writes. */
    public static Func parse(String text, Dialect ops) {
        return FuncParser.parse(text, ops);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Func func && toString().equals(func.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return new Printer().print(this);
    }
}
