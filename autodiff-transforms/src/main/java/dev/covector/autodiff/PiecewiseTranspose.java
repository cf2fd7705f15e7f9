package dev.covector.autodiff;

import dev.covector.ir.Block;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.FuncEmitter;
import dev.covector.ops.OpBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The adjoint of a scan that keeps its state only every so many steps, and computes the rest again (Griewank, 1992): the scan is written as
 * one over pieces of that many steps, after what does not fill a piece. Each piece is a scan of its own, whose tape lives no longer than
 * it does; and it may keep its state only now and then, too.
 */
final class PiecewiseTranspose {
    private final Scan op;
    private final List<Boolean> marks;
    private final OpBuilder b;
    private final Set<Value> linear;
    private final long length;
    private final Dim pieces;
    private final Dim rest;

    PiecewiseTranspose(Scan op, List<Boolean> linear, OpBuilder b) {
        this.op = op;
        this.marks = op.count() == null ? linear : linear.subList(1, linear.size());
        this.b = b;
        List<Value> params = op.body().params();
        Set<Value> seeds = new HashSet<>(Signature.marked(params.subList(1, params.size()), marks));
        this.linear = Activity.ofLoop(op.body(), op.carryParams(), seeds, Signature::isInexact);
        this.length = op.every().getFirst();
        this.pieces = op.trips().floorDiv(length);
        this.rest = op.trips().minus(pieces.times(length));
    }

    List<@Nullable Value> run(List<@Nullable Value> cotangents) {
        List<Value> operands = op.operands();
        List<Value> params = operands.stream().map(x -> new Value(x.type())).toList();
        FuncEmitter out = new FuncEmitter(b.ops());
        Scan whole = op.rebuilt(params, op.attributes(), op.blocks());
        List<Value> results = new Pieces(whole, out).results();
        List<Boolean> all = new ArrayList<>(marks);
        if (op.count() != null) {
            all.addFirst(false);
        }
        Func forward = new Func("pieces", new Block(params, out.stmts(), results), List.of());
        Func back = Transpose.of(forward, all, b.ops());
        List<Value> arguments = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            if (!all.get(i)) {
                arguments.add(operands.get(i));
            }
        }
        List<Integer> wanted = linearResults();
        for (int i = 0; i < wanted.size(); i++) {
            Value ct = cotangents.get(wanted.get(i));
            arguments.add(ct == null ? b.zeros(results.get(i).type()) : ct);
        }
        List<Value> found = new ArrayList<>(b.inline(back.body(), arguments));
        List<@Nullable Value> given = new ArrayList<>();
        all.forEach(mark -> given.add(mark ? found.removeFirst() : null));
        return given;
    }

    /** The numbers of the results that have a cotangent: carries, then stacked ones. */
    private List<Integer> linearResults() {
        List<Value> results = op.body().results();
        int carries = op.carries().size();
        return IntStream.range(0, results.size())
                .filter(i -> linear.contains(i < carries ? op.carryParams().get(i) : results.get(i)))
                .boxed()
                .toList();
    }

    private List<Integer> linearCarries() {
        return linearResults().stream().filter(i -> i < op.carries().size()).toList();
    }

    /** The scan, written piecewise into a function. */
    private final class Pieces {
        private final Scan whole;
        private final FuncEmitter out;

        Pieces(Scan whole, FuncEmitter out) {
            this.whole = whole;
            this.out = out;
        }

        /** The carries and stacked results that are linear. */
        List<Value> results() {
            Dim firstOffset = op.reverse() ? op.trips().minus(rest) : Dim.ZERO;
            List<Value> some = parts(firstOffset, rest);
            Run first = new Run(out, whole.count(), whole.consts(), whole.carries(), some);
            List<Value> before = first.run(out.size(firstOffset), rest);
            List<Value> outer = out.emit(pieces(before));
            int carries = linearCarries().size();
            List<Value> all = new ArrayList<>();
            linearCarries().forEach(i -> all.add(outer.get(i)));
            for (int i = carries; i < linearResults().size(); i++) {
                Value stacked = outer.get(op.carries().size() + i - carries);
                TensorType type = stacked.type();
                List<Dim> shape = new ArrayList<>(type.shape().subList(0, type.rank() - 2));
                shape.add(pieces.times(length));
                Value joined = out.reshape(stacked, shape);
                Value short1 = before.get(op.carries().size() + i - carries);
                all.add(out.concatenate(
                        op.reverse() ? List.of(joined, short1) : List.of(short1, joined), shape.size() - 1));
            }
            return all;
        }

        /** The slices from an offset on. */
        private List<Value> parts(Dim from, Dim size) {
            List<Value> parts = new ArrayList<>();
            for (Value x : whole.scanned()) {
                int last = x.type().rank() - 1;
                List<Dim> starts = new ArrayList<>(Collections.nCopies(last, Dim.ZERO));
                starts.add(from);
                List<Dim> shape = new ArrayList<>(x.type().shape().subList(0, last));
                shape.add(size);
                parts.add(out.slice(x, starts, shape, Collections.nCopies(last + 1, Dim.ONE)));
            }
            return parts;
        }

        private Scan pieces(List<Value> carries) {
            Dim start = op.reverse() ? Dim.ZERO : rest;
            List<Value> chunks = new ArrayList<>();
            for (Value x : parts(start, pieces.times(length))) {
                List<Dim> shape =
                        new ArrayList<>(x.type().shape().subList(0, x.type().rank() - 1));
                shape.addAll(List.of(Dim.of(length), pieces));
                chunks.add(out.reshape(x, shape));
            }
            List<Value> consts = new ArrayList<>(whole.consts());
            if (whole.count() != null) {
                consts.addFirst(whole.count());
            }
            List<Value> state = carries.subList(0, op.carries().size());
            return new Scan(
                    null, consts, state, chunks, pieces, op.reverse(), List.of(), piece(start, consts, state, chunks));
        }

        /** One piece: the state at its end, and what of the stacked results is linear. */
        private Block piece(Dim start, List<Value> outerConsts, List<Value> state, List<Value> chunks) {
            FuncEmitter inner = new FuncEmitter(b.ops());
            Value index = new Value(ScanRules.index());
            List<Value> consts = fresh(outerConsts);
            List<Value> carries = fresh(state);
            List<Value> slices = chunks.stream()
                    .map(x -> new Value(new TensorType(
                            x.type().dtype(),
                            x.type().shape().subList(0, x.type().rank() - 1))))
                    .toList();
            Value offset = inner.add(inner.mul(index, inner.size(Dim.of(length))), inner.size(start));
            boolean counted = whole.count() != null;
            Value count = counted ? remaining(consts.getFirst(), offset, inner) : null;
            Run run = new Run(inner, count, counted ? consts.subList(1, consts.size()) : consts, carries, slices);
            List<Value> results = run.run(offset, Dim.of(length));
            List<Value> params = new ArrayList<>(List.of(index));
            List.of(consts, carries, slices).forEach(params::addAll);
            return new Block(params, inner.stmts(), results);
        }

        private Value remaining(Value count, Value offset, FuncEmitter inner) {
            Value left = inner.sub(count, offset);
            return inner.maximum(inner.size(Dim.ZERO), inner.minimum(left, inner.size(Dim.of(length))));
        }

        private static List<Value> fresh(List<Value> values) {
            return values.stream().map(x -> new Value(x.type())).toList();
        }
    }

    /** Some steps of the scan from a state on: what is not linear by itself, so that what is can be transposed. */
    private final class Run {
        private final FuncEmitter out;
        private final @Nullable Value count;
        private final List<Value> consts;
        private final List<Value> carries;
        private final List<Value> slices;

        Run(FuncEmitter out, @Nullable Value count, List<Value> consts, List<Value> carries, List<Value> slices) {
            this.out = out;
            this.count = count;
            this.consts = consts;
            this.carries = carries;
            this.slices = slices;
        }

        /** The state, then the linear ones of the stacked results. */
        List<Value> run(Value offset, Dim steps) {
            List<Value> state = new ArrayList<>(point(offset, steps));
            List<Value> given = new ArrayList<>(List.of(offset));
            given.addAll(consts);
            List<Integer> every = op.every().subList(1, op.every().size());
            List<Value> all =
                    out.emit(new Scan(count, given, carries, slices, steps, op.reverse(), every, shifted(op.body())));
            linearCarries().forEach(i -> state.set(i, all.get(i)));
            linearResults().stream().filter(i -> i >= carries.size()).forEach(i -> state.add(all.get(i)));
            return state;
        }

        /** The state, of which only what is not linear is computed. */
        private List<Value> point(Value offset, Dim steps) {
            List<Value> params = op.body().params();
            List<Integer> kept = IntStream.range(1, params.size())
                    .filter(i -> !linear.contains(params.get(i)))
                    .boxed()
                    .toList();
            List<Integer> ownCarries = IntStream.range(0, carries.size())
                    .filter(i -> !linear.contains(op.carryParams().get(i)))
                    .boxed()
                    .toList();
            if (ownCarries.isEmpty()) {
                return carries;
            }
            List<Value> wanted =
                    ownCarries.stream().map(i -> op.body().results().get(i)).toList();
            List<Stmt> stmts = op.body().stmts().stream()
                    .filter(stmt -> !Uses.any(stmt.op(), linear::contains))
                    .toList();
            List<Value> own = new ArrayList<>(params.subList(0, 1));
            kept.forEach(i -> own.add(params.get(i)));
            Block body = new Block(own, Uses.live(stmts, wanted), wanted);
            List<Value> constants = new ArrayList<>(List.of(offset));
            constants.addAll(unmarked(consts, op.constParams()));
            List<Value> results = out.emit(new Scan(
                    count,
                    constants,
                    unmarked(carries, op.carryParams()),
                    unmarked(slices, op.sliceParams()),
                    steps,
                    op.reverse(),
                    List.of(),
                    shifted(body)));
            List<Value> state = new ArrayList<>(carries);
            for (int i = 0; i < ownCarries.size(); i++) {
                state.set(ownCarries.get(i), results.get(i));
            }
            return state;
        }

        private List<Value> unmarked(List<Value> values, List<Value> params) {
            return IntStream.range(0, values.size())
                    .filter(i -> !linear.contains(params.get(i)))
                    .mapToObj(values::get)
                    .toList();
        }

        /** The body with one more constant, the number of the first step. */
        private Block shifted(Block body) {
            FuncEmitter step = new FuncEmitter(b.ops());
            List<Value> params = new ArrayList<>();
            body.params().forEach(x -> params.add(new Value(x.type())));
            Value first = new Value(ScanRules.index());
            List<Value> arguments = new ArrayList<>(params);
            arguments.set(0, step.add(params.getFirst(), first));
            List<Value> results = step.inline(body, arguments);
            params.add(1, first);
            return new Block(params, step.stmts(), results);
        }
    }
}
