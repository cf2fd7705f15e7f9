package dev.covector.passes.simplify;

import dev.covector.ir.Block;
import dev.covector.ir.Func;
import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import dev.covector.ops.Add;
import dev.covector.ops.And;
import dev.covector.ops.Eq;
import dev.covector.ops.Maximum;
import dev.covector.ops.Minimum;
import dev.covector.ops.Mul;
import dev.covector.ops.Ne;
import dev.covector.ops.Or;
import dev.covector.ops.Xor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes equal ops once: a later statement gives way to an earlier one of the same block.
 * Sums and products are equal in either order.
 */
@SuppressWarnings("ReferenceEquality") // what nothing changes stays the same object
public final class CommonSubexpressions {
    private final Map<Op, List<Value>> available = new HashMap<>();
    private final Map<Value, Value> replaced = new HashMap<>();
    private final Map<Value, Integer> order = new HashMap<>();

    private CommonSubexpressions() {}

    /** The function with every op computed once; itself where no two are equal. */
    public static Func run(Func f) {
        Block body = new CommonSubexpressions().block(f.body());
        return body == f.body() ? f : f.withBody(body);
    }

    private Block block(Block block) {
        List<Op> own = new ArrayList<>();
        List<Stmt> kept = new ArrayList<>(block.stmts().size());
        boolean same = true;
        number(block.params());
        for (Stmt stmt : block.stmts()) {
            Op op = current(stmt.op());
            Op key = key(op);
            List<Value> earlier = op.blocks().isEmpty() ? available.putIfAbsent(key, stmt.results()) : null;
            if (earlier != null) {
                same = false;
                replace(stmt.results(), earlier);
                continue;
            }
            own.add(key);
            number(stmt.results());
            same &= op == stmt.op();
            kept.add(op == stmt.op() ? stmt : new Stmt(stmt.results(), op, stmt.comments(), stmt.location()));
        }
        own.forEach(available::remove);
        List<Value> results = current(block.results());
        return same && results.equals(block.results()) ? block : new Block(block.params(), kept, results);
    }

    private void number(List<Value> values) {
        for (Value value : values) {
            order.put(value, order.size());
        }
    }

    private void replace(List<Value> later, List<Value> earlier) {
        for (int i = 0; i < later.size(); i++) {
            replaced.put(later.get(i), earlier.get(i));
        }
    }

    private Op current(Op op) {
        List<Value> operands = current(op.operands());
        boolean same = operands.equals(op.operands());
        if (op.blocks().isEmpty()) {
            return same ? op : op.rebuilt(operands, op.attributes(), List.of());
        }
        List<Block> blocks = new ArrayList<>();
        for (Block nested : op.blocks()) {
            Block lean = new CommonSubexpressions().block(nested);
            same &= lean == nested;
            blocks.add(lean);
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

    /** The op itself, or with its operands in the order of their definitions where it is commutative. */
    private Op key(Op op) {
        return switch (op) {
            case Add(Value x, Value y) when isLater(x, y) -> new Add(y, x);
            case Mul(Value x, Value y) when isLater(x, y) -> new Mul(y, x);
            case Maximum(Value x, Value y) when isLater(x, y) -> new Maximum(y, x);
            case Minimum(Value x, Value y) when isLater(x, y) -> new Minimum(y, x);
            case And(Value x, Value y) when isLater(x, y) -> new And(y, x);
            case Or(Value x, Value y) when isLater(x, y) -> new Or(y, x);
            case Xor(Value x, Value y) when isLater(x, y) -> new Xor(y, x);
            case Eq(Value x, Value y) when isLater(x, y) -> new Eq(y, x);
            case Ne(Value x, Value y) when isLater(x, y) -> new Ne(y, x);
            default -> op;
        };
    }

    /** Whether x is defined after y; only values of one type may change places, since the first one gives the type. */
    private boolean isLater(Value x, Value y) {
        return order.getOrDefault(x, -1) > order.getOrDefault(y, -1) && x.type().equals(y.type());
    }
}
