package dev.covector.ir;

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

    /** Computes something of this function where its guards may be relied upon. */
    public <T> T within(Supplier<T> work) {
        return guards.isEmpty() || SizeScope.CURRENT.isBound() && !(SizeScope.CURRENT.get() instanceof GuardScope)
                ? work.get()
                : ScopedValue.where(SizeScope.CURRENT, new GuardScope(guards)).call(work::get);
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
