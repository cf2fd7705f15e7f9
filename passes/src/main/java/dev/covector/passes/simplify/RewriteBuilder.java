package dev.covector.passes.simplify;

import dev.covector.ir.Block;
import dev.covector.ir.Location;
import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One walk over a function: every statement, and every op that a rule emits in its place, is rewritten until no rule
 * matches it. A new op takes the location of the statement it replaces, the first one also the comments.
 */
@SuppressWarnings("ReferenceEquality") // what nothing changes stays the same object
final class RewriteBuilder implements OpBuilder, Defs {
    /** So many rules may feed each other; rules that undo each other stop here. */
    private static final int DEEPEST = 64;

    private final OpSet ops;
    private final List<Rewrite> rules;
    private final Map<Value, Op> definitions = new HashMap<>();
    private final Map<Value, Value> replaced = new HashMap<>();
    private List<Stmt> stmts = new ArrayList<>();
    private List<String> comments = List.of();
    private @Nullable Location location;
    private int depth;
    private int rewrites;

    RewriteBuilder(OpSet ops, List<Rewrite> rules) {
        this.ops = ops;
        this.rules = rules;
    }

    /** How many rules have been applied. */
    int rewrites() {
        return rewrites;
    }

    /** The block rewritten; itself where no rule matched. */
    Block block(Block block) {
        int before = rewrites;
        List<Stmt> outer = stmts;
        stmts = new ArrayList<>(block.stmts().size());
        block.stmts().forEach(this::statement);
        Block rewritten = new Block(block.params(), stmts, current(block.results()));
        stmts = outer;
        return rewrites == before ? block : rewritten;
    }

    private void statement(Stmt stmt) {
        Op op = current(stmt.op());
        location = stmt.location();
        comments = stmt.comments();
        if (stmt.results().size() == 1) {
            Value result = stmt.result();
            Value other = rewritten(op, result.type());
            if (other != null) {
                replaced.put(result, other);
                return;
            }
            definitions.put(result, op);
        }
        stmts.add(op == stmt.op() ? stmt : new Stmt(stmt.results(), op, stmt.comments(), stmt.location()));
    }

    /** The op on the values that replaced its operands, with its blocks rewritten. */
    private Op current(Op op) {
        List<Value> operands = current(op.operands());
        if (op.blocks().isEmpty()) {
            return operands.equals(op.operands()) ? op : op.rebuilt(operands, op.attributes(), List.of());
        }
        List<Block> blocks = new ArrayList<>();
        boolean same = operands.equals(op.operands());
        for (Block nested : op.blocks()) {
            Block rewritten = block(nested);
            same &= rewritten == nested;
            blocks.add(rewritten);
        }
        return same ? op : op.rebuilt(operands, op.attributes(), blocks);
    }

    private List<Value> current(List<Value> values) {
        List<Value> all = new ArrayList<>(values.size());
        for (Value value : values) {
            all.add(replaced.getOrDefault(value, value));
        }
        return all;
    }

    /** What the first rule that matches makes of the op; null where none matches. */
    private @Nullable Value rewritten(Op op, TensorType type) {
        if (depth == DEEPEST) {
            return null;
        }
        depth++;
        for (Rewrite rule : rules) {
            Value value = attempt(rule, op, type);
            if (value != null) {
                rewrites++;
                depth--;
                return value;
            }
        }
        depth--;
        return null;
    }

    /** Applies a rule; if it gives nothing, what it emitted is taken back. */
    private @Nullable Value attempt(Rewrite rule, Op op, TensorType type) {
        int mark = stmts.size();
        List<String> lines = comments;
        Value value = result(rule, op);
        if (value != null && hasType(value, type, rule, op)) {
            return value;
        }
        if (stmts.size() > mark) {
            stmts.subList(mark, stmts.size()).clear();
            comments = lines;
        }
        return null;
    }

    private @Nullable Value result(Rewrite rule, Op op) {
        try {
            return rule.apply(op, this, this);
        } catch (TypeException e) {
            throw new IllegalStateException(name(rule) + " made of " + op.mnemonic() + " an op without a type", e);
        }
    }

    /** Rules keep dtype and rank; a size that is equal only by a guard would change the type, so it is not taken. */
    private static boolean hasType(Value value, TensorType type, Rewrite rule, Op op) {
        TensorType other = value.type();
        if (other.dtype() != type.dtype() || other.rank() != type.rank()) {
            throw new IllegalStateException(
                    name(rule) + " changed the type of " + op.mnemonic() + " from " + type + " to " + other);
        }
        return other.equals(type);
    }

    private static String name(Rewrite rule) {
        return rule.getClass().getSimpleName();
    }

    @Override
    public List<Value> emit(Op op) {
        List<TensorType> types = ops.types(op);
        if (types.size() == 1) {
            Value other = rewritten(op, types.getFirst());
            if (other != null) {
                return List.of(other);
            }
        }
        List<Value> results = types.stream().map(Value::new).toList();
        stmts.add(new Stmt(results, op, comments, location));
        comments = List.of();
        if (results.size() == 1) {
            definitions.put(results.getFirst(), op);
        }
        return results;
    }

    @Override
    public @Nullable Op of(Value x) {
        return definitions.get(x);
    }

    @Override
    public TensorType type(Op op) {
        return ops.types(op).getFirst();
    }

    @Override
    public Lowering lowering(Op op) {
        return ops.lowering(op);
    }
}
