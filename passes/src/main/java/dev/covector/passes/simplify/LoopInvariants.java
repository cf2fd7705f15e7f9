package dev.covector.passes.simplify;

import dev.covector.ir.Block;
import dev.covector.ir.Copier;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Op;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import dev.covector.ops.LoopConstants;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes before a loop what is the same in each of its steps. What can fail goes there only where there is a step for sure; what
 * costs nothing where it is read, and what would fill more memory than it is made of, stays.
 */
@SuppressWarnings("ReferenceEquality") // what nothing changes stays the same object
final class LoopInvariants {
    private final OpSet ops;

    private LoopInvariants(OpSet ops) {
        this.ops = ops;
    }

    /** The function with that moved; itself where there is nothing to move. */
    static Func run(Func f, OpSet ops) {
        Block body = new LoopInvariants(ops).block(f.body());
        return body == f.body() ? f : f.withBody(body);
    }

    private Block block(Block block) {
        List<Stmt> stmts = new ArrayList<>();
        boolean same = true;
        for (Stmt stmt : block.stmts()) {
            Stmt lean = inside(stmt);
            Stmt loop = before(lean, stmts);
            same &= loop == stmt;
            stmts.add(loop);
        }
        return same ? block : new Block(block.params(), stmts, block.results());
    }

    /** The statement with loops in its own blocks made lean: what they move may move on. */
    private Stmt inside(Stmt stmt) {
        Op op = stmt.op();
        List<Block> blocks = op.blocks().stream().map(this::block).toList();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) != op.blocks().get(i)) {
                return with(stmt, op.rebuilt(op.operands(), op.attributes(), blocks));
            }
        }
        return stmt;
    }

    private static Stmt with(Stmt stmt, Op op) {
        return new Stmt(stmt.results(), op, stmt.comments(), stmt.location());
    }

    /** The loop without what is the same in each step; that is added to the statements before it. */
    private Stmt before(Stmt stmt, List<Stmt> statements) {
        Op op = stmt.op();
        LoopConstants constants = op.blocks().isEmpty() ? null : ops.rules(op).constants(op);
        if (constants == null) {
            return stmt;
        }
        List<Value> operands = op.operands().subList(constants.operand(), constants.operand() + constants.count());
        List<Value> more = new ArrayList<>();
        List<List<Value>> params = new ArrayList<>();
        List<Moved> all = new ArrayList<>();
        for (int i = 0; i < op.blocks().size(); i++) {
            Moved moved = new Moved(op.blocks().get(i), constants, runs(op, i), Set.copyOf(op.bound()));
            all.add(moved);
            params.add(moved.seen());
            more.addAll(moved.emit(operands, statements));
        }
        if (more.isEmpty()) {
            return stmt;
        }
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<Value> own = new ArrayList<>();
            for (int j = 0; j < params.size(); j++) {
                own.addAll(
                        i == j
                                ? params.get(j)
                                : params.get(j).stream()
                                        .map(x -> new Value(x.type()))
                                        .toList());
            }
            blocks.add(all.get(i).rest(own));
        }
        List<Value> given = new ArrayList<>(op.operands());
        given.addAll(constants.operand() + constants.count(), more);
        return with(
                stmt,
                op.rebuilt(
                        given, op.attributes().with(constants.attribute(), constants.count() + more.size()), blocks));
    }

    /** Whether a block runs at least once wherever the loop is. */
    private boolean runs(Op op, int block) {
        return switch (ops.lowering(op)) {
            case Lowering.Looped loop -> Boolean.TRUE.equals(SizeScope.proof(Dim.ONE, Relation.AT_MOST, loop.trips()));
            case Lowering.WhileLooped _, Lowering.Varied _ -> block == 0;
            default -> false;
        };
    }

    /** What of one block moves. */
    private final class Moved {
        private final Block block;
        private final LoopConstants constants;
        private final boolean runs;
        private final Set<String> own;

        /** What is the same in each step, and of its results those that stay no longer, each with what it is made of. */
        private final List<Stmt> same = new ArrayList<>();

        private final Set<Value> known;
        private final Map<Value, Set<Dim>> sizes = new HashMap<>();
        private final List<Stmt> kept = new ArrayList<>();
        private final List<Value> seen;

        Moved(Block block, LoopConstants constants, boolean runs, Set<String> bound) {
            this.block = block;
            this.constants = constants;
            this.runs = runs;
            this.own = new HashSet<>(bound);
            block.stmts().forEach(stmt -> own.addAll(stmt.op().born()));
            this.known = new HashSet<>(params());
            params().forEach(x -> sizes.put(x, Set.of(x.type().elements())));
            Set<Value> gone = new HashSet<>();
            for (Stmt stmt : block.stmts()) {
                boolean invariant = isSame(stmt);
                if (invariant) {
                    same.add(stmt);
                    known.addAll(stmt.results());
                }
                if (invariant && isWorthIt(stmt)) {
                    gone.addAll(stmt.results());
                } else {
                    kept.add(stmt);
                }
            }
            Set<Value> used = new HashSet<>(block.results());
            kept.forEach(stmt -> used.addAll(stmt.op().operands()));
            this.seen = same.stream()
                    .flatMap(stmt -> stmt.results().stream())
                    .filter(x -> gone.contains(x) && used.contains(x))
                    .toList();
        }

        private List<Value> params() {
            return block.params().subList(constants.param(), constants.param() + constants.count());
        }

        /** What the rest uses of what has moved. */
        List<Value> seen() {
            return seen;
        }

        private boolean isSame(Stmt stmt) {
            Op op = stmt.op();
            return op.born().isEmpty()
                    && op.blocks().isEmpty()
                    && known.containsAll(op.operands())
                    && stmt.results().stream().allMatch(x -> isOutside(x.type().shape()))
                    && isOutside(op.attributes().dims())
                    && (runs || ops.rules(op).isTotal(op));
        }

        private boolean isOutside(List<Dim> dims) {
            return dims.stream().allMatch(dim -> Collections.disjoint(dim.symbols(), own));
        }

        /** A formula of each element is only worth memory where a tensor that it is made of takes as much. */
        private boolean isWorthIt(Stmt stmt) {
            Set<Dim> made = new HashSet<>();
            stmt.op().operands().forEach(x -> made.addAll(sizes.getOrDefault(x, Set.of())));
            return switch (ops.lowering(stmt.op())) {
                case Lowering.Indexed _, Lowering.Generated _, Lowering.Reshaped _ -> {
                    sizes.put(stmt.result(), made);
                    yield false;
                }
                case Lowering.Pointwise _ -> {
                    Dim size = stmt.result().type().elements();
                    boolean worth = made.contains(size);
                    sizes.put(stmt.result(), worth ? Set.of(size) : made);
                    yield worth;
                }
                default -> {
                    stmt.results().forEach(x -> sizes.put(x, Set.of(x.type().elements())));
                    yield true;
                }
            };
        }

        /** Adds what is seen, and all it needs, to the statements; what stands for it there. */
        List<Value> emit(List<Value> operands, List<Stmt> statements) {
            Set<Value> needed = new HashSet<>(seen);
            List<Stmt> live = new ArrayList<>();
            for (Stmt stmt : same.reversed()) {
                if (!Collections.disjoint(stmt.results(), needed)) {
                    live.addFirst(stmt);
                    needed.addAll(stmt.op().operands());
                }
            }
            Copier copy = new Copier();
            for (int i = 0; i < operands.size(); i++) {
                copy.bind(params().get(i), operands.get(i));
            }
            live.forEach(stmt -> statements.add(copy.stmt(stmt)));
            return copy.get(seen);
        }

        /** The block with further parameters behind the constants. */
        Block rest(List<Value> more) {
            List<Value> params = new ArrayList<>(block.params());
            params.addAll(constants.param() + constants.count(), more);
            return new Block(params, seen.isEmpty() ? block.stmts() : kept, block.results());
        }
    }
}
