package dev.covector.passes.simplify;

import dev.covector.ir.Block;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Op;
import dev.covector.ir.Relation;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Drops every statement whose results nothing uses, in nested blocks too. */
@SuppressWarnings("ReferenceEquality") // what nothing changes stays the same object
public final class DeadCode {
    private final Set<Value> live = new HashSet<>();

    /** The sizes of what is live: the statement that gives one of them its number is live too. */
    private final Set<String> symbols = new HashSet<>();

    private DeadCode() {}

    /**
     * The function without dead statements; itself where there are none. What gives a size its number that must equal another
     * one is not dead, since the function has no meaning where it does not.
     */
    public static Func run(Func f) {
        DeadCode dead = new DeadCode();
        f.guards().stream()
                .filter(guard -> guard.relation() == Relation.EQUAL)
                .forEach(guard -> dead.symbols.addAll(guard.symbols()));
        Block body = dead.block(f.body());
        return body == f.body() ? f : f.withBody(body);
    }

    private Block block(Block block) {
        live.addAll(block.results());
        List<Stmt> kept = new ArrayList<>();
        boolean same = true;
        for (Stmt stmt : block.stmts().reversed()) {
            if (Collections.disjoint(stmt.results(), live)
                    && Collections.disjoint(stmt.op().born(), symbols)) {
                same = false;
                continue;
            }
            Stmt lean = statement(stmt);
            same &= lean == stmt;
            kept.add(lean);
        }
        return same ? block : new Block(block.params(), kept.reversed(), block.results());
    }

    private void noteSizes(List<Dim> sizes) {
        for (Dim size : sizes) {
            symbols.addAll(size.symbols());
        }
    }

    private Stmt statement(Stmt stmt) {
        Op op = stmt.op();
        live.addAll(op.operands());
        noteSizes(op.attributes().dims());
        for (Value result : stmt.results()) {
            noteSizes(result.type().shape());
        }
        if (op.blocks().isEmpty()) {
            return stmt;
        }
        List<Block> blocks = op.blocks().stream().map(this::block).toList();
        boolean same = true;
        for (int i = 0; i < blocks.size(); i++) {
            same &= blocks.get(i) == op.blocks().get(i);
        }
        return same
                ? stmt
                : new Stmt(
                        stmt.results(),
                        op.rebuilt(op.operands(), op.attributes(), blocks),
                        stmt.comments(),
                        stmt.location());
    }
}
