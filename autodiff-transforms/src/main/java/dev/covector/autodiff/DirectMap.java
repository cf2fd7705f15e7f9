package dev.covector.autodiff;

import dev.covector.ir.Block;
import dev.covector.ir.Func;
import dev.covector.ir.Stmt;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.ops.FuncEmitter;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The linear map that an {@link Adjoint} stands for, written out: the adjoint of the adjoint. */
record DirectMap(Func func, OpSet ops) {
    static DirectMap of(Adjoint op, OpSet ops) {
        List<Value> params = op.map().params();
        List<Boolean> cotangents = new ArrayList<>(Collections.nCopies(op.fixed(), false));
        cotangents.addAll(Collections.nCopies(params.size() - op.fixed(), true));
        Linearized split = Linearize.of(new Func("adjoint", op.map()), cotangents, ops);
        List<Value> ends = split.primal().results();
        List<Value> residuals = ends.subList(op.map().results().size(), ends.size());
        requireLinear(split.primal(), params.subList(op.fixed(), params.size()), residuals);
        FuncEmitter b = new FuncEmitter(ops);
        List<Value> given = new ArrayList<>(params.subList(0, op.fixed()));
        List<Value> tangents =
                op.map().results().stream().map(x -> new Value(x.type())).toList();
        List<Value> point = new ArrayList<>(given);
        params.subList(op.fixed(), params.size()).forEach(ct -> point.add(b.zeros(ct.type())));
        List<Value> all = b.inline(split.primal().body(), point);
        List<Value> arguments = new ArrayList<>(all.subList(op.map().results().size(), all.size()));
        arguments.addAll(tangents);
        List<Value> results = b.inline(split.pullback(ops).body(), arguments);
        given.addAll(tangents);
        return new DirectMap(new Func("direct", new Block(given, Uses.live(b.stmts(), results), results)), ops);
    }

    private static void requireLinear(Func primal, List<Value> cotangents, List<Value> residuals) {
        Set<Value> dependent = new HashSet<>(cotangents);
        for (Stmt stmt : primal.body().stmts()) {
            if (Uses.any(stmt.op(), dependent::contains)) {
                dependent.addAll(stmt.results());
            }
        }
        if (!Collections.disjoint(dependent, residuals)) {
            throw new TypeException("customVjp (forward): the cotangent rule must be linear in the cotangent to have a"
                    + " forward derivative; got a rule that is not");
        }
    }

    List<Value> emit(List<Value> operands, OpBuilder b) {
        return b.inline(func.body(), operands);
    }

    /** The tangents of the results, given those of the operands. */
    List<@Nullable Value> jvp(List<Value> operands, List<@Nullable Value> tangents, OpBuilder b) {
        List<Boolean> active = tangents.stream().map(Objects::nonNull).toList();
        Func jvp = Jvp.of(func, active, ops);
        List<Value> arguments = new ArrayList<>(operands);
        tangents.stream().filter(Objects::nonNull).forEach(arguments::add);
        List<Value> results = b.inline(jvp.body(), arguments);
        return new ArrayList<>(results.subList(func.results().size(), results.size()));
    }
}
