package dev.covector.autodiff;

import dev.covector.ir.Block;
import dev.covector.ir.Copier;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.LoopConstants;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types and forward derivative of {@link Scan}; the rest has classes of its own. */
final class ScanRules implements OpRules<Scan> {
    @Override
    public List<TensorType> types(Scan op) {
        int wanted = 1 + op.consts().size() + op.carries().size() + op.scanned().size();
        Check.that(op.body().params().size() == wanted, op, "C1", "the body must have " + wanted + " parameters");
        Nested.requireTypes(op, "C2", "constant", op.consts(), op.constParams());
        Nested.requireTypes(op, "C2", "state", op.carries(), op.carryParams());
        List<Value> next = op.body().results().subList(0, op.carries().size());
        Nested.requireTypes(op, "C3", "the next state", next, op.carryParams());
        for (int i = 0; i < op.scanned().size(); i++) {
            TensorType whole = op.scanned().get(i).type();
            TensorType slice = op.sliceParams().get(i).type();
            boolean fits = whole.rank() == slice.rank() + 1
                    && whole.dtype() == slice.dtype()
                    && Check.equal(whole.dim(slice.rank()), op.trips(), op);
            Check.that(
                    fits,
                    op,
                    "C4",
                    "scanned tensor " + i + " must have " + slice + " for each of " + op.trips() + " steps");
        }
        List<TensorType> types = new ArrayList<>();
        op.carries().forEach(x -> types.add(x.type()));
        op.stacked().forEach(y -> types.add(y.type().plusAxis(op.trips())));
        return types;
    }

    /** A scan over the state and its tangent together, whatever of the state has one in any step. */
    @Override
    public List<@Nullable Value> jvp(Scan op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        int first = op.count() == null ? 0 : 1;
        Tangents given = new Tangents(op, tangents.subList(first, tangents.size()));
        Set<Value> active = given.active();
        List<Boolean> marks = op.body().params().stream().map(active::contains).toList();
        Func derivative = Jvp.of(new Func("step", op.body()), marks, b.ops());
        Scan both = given.scan(active, derivative.body(), b);
        return given.results(active, b.emit(both));
    }

    /** The operands of a scan with their tangents. */
    private record Tangents(Scan op, List<@Nullable Value> tangents) {
        private @Nullable Value tangent(int group, int i) {
            int offset = group == 0
                    ? 0
                    : group == 1
                            ? op.consts().size()
                            : op.consts().size() + op.carries().size();
            return tangents.get(offset + i);
        }

        Set<Value> active() {
            Set<Value> seeds = new HashSet<>();
            for (int i = 0; i < tangents.size(); i++) {
                if (tangents.get(i) != null) {
                    seeds.add(op.body().params().get(1 + i));
                }
            }
            return Activity.ofLoop(op.body(), op.carryParams(), seeds, Signature::isInexact);
        }

        private List<Value> withTangents(
                List<Value> operands, List<Value> params, int group, Set<Value> active, OpBuilder b) {
            List<Value> all = new ArrayList<>(operands);
            for (int i = 0; i < params.size(); i++) {
                if (active.contains(params.get(i))) {
                    all.add(Signature.orZeros(tangent(group, i), operands.get(i), b));
                }
            }
            return all;
        }

        Scan scan(Set<Value> active, Block jvp, OpBuilder b) {
            List<Value> params = jvp.params();
            int own = op.body().params().size();
            List<Value> order = new ArrayList<>(params.subList(0, 1));
            int from = 1;
            int tangent = own;
            for (List<Value> group : List.of(op.constParams(), op.carryParams(), op.sliceParams())) {
                int moving = (int) group.stream().filter(active::contains).count();
                order.addAll(params.subList(from, from + group.size()));
                order.addAll(params.subList(tangent, tangent + moving));
                from += group.size();
                tangent += moving;
            }
            int carries = op.carries().size();
            List<Value> values = jvp.results().subList(0, op.body().results().size());
            List<@Nullable Value> moved = Nested.forEach(
                    op.body().results(),
                    jvp.results().subList(values.size(), jvp.results().size()));
            List<Value> results = new ArrayList<>(values.subList(0, carries));
            for (int i = 0; i < carries; i++) {
                if (active.contains(op.carryParams().get(i))) {
                    results.add(java.util.Objects.requireNonNull(moved.get(i)));
                }
            }
            results.addAll(values.subList(carries, values.size()));
            for (int i = carries; i < values.size(); i++) {
                if (isMoving(op.body().results().get(i), active)) {
                    results.add(java.util.Objects.requireNonNull(moved.get(i)));
                }
            }
            return new Scan(
                    op.count(),
                    withTangents(op.consts(), op.constParams(), 0, active, b),
                    withTangents(op.carries(), op.carryParams(), 1, active, b),
                    withTangents(op.scanned(), op.sliceParams(), 2, active, b),
                    op.trips(),
                    op.reverse(),
                    op.every(),
                    new Copier().block(new Block(order, jvp.stmts(), results)));
        }

        private static boolean isMoving(Value result, Set<Value> active) {
            return Signature.isInexact(result) && active.contains(result);
        }

        List<@Nullable Value> results(Set<Value> active, List<Value> both) {
            List<@Nullable Value> all = new ArrayList<>();
            int next = op.carries().size();
            for (Value carry : op.carryParams()) {
                all.add(active.contains(carry) ? both.get(next++) : null);
            }
            next += op.stacked().size();
            for (Value y : op.stacked()) {
                all.add(isMoving(y, active) ? both.get(next++) : null);
            }
            return all;
        }
    }

    @Override
    public List<@Nullable Value> pullback(
            Scan op, List<Boolean> linear, List<@Nullable Value> cotangents, OpBuilder b) {
        return op.every().isEmpty()
                ? new ScanTranspose(op, linear, b).run(cotangents)
                : new PiecewiseTranspose(op, linear, b).run(cotangents);
    }

    @Override
    public List<Value> batch(Scan op, List<Boolean> batched, Dim size, OpBuilder b) {
        return new ScanBatch(op, batched, size, b).run();
    }

    @Override
    public LoopConstants constants(Scan op) {
        return new LoopConstants(op.count() == null ? 0 : 1, 1, op.consts().size(), "consts");
    }

    @Override
    public Lowering lowering(Scan op) {
        return new Lowering.Looped(
                op.count() == null ? 0 : 1, op.consts().size(), op.carries().size(), op.trips(), op.reverse());
    }

    static TensorType index() {
        return TensorType.scalar(DType.I64);
    }
}
