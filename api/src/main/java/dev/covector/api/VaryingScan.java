package dev.covector.api;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ops.Pad;
import dev.covector.tracer.Staging;
import dev.covector.tracer.Structure;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A scan whose state changes its sizes: a loop over the state alone, which finds the largest sizes, then a scan that keeps the
 * state at the start of tensors of those sizes.
 */
final class VaryingScan<S, X, Y> {
    private final String op;
    private final Scans.Body<S, X, Y> step;
    private final Structure.Flat state;
    private final Structure.Flat scanned;
    private final X xs;
    private final Dim trips;
    private final int axis;
    private final boolean reverse;

    /** The sizes that change, as numbers, and the state inside tensors with room for the largest. */
    private record Padded(List<Tensor> sizes, List<Tensor> leaves) {}

    VaryingScan(String op, Scans.Body<S, X, Y> step, S first, X xs, Dim trips, int axis, boolean reverse) {
        this.op = op;
        this.step = step;
        this.state = Structure.flatten(first);
        this.scanned = Structure.flatten(xs);
        this.xs = xs;
        this.trips = trips;
        this.axis = axis;
        this.reverse = reverse;
    }

    /** The last state alone, made in memory of its own size. */
    S state() {
        return rebuilt(loop().state().subList(1, 1 + state.leaves().size()));
    }

    Scanned<S, Y> run() {
        VaryingLoop.Ended found = loop();
        List<TensorType> room = leaves(found.loop().types(found.most()));
        Scans.Body<Padded, X, Y> padded = (index, before, slices) -> {
            List<Dim> sizes = new ArrayList<>();
            for (int i = 0; i < before.sizes().size(); i++) {
                sizes.add(before.sizes().get(i).toDim(found.most().get(i)));
            }
            List<TensorType> types = leaves(found.loop().types(sizes));
            Step<S, Y> next = step.apply(index, rebuilt(outOf(before.leaves(), types)), slices);
            return new Step<>(into(found.loop(), room, leaves(next.state())), next.output());
        };
        Padded start = into(found.loop(), room, state.leaves());
        Scanned<Padded, Y> scan = Scans.run(op, padded, start, xs, trips, axis, reverse);
        List<TensorType> last = leaves(found.loop().types(found.last()));
        return new Scanned<>(rebuilt(outOf(scan.state().leaves(), last)), scan.outputs());
    }

    /** The steps without what they give, with their number as the first leaf of the state. */
    private VaryingLoop.Ended loop() {
        List<Tensor> leaves = new ArrayList<>(List.of(Tensor.scalar(0L)));
        leaves.addAll(state.leaves());
        return VaryingLoop.run(
                leaves,
                stepping(Staged.types(leaves)),
                at -> NestedBlock.of(
                        "predicate", at, params -> params.getFirst().lt(Tensor.scalar(trips))),
                this::stepping);
    }

    private NestedBlock stepping(List<TensorType> types) {
        return NestedBlock.of("step", types, params -> {
            Tensor count = params.getFirst();
            Tensor index = reverse ? Tensor.scalar(trips.minus(1)).sub(count) : count;
            List<Tensor> slices =
                    scanned.leaves().stream().map(x -> x.take(index, axis)).toList();
            S before = rebuilt(params.subList(1, params.size()));
            List<Tensor> next = new ArrayList<>(List.of(count.add(1)));
            next.addAll(leaves(step.apply(index, before, slices(slices)).state()));
            return next;
        });
    }

    private static List<TensorType> leaves(List<TensorType> counted) {
        return counted.subList(1, counted.size());
    }

    private List<Tensor> leaves(Object next) {
        return Structure.flatten(Control.kept(op, next, state.structure())).leaves();
    }

    @SuppressWarnings("unchecked") // states have the structure of the first one
    private S rebuilt(List<Tensor> leaves) {
        return (S) Staged.rebuilt(state.structure(), leaves);
    }

    @SuppressWarnings("unchecked") // slices have the structure of what they are slices of
    private X slices(List<Tensor> leaves) {
        return (X) Staged.rebuilt(scanned.structure(), leaves);
    }

    private static Padded into(VaryingLoop loop, List<TensorType> room, List<Tensor> leaves) {
        List<TensorType> types = new ArrayList<>(List.of(TensorType.scalar(DType.I64)));
        types.addAll(Staged.types(leaves));
        List<Tensor> padded = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            padded.add(into(room.get(i), leaves.get(i)));
        }
        return new Padded(loop.sizes(types).stream().map(Tensor::scalar).toList(), padded);
    }

    private static Tensor into(TensorType room, Tensor x) {
        if (x.type().equals(room)) {
            return x;
        }
        List<Dim> none = Collections.nCopies(x.rank(), Dim.ZERO);
        List<Dim> rest = new ArrayList<>();
        for (int at = 0; at < x.rank(); at++) {
            rest.add(room.dim(at).minus(x.dim(at)));
        }
        return Staging.emit(
                        List.of(x, Tensor.zeros(x.dtype(), new Dim[0])),
                        v -> new Pad(v.get(0), v.get(1), none, rest, none))
                .getFirst();
    }

    private static List<Tensor> outOf(List<Tensor> padded, List<TensorType> types) {
        List<Tensor> leaves = new ArrayList<>();
        for (int i = 0; i < padded.size(); i++) {
            Tensor x = padded.get(i);
            for (int at = 0; at < x.rank(); at++) {
                Dim size = types.get(i).dim(at);
                x = size.equals(x.dim(at)) ? x : x.slice(at, Dim.ZERO, size);
            }
            leaves.add(x);
        }
        return leaves;
    }
}
