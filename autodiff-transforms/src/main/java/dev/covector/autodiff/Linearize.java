package dev.covector.autodiff;

import dev.covector.ir.Block;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Literal;
import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Constant;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Splits a forward derivative into what depends on tangents and what does not. */
public final class Linearize {
    private final Func f;
    private final List<Value> tangents;
    private final List<Value> results;
    private final List<Value> outgoing;
    private final List<Stmt> point = new ArrayList<>();
    private final List<Stmt> map = new ArrayList<>();
    private final Set<Value> linear;
    private final Map<Value, Stmt> free = new HashMap<>();
    private final Set<Value> residuals = new LinkedHashSet<>();

    private Linearize(Func f, Func jvp) {
        this.f = f;
        tangents = jvp.params().subList(f.params().size(), jvp.params().size());
        results = jvp.results().subList(0, f.results().size());
        outgoing = jvp.results().subList(f.results().size(), jvp.results().size());
        linear = new HashSet<>(tangents);
        jvp.body().stmts().forEach(this::sort);
    }

    /**
     * The function at a point and its linear map there.
     *
     * @param active one mark for each parameter: whether it has a tangent
     */
    public static Linearized of(Func f, List<Boolean> active, OpSet ops) {
        return new Linearize(f, Jvp.of(f, active, ops)).run();
    }

    private void sort(Stmt stmt) {
        if (Uses.any(stmt.op(), linear::contains)) {
            map.add(stmt);
            linear.addAll(stmt.results());
            return;
        }
        point.add(stmt);
        if (isFree(stmt.op())) {
            for (Value result : stmt.results()) {
                free.put(result, stmt);
            }
        }
    }

    /** Whether an op makes its results from nothing, so that the map makes them again rather than keep them. */
    private static boolean isFree(Op op) {
        return op.operands().isEmpty() && op.blocks().isEmpty();
    }

    private Linearized run() {
        List<Stmt> stmts = new ArrayList<>();
        map.forEach(stmt -> need(stmt.op().operands(), stmts));
        need(outgoing, stmts);
        stmts.addAll(map);
        carrySizes(stmts);
        List<Value> kept = new ArrayList<>(results);
        kept.addAll(residuals);
        Block primal = new Block(f.params(), Uses.live(point, kept), kept);
        Block linearMap = new Block(mapParams(), stmts, outgoing);
        return new Linearized(
                new Func(f.name(), primal, f.guards()),
                new Func("linear_" + f.name(), linearMap, Sizes.among(Sizes.known(mapParams()), f.assumptions())),
                residuals.size());
    }

    private List<Value> mapParams() {
        List<Value> params = new ArrayList<>(residuals);
        params.addAll(tangents);
        return params;
    }

    private void need(Collection<Value> values, List<Stmt> stmts) {
        for (Value x : values) {
            Stmt source = free.get(x);
            if (source != null && linear.addAll(source.results())) {
                stmts.add(source);
            } else if (!linear.contains(x)) {
                residuals.add(x);
            }
        }
    }

    /** Makes residuals of values whose shapes tell the sizes that the map uses and its parameters do not tell. */
    private void carrySizes(List<Stmt> stmts) {
        Set<String> missing = Sizes.used(new Block(tangents, stmts, outgoing));
        missing.removeAll(Sizes.known(mapParams()));
        List<Value> values = new ArrayList<>(f.params());
        point.forEach(stmt -> values.addAll(stmt.results()));
        for (Value x : missing.isEmpty() ? List.<Value>of() : values) {
            if (missing.removeAll(Sizes.known(List.of(x)))) {
                residuals.add(x);
            }
        }
        // A size that is made of data and that no value has is carried as the size of one that costs next to nothing.
        for (String symbol : missing) {
            TensorType type = new TensorType(DType.BOOL, List.of(Dim.symbol(symbol)));
            Value carrier = new Value(type);
            point.add(new Stmt(List.of(carrier), new Constant(Literal.of(false), type.dtype(), type.shape()), null));
            residuals.add(carrier);
        }
    }
}
