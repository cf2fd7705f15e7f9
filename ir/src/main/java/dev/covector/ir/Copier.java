package dev.covector.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copies statements with their values, and if asked their sizes, replaced: the one way to rename, inline and clone. */
public final class Copier {
    private final Map<Value, Value> values = new HashMap<>();
    private final Map<String, Dim> sizes;
    private final Map<TensorType, TensorType> types = new HashMap<>();

    public Copier(Map<String, Dim> sizes) {
        this.sizes = new HashMap<>(sizes);
    }

    public Copier() {
        this(Map.of());
    }

    public void bind(Value from, Value to) {
        values.put(from, to);
    }

    /** Lets a size stand for a symbol from here on, before anything that names the symbol is copied. */
    public void bind(String symbol, Dim size) {
        sizes.put(symbol, size);
    }

    /** What stands for a value in the copy: itself, where nothing was bound. */
    public Value get(Value value) {
        return values.getOrDefault(value, value);
    }

    public List<Value> get(List<Value> all) {
        List<Value> copies = new ArrayList<>(all.size());
        for (Value value : all) {
            copies.add(get(value));
        }
        return copies;
    }

    public TensorType type(TensorType type) {
        return sizes.isEmpty() ? type : types.computeIfAbsent(type, old -> old.substitute(sizes));
    }

    /** The op on the copied operands, with nested blocks copied. */
    public Op op(Op op) {
        Attributes attributes =
                sizes.isEmpty() ? op.attributes() : op.attributes().mapDims(dim -> dim.substitute(sizes));
        List<Value> operands = get(op.operands());
        boolean same = op.blocks().isEmpty()
                && operands.equals(op.operands())
                && (sizes.isEmpty() || attributes.equals(op.attributes()));
        return same
                ? op
                : op.rebuilt(
                        operands,
                        attributes,
                        op.blocks().stream().map(this::block).toList());
    }

    public Stmt stmt(Stmt stmt) {
        Op op = op(stmt.op());
        return new Stmt(fresh(stmt.results()), op, stmt.comments(), stmt.location());
    }

    public Block block(Block block) {
        List<Value> params = fresh(block.params());
        List<Stmt> stmts = new ArrayList<>(block.stmts().size());
        block.stmts().forEach(stmt -> stmts.add(stmt(stmt)));
        return new Block(params, stmts, get(block.results()));
    }

    private List<Value> fresh(List<Value> all) {
        List<Value> copies = new ArrayList<>(all.size());
        for (Value value : all) {
            copies.add(fresh(value));
        }
        return copies;
    }

    /** A new value of the copied type, bound to the old one. */
    public Value fresh(Value old) {
        Value copy = new Value(type(old.type()));
        bind(old, copy);
        return copy;
    }

    /** A function with every size replaced; its guards too. */
    public static Func substitute(Func f, Map<String, Dim> sizes) {
        List<Guard> guards = f.guards().stream()
                .map(guard -> guard.substitute(sizes))
                .filter(guard ->
                        !(guard.relation() == Relation.EQUAL && guard.left().equals(guard.right())))
                .toList();
        return new Func(f.name(), new Copier(sizes).block(f.body()), guards);
    }

    /** Appends a copy of a function's statements on the given arguments; the results in the copy. */
    public static List<Value> inline(Func f, List<Value> arguments, FuncBuilder b) {
        return inline(f.body(), arguments, b);
    }

    /** Appends a copy of a block's statements on the given arguments; the results in the copy. */
    public static List<Value> inline(Block block, List<Value> arguments, FuncBuilder b) {
        Copier copy = new Copier();
        for (int i = 0; i < arguments.size(); i++) {
            copy.bind(block.params().get(i), arguments.get(i));
        }
        for (Stmt stmt : block.stmts()) {
            // A symbol is born once in a function, so a block that is there twice needs new ones.
            for (String symbol : stmt.op().born()) {
                if (b.isBorn(symbol)) {
                    copy.bind(symbol, Dim.symbol(b.freshSymbol(symbol)));
                }
            }
            b.append(copy.stmt(stmt));
        }
        return copy.get(block.results());
    }
}
