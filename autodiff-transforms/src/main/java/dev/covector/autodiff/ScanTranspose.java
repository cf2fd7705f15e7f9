package dev.covector.autodiff;

import dev.covector.ir.Block;
import dev.covector.ir.Copier;
import dev.covector.ir.Func;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import dev.covector.ops.FuncEmitter;
import dev.covector.ops.OpBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The adjoint of a scan that is linear in some of its operands: a scan that keeps what the linear part of each step needs of
 * the rest (the tape), then one through the steps backwards, which carries the cotangents of what was carried.
 */
final class ScanTranspose {
    private final Scan op;
    private final List<Boolean> marks;
    private final OpBuilder b;
    private final Set<Value> linear;
    private final List<Stmt> point = new ArrayList<>();
    private final List<Stmt> map = new ArrayList<>();

    private final Map<Value, Stmt> definitions = new HashMap<>();
    private final Map<String, Stmt> births = new HashMap<>();

    /** Statements that a step backwards runs once more. */
    private final Set<Stmt> again = new HashSet<>();

    /** What the map needs of the rest: constants as they are, everything else from the tape or the scanned tensors. */
    private final Set<Value> keptConsts = new LinkedHashSet<>();

    private final Set<Value> keptSlices = new LinkedHashSet<>();
    private final Set<Value> taped = new LinkedHashSet<>();

    ScanTranspose(Scan op, List<Boolean> linear, OpBuilder b) {
        this.op = op;
        this.marks = op.count() == null ? linear : linear.subList(1, linear.size());
        this.b = b;
        Set<Value> seeds = new HashSet<>(Signature.marked(
                op.body().params().subList(1, op.body().params().size()), marks));
        this.linear = Activity.ofLoop(op.body(), op.carryParams(), seeds, Signature::isInexact);
        split();
    }

    private void split() {
        for (Stmt stmt : op.body().stmts()) {
            if (Uses.any(stmt.op(), linear::contains)) {
                map.add(stmt);
            } else {
                point.add(stmt);
                stmt.results().forEach(result -> definitions.put(result, stmt));
                stmt.op().born().forEach(symbol -> births.put(symbol, stmt));
            }
        }
        map.forEach(this::need);
        map.addAll(0, point.stream().filter(again::contains).toList());
    }

    /** Sees to it that a statement has what it uses, and the sizes that it names, in a step backwards. */
    private void need(Stmt stmt) {
        stmt.op().operands().stream().filter(x -> !linear.contains(x)).forEach(this::keep);
        for (String symbol : Sizes.named(stmt)) {
            Stmt birth = births.get(symbol);
            if (birth != null && again.add(birth)) {
                need(birth);
            }
        }
    }

    private void keep(Value x) {
        Stmt stmt = definitions.get(x);
        if (op.constParams().contains(x)) {
            keptConsts.add(x);
        } else if (op.sliceParams().contains(x)) {
            keptSlices.add(x);
        } else if (stmt != null && isComputedAgain(stmt)) {
            if (again.add(stmt)) {
                need(stmt);
            }
        } else if (!x.equals(op.body().params().getFirst())) {
            taped.add(x);
        }
    }

    /** What is made of nothing costs nothing; what has a size that the step makes of data has no place on the tape. */
    private boolean isComputedAgain(Stmt stmt) {
        boolean isFree = stmt.op().operands().isEmpty() && stmt.op().blocks().isEmpty();
        return isFree || !Collections.disjoint(Sizes.named(stmt), births.keySet());
    }

    List<@Nullable Value> run(List<@Nullable Value> cotangents) {
        List<Value> tape = taped.isEmpty() ? List.of() : tape();
        List<Value> linearConsts = Signature.marked(op.constParams(), marksOf(op.constParams()));
        List<Value> linearCarries = Signature.marked(op.carryParams(), marksOf(op.carryParams()));
        List<Value> linearSlices = Signature.marked(op.sliceParams(), marksOf(op.sliceParams()));
        List<Integer> outputs = new ArrayList<>();
        for (int i = 0; i < op.stacked().size(); i++) {
            if (linear.contains(op.stacked().get(i))) {
                outputs.add(i);
            }
        }
        Block step = step(linearConsts, linearCarries, linearSlices, outputs);
        List<Value> carries = new ArrayList<>();
        for (int i = 0; i < op.carries().size(); i++) {
            if (linear.contains(op.carryParams().get(i))) {
                carries.add(Signature.orZeros(cotangents.get(i), op.carries().get(i), b));
            }
        }
        linearConsts.forEach(x -> carries.add(b.zeros(x.type())));
        List<Value> scanned = new ArrayList<>(operands(keptSlices));
        scanned.addAll(tape);
        for (int i : outputs) {
            Value ct = cotangents.get(op.carries().size() + i);
            scanned.add(ct != null ? ct : b.zeros(op.stacked().get(i).type().plusAxis(op.trips())));
        }
        List<Value> results = b.emit(new Scan(
                op.count(), operands(keptConsts), carries, scanned, op.trips(), !op.reverse(), List.of(), step));
        return sorted(results, linearCarries, linearConsts, linearSlices);
    }

    private List<Boolean> marksOf(List<Value> params) {
        return params.stream().map(linear::contains).toList();
    }

    private List<Value> operands(Set<Value> params) {
        List<Value> all = new ArrayList<>(op.consts());
        all.addAll(op.carries());
        all.addAll(op.scanned());
        return params.stream()
                .map(x -> all.get(op.body().params().indexOf(x) - 1))
                .toList();
    }

    /** Runs the part that is not linear once more, and keeps what the map needs of each step. */
    private List<Value> tape() {
        Set<Value> carries = new LinkedHashSet<>();
        List<Stmt> live = List.of();
        boolean grew = true;
        while (grew) {
            List<Value> wanted = new ArrayList<>(taped);
            carries.forEach(carry -> wanted.add(next(carry)));
            live = Uses.live(point, wanted);
            Set<Value> used = new HashSet<>(wanted);
            live.forEach(stmt -> used.addAll(stmt.op().operands()));
            grew = carries.addAll(
                    op.carryParams().stream().filter(used::contains).toList());
        }
        List<Value> results = new ArrayList<>();
        carries.forEach(carry -> results.add(next(carry)));
        results.addAll(taped);
        Set<Value> used = new HashSet<>(results);
        live.forEach(stmt -> used.addAll(stmt.op().operands()));
        Set<Value> consts = new LinkedHashSet<>(op.constParams());
        consts.retainAll(used);
        Set<Value> slices = new LinkedHashSet<>(op.sliceParams());
        slices.retainAll(used);
        List<Value> params = new ArrayList<>(op.body().params().subList(0, 1));
        params.addAll(consts);
        params.addAll(carries);
        params.addAll(slices);
        Block body = new Copier().block(new Block(params, live, results));
        List<Value> all = b.emit(new Scan(
                op.count(),
                operands(consts),
                operands(carries),
                operands(slices),
                op.trips(),
                op.reverse(),
                List.of(),
                body));
        return all.subList(carries.size(), all.size());
    }

    private Value next(Value carry) {
        return op.body().results().get(op.carryParams().indexOf(carry));
    }

    /** One step backwards: what was kept, cotangents of the next state, sums of those of the constants, to those before. */
    private Block step(List<Value> consts, List<Value> carries, List<Value> slices, List<Integer> outputs) {
        List<Value> params = new ArrayList<>(op.body().params().subList(0, 1));
        params.addAll(keptConsts);
        params.addAll(keptSlices);
        params.addAll(taped);
        int fixed = params.size();
        params.addAll(consts);
        params.addAll(carries);
        params.addAll(slices);
        List<Value> results = new ArrayList<>();
        carries.forEach(carry -> results.add(next(carry)));
        outputs.forEach(i -> results.add(op.stacked().get(i)));
        List<Boolean> linearMarks = new ArrayList<>();
        for (int i = 0; i < params.size(); i++) {
            linearMarks.add(i >= fixed);
        }
        Func forward = new Func("step", new Copier().block(new Block(params, map, results)));
        Func back = Transpose.of(forward, linearMarks, b.ops());
        FuncEmitter out = new FuncEmitter(b.ops());
        List<Value> sums = consts.stream().map(x -> new Value(x.type())).toList();
        List<Value> given = back.params();
        int cts = fixed + carries.size();
        List<Value> order = new ArrayList<>(given.subList(0, 1 + keptConsts.size()));
        order.addAll(given.subList(fixed, cts));
        order.addAll(sums);
        order.addAll(given.subList(1 + keptConsts.size(), fixed));
        order.addAll(given.subList(cts, given.size()));
        back.body().stmts().forEach(out::append);
        List<Value> cotangents = back.results();
        List<Value> all = new ArrayList<>(cotangents.subList(consts.size(), consts.size() + carries.size()));
        for (int i = 0; i < consts.size(); i++) {
            all.add(out.add(sums.get(i), cotangents.get(i)));
        }
        all.addAll(cotangents.subList(consts.size() + carries.size(), cotangents.size()));
        return new Block(order, out.stmts(), all);
    }

    /** The cotangents in the order of the operands. */
    private List<@Nullable Value> sorted(
            List<Value> results, List<Value> carries, List<Value> consts, List<Value> slices) {
        List<@Nullable Value> all = new ArrayList<>();
        if (op.count() != null) {
            all.add(null);
        }
        List<Value> params = op.body().params();
        for (int i = 0; i < marks.size(); i++) {
            Value param = params.get(1 + i);
            int carry = carries.indexOf(param);
            int constant = consts.indexOf(param);
            int slice = slices.indexOf(param);
            int place = carry >= 0
                    ? carry
                    : constant >= 0 ? carries.size() + constant : carries.size() + consts.size() + slice;
            all.add(marks.get(i) ? results.get(place) : null);
        }
        return all;
    }
}
