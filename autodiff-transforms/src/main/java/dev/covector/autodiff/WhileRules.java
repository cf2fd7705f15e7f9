package dev.covector.autodiff;

import dev.covector.ir.Block;
import dev.covector.ir.Copier;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Check;
import dev.covector.ops.FuncEmitter;
import dev.covector.ops.LoopConstants;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types, forward derivative and batches of {@link While}. */
final class WhileRules implements OpRules<While> {
    @Override
    public List<TensorType> types(While op) {
        int wanted = op.operands().size();
        boolean fits =
                op.predicate().params().size() == wanted && op.body().params().size() == wanted;
        Check.that(fits, op, "C1", "predicate and body must have " + wanted + " parameters");
        Nested.requireTypes(op, "C2", "operand", op.operands(), op.body().params());
        Nested.requireTypes(op, "C2", "operand", op.operands(), op.predicate().params());
        Check.that(
                op.body().results().size() == op.carries().size(), op, "C3", "a step must give the whole next state");
        Nested.requireTypes(op, "C3", "the next state", op.body().results(), op.carryParams());
        List<Value> answer = op.predicate().results();
        boolean decides = answer.size() == 1 && answer.getFirst().type().equals(TensorType.scalar(DType.BOOL));
        Check.that(decides, op, "C4", "the predicate must give one bool scalar");
        List<TensorType> types = new ArrayList<>();
        types.add(TensorType.scalar(DType.I64));
        op.carries().forEach(x -> types.add(x.type()));
        return types;
    }

    /** A scan of as many steps as the loop took. */
    @Override
    public List<@Nullable Value> jvp(While op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        List<Value> params = new ArrayList<>();
        params.add(new Value(ScanRules.index()));
        params.addAll(op.body().params());
        Block step = new Copier()
                .block(new Block(params, op.body().stmts(), op.body().results()));
        Scan counted =
                new Scan(results.getFirst(), op.consts(), op.carries(), List.of(), op.trips(), false, op.every(), step);
        List<@Nullable Value> given = new ArrayList<>();
        given.add(null);
        given.addAll(tangents);
        List<@Nullable Value> all = new ArrayList<>();
        all.add(null);
        all.addAll(counted.rules().jvp(counted, results.subList(1, results.size()), given, b));
        return all;
    }

    /** Goes on while the predicate holds for any member; those for which it does not keep their state. */
    @Override
    public List<Value> batch(While op, List<Boolean> batched, Dim size, OpBuilder b) {
        List<Value> params = op.body().params();
        Set<Value> seeds = new HashSet<>(Signature.marked(params, batched));
        Set<Value> among = Activity.ofLoop(op.body(), op.carryParams(), seeds, x -> true);
        List<Boolean> marks =
                new ArrayList<>(params.stream().map(among::contains).toList());
        boolean ragged = decides(op, marks, size, b);
        if (ragged) {
            for (int i = op.consts().size(); i < marks.size(); i++) {
                marks.set(i, true);
            }
        }
        List<Value> carries = new ArrayList<>();
        for (int i = op.consts().size(); i < marks.size(); i++) {
            Value x = op.operands().get(i);
            carries.add(marks.get(i) && !batched.get(i) ? b.repeat(x, size) : x);
        }
        if (!ragged) {
            Block body = step(op, marks, size, b);
            List<Value> results = b.emit(new While(op.consts(), carries, op.trips(), op.every(), op.predicate(), body));
            return all(results, marks.subList(op.consts().size(), marks.size()), size, b);
        }
        carries.add(b.zeros(new TensorType(DType.I64, List.of(size))));
        List<Value> results = b.emit(new While(
                op.consts(), carries, op.trips(), op.every(), any(op, marks, size, b), frozen(op, marks, size, b)));
        List<Value> ordered = new ArrayList<>(results.subList(1, results.size() - 1));
        ordered.addFirst(results.getLast());
        return ordered;
    }

    private static boolean decides(While op, List<Boolean> marks, Dim size, OpBuilder b) {
        return Batch.of(new Func("predicate", op.predicate()), marks, size, b.ops())
                .results()
                .getFirst();
    }

    private static Block step(While op, List<Boolean> marks, Dim size, OpBuilder b) {
        FuncEmitter out = new FuncEmitter(b.ops());
        Batch.Batched step = Batch.of(new Func("step", op.body()), marks, size, b.ops());
        List<Value> results =
                new ArrayList<>(out.inline(step.func().body(), step.func().params()));
        for (int i = 0; i < results.size(); i++) {
            if (marks.get(op.consts().size() + i) && !step.results().get(i)) {
                results.set(i, out.repeat(results.get(i), size));
            }
        }
        return new Block(step.func().params(), out.stmts(), results);
    }

    /** Whether the predicate holds for any member; the last carry counts the steps of each. */
    private static Block any(While op, List<Boolean> marks, Dim size, OpBuilder b) {
        FuncEmitter out = new FuncEmitter(b.ops());
        List<Value> params = params(op, marks, size);
        Value each = holds(op, marks, size, params, out);
        return new Block(params, out.stmts(), List.of(out.any(each, List.of(0))));
    }

    private static List<Value> params(While op, List<Boolean> marks, Dim size) {
        List<Value> params = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            TensorType type = op.body().params().get(i).type();
            params.add(new Value(marks.get(i) ? type.plusAxis(size) : type));
        }
        params.add(new Value(new TensorType(DType.I64, List.of(size))));
        return params;
    }

    private static Value holds(While op, List<Boolean> marks, Dim size, List<Value> params, FuncEmitter out) {
        Batch.Batched predicate = Batch.of(new Func("predicate", op.predicate()), marks, size, out.ops());
        return out.inline(predicate.func().body(), params.subList(0, marks.size()))
                .getFirst();
    }

    private static Block frozen(While op, List<Boolean> marks, Dim size, OpBuilder b) {
        FuncEmitter out = new FuncEmitter(b.ops());
        List<Value> params = params(op, marks, size);
        Value live = holds(op, marks, size, params, out);
        Block step = step(op, marks, size, b);
        List<Value> next = out.inline(step, params.subList(0, marks.size()));
        List<Value> results = new ArrayList<>();
        for (int i = 0; i < next.size(); i++) {
            Value y = next.get(i);
            int last = y.type().rank() - 1;
            Value mask = last == 0 ? live : out.broadcast(live, y.type().shape(), List.of(last));
            results.add(out.select(mask, y, params.get(op.consts().size() + i)));
        }
        results.add(out.add(params.getLast(), out.convert(live, DType.I64)));
        return new Block(params, out.stmts(), results);
    }

    private static List<Value> all(List<Value> results, List<Boolean> marks, Dim size, OpBuilder b) {
        List<Value> all = new ArrayList<>(Collections.singletonList(b.repeat(results.getFirst(), size)));
        for (int i = 0; i < marks.size(); i++) {
            Value y = results.get(1 + i);
            all.add(marks.get(i) ? y : b.repeat(y, size));
        }
        return all;
    }

    @Override
    public LoopConstants constants(While op) {
        return new LoopConstants(0, 0, op.consts().size(), "consts");
    }

    @Override
    public Lowering lowering(While op) {
        return new Lowering.WhileLooped(op.consts().size(), op.trips());
    }
}
