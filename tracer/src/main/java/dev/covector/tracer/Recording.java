package dev.covector.tracer;

import dev.covector.ir.Dim;
import dev.covector.ir.FuncBuilder;
import dev.covector.ir.Location;
import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A trace that is running: the statements so far, and what the function uses beside its parameters. */
final class Recording implements Stage {
    static final ScopedValue<Recording> CURRENT = ScopedValue.newInstance();

    /** Concrete tensors up to this many elements are written into the program; larger ones become parameters. */
    static final long LITERAL_ELEMENTS = 16;

    private final String name;
    private final OpSet ops;
    private final @Nullable Recording outer;
    private final FuncBuilder builder;
    private final List<Tensor> captures = new ArrayList<>();
    private final IdentityHashMap<Object, Value> captured = new IdentityHashMap<>();
    private boolean running = true;

    Recording(String name, OpSet ops) {
        this.name = name;
        this.ops = ops;
        this.outer = CURRENT.isBound() ? CURRENT.get() : null;
        this.builder = new FuncBuilder(ops);
    }

    Tensor param(TensorType type) {
        return tensor(builder.param(type));
    }

    /** What the function uses beside its parameters, in the order of first use. */
    List<Tensor> captures() {
        return List.copyOf(captures);
    }

    FuncBuilder builder() {
        return builder;
    }

    void end() {
        running = false;
    }

    @Override
    public OpSet ops() {
        return ops;
    }

    @Override
    public Tensor tensor(Value value) {
        return new Tensor(value.type(), new Content.Traced(value, this));
    }

    @Override
    public List<Value> emit(Op op) {
        return emit(op, List.of(), UserLine.current());
    }

    @Override
    public List<Value> emit(Op op, List<String> comments, @Nullable Location line) {
        List<Value> results = types(op).stream().map(Value::new).toList();
        builder.append(new Stmt(results, op, comments, line));
        return results;
    }

    @Override
    public Value lift(Tensor x) {
        return switch (x.content()) {
            case Content.Traced(Value value, Recording trace) -> {
                trace.requireVisibleHere(value);
                yield trace == this ? value : capture(value, x);
            }
            case Content.Concrete(TensorData data) -> {
                Immediate.requireOpen(data, x.type());
                yield isSmall(x.type()) ? literal(data, x.type()) : capture(data, x);
            }
        };
    }

    /** Checks that an op may use a value of this trace on this thread now. */
    void requireVisibleHere(Value value) {
        Recording user = CURRENT.isBound() ? CURRENT.get() : null;
        Recording enclosing = user;
        while (enclosing != null && enclosing != this) {
            enclosing = enclosing.outer;
        }
        if (running && enclosing != null) {
            return;
        }
        String why = !running
                ? "after that trace ended; return it from the traced function instead of keeping it"
                : user == null
                        ? "where that trace does not run; a trace belongs to one thread"
                        : "in the trace " + user.name + ", which is not inside it; pass it as an argument";
        throw UserLine.stateError(
                "a tensor of the trace " + name + ", " + value.type() + origin(value) + ", is used " + why);
    }

    private String origin(Value value) {
        return builder.stmts().stream()
                .filter(stmt -> stmt.results().contains(value) && stmt.location() != null)
                .findFirst()
                .map(stmt -> " from " + stmt.location())
                .orElse("");
    }

    static boolean isSmall(TensorType type) {
        Dim elements = type.elements();
        return elements.isConstant() && elements.constant() <= LITERAL_ELEMENTS;
    }

    private Value literal(TensorData data, TensorType type) {
        Value known = captured.get(data);
        if (known == null) {
            known = Literals.of(data, type, this);
            captured.put(data, known);
        }
        return known;
    }

    private Value capture(Object identity, Tensor x) {
        return captured.computeIfAbsent(identity, _ -> {
            captures.add(x);
            return builder.param(x.type());
        });
    }

    /** What a message calls this trace. */
    @Override
    public String toString() {
        return name;
    }
}
