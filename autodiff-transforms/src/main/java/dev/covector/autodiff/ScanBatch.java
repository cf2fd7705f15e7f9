package dev.covector.autodiff;

import dev.covector.ir.Block;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Value;
import dev.covector.ops.FuncEmitter;
import dev.covector.ops.OpBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A scan over a batch: the axis of the batch is the last one of all that a step sees. */
final class ScanBatch {
    private final Scan op;
    private final @Nullable Value count;
    private final List<Boolean> marks;
    private final Dim size;
    private final OpBuilder b;

    ScanBatch(Scan op, List<Boolean> batched, Dim size, OpBuilder b) {
        boolean counted = op.count() != null;
        this.op = op;
        this.count = counted && batched.getFirst() ? op.count() : null;
        this.marks = counted ? batched.subList(1, batched.size()) : batched;
        this.size = size;
        this.b = b;
    }

    List<Value> run() {
        List<Value> params = op.body().params();
        Set<Value> seeds = new HashSet<>(Signature.marked(params.subList(1, params.size()), marks));
        if (count != null) {
            seeds.addAll(op.carryParams());
        }
        // Of the operands only what is marked has the axis of the batch; a carry gets it here where a step gives it
        // one.
        Set<Value> batched = Activity.ofLoop(op.body(), op.carryParams(), seeds, x -> true);
        List<Boolean> paramMarks = params.stream().map(batched::contains).toList();
        Batch.Batched step = Batch.of(new Func("step", op.body()), paramMarks, size, b.ops());
        List<Value> consts = new ArrayList<>(op.consts());
        if (count != null) {
            consts.addFirst(count);
        }
        List<Value> carries = new ArrayList<>();
        for (int i = 0; i < op.carries().size(); i++) {
            Value carry = op.carries().get(i);
            boolean repeats = batched.contains(op.carryParams().get(i))
                    && !marks.get(op.consts().size() + i);
            carries.add(repeats ? b.repeat(carry, size) : carry);
        }
        List<Value> scanned = new ArrayList<>();
        for (int i = 0; i < op.scanned().size(); i++) {
            Value x = op.scanned().get(i);
            boolean has = marks.get(op.consts().size() + op.carries().size() + i);
            scanned.add(has ? swapped(x) : x);
        }
        Value unbatchedCount = count == null ? op.count() : null;
        List<Value> results = b.emit(new Scan(
                unbatchedCount, consts, carries, scanned, op.trips(), op.reverse(), op.every(), body(step, batched)));
        return results(results, step, batched);
    }

    /** The value with its last two axes changed for each other. */
    private Value swapped(Value x) {
        int rank = x.type().rank();
        List<Integer> axes =
                new ArrayList<>(IntStream.range(0, rank - 2).boxed().toList());
        axes.add(rank - 1);
        axes.add(rank - 2);
        return b.transpose(x, axes);
    }

    private Block body(Batch.Batched step, Set<Value> batched) {
        FuncEmitter out = new FuncEmitter(b.ops());
        List<Value> params = new ArrayList<>(step.func().params());
        List<Value> results = out.inline(step.func().body(), params);
        List<Value> all = new ArrayList<>();
        Value live = null;
        if (count != null) {
            Value counts = new Value(count.type());
            params.add(1, counts);
            live = out.lt(out.repeat(params.getFirst(), size), counts);
        }
        int carries = op.carries().size();
        for (int i = 0; i < results.size(); i++) {
            Value result = results.get(i);
            boolean wanted = i >= carries
                    ? live != null
                    : batched.contains(op.carryParams().get(i));
            if (wanted && !step.results().get(i)) {
                result = out.repeat(result, size);
            }
            if (live != null) {
                Value old = i < carries ? params.get(2 + op.consts().size() + i) : out.zeros(result.type());
                int last = result.type().rank() - 1;
                Value mask =
                        last == 0 ? live : out.broadcast(live, result.type().shape(), List.of(last));
                result = out.select(mask, result, old);
            }
            all.add(result);
        }
        return new Block(params, out.stmts(), all);
    }

    private List<Value> results(List<Value> results, Batch.Batched step, Set<Value> batched) {
        List<Value> all = new ArrayList<>();
        int carries = op.carries().size();
        for (int i = 0; i < results.size(); i++) {
            Value y = results.get(i);
            boolean has = i < carries
                    ? batched.contains(op.carryParams().get(i))
                    : count != null || step.results().get(i);
            all.add(!has ? b.repeat(y, size) : i < carries ? y : swapped(y));
        }
        return all;
    }
}
