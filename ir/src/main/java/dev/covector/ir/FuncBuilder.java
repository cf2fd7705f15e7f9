package dev.covector.ir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Appends statements to a block under construction; every op is typed as it comes. */
public final class FuncBuilder implements Emitter {
    private final Dialect ops;
    private final List<Value> params = new ArrayList<>();
    private final List<Stmt> stmts = new ArrayList<>();
    private final Set<String> born = new HashSet<>();
    private @Nullable Location location;

    public FuncBuilder(Dialect ops) {
        this.ops = ops;
    }

    public Dialect ops() {
        return ops;
    }

    public Value param(TensorType type) {
        Value param = new Value(type);
        params.add(param);
        return param;
    }

    /** Attributes the statements that follow to a line of the user's program. */
    public void at(@Nullable Location line) {
        location = line;
    }

    @Override
    public List<Value> emit(Op op) {
        Stmt stmt = new Stmt(values(ops.types(op)), op, location);
        append(stmt);
        return stmt.results();
    }

    private static List<Value> values(List<TensorType> types) {
        if (types.size() == 1) {
            return List.of(new Value(types.getFirst()));
        }
        return types.stream().map(Value::new).toList();
    }

    /** Appends a statement as it is. */
    public void append(Stmt stmt) {
        born.addAll(stmt.op().born());
        stmts.add(stmt);
    }

    /** Whether a statement so far gives the symbol its number. */
    boolean isBorn(String symbol) {
        return born.contains(symbol);
    }

    /** A symbol like the given one that no statement so far gives a number. */
    String freshSymbol(String like) {
        int number = 1;
        while (born.contains(like + "_" + number)) {
            number++;
        }
        return like + "_" + number;
    }

    public List<Stmt> stmts() {
        return java.util.Collections.unmodifiableList(stmts);
    }

    public Block block(List<Value> results) {
        return new Block(params, stmts, results);
    }

    public Func build(String name, List<Value> results, List<Guard> guards) {
        return new Func(name, block(results), guards);
    }
}
