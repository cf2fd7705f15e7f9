package dev.covector.api;

import dev.covector.autodiff.Batch;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TensorType;
import dev.covector.tracer.Structure;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;

/** A function mapped over the members of a batch. */
final class Members {
    private final List<Tensor> leaves = new ArrayList<>();
    private final List<TensorType> types = new ArrayList<>();
    private final List<Boolean> marks = new ArrayList<>();
    private final List<Dim> sizes = new ArrayList<>();

    private Members() {}

    static Object map(Erased f, int[] axes, Object... args) {
        Members members = new Members();
        for (int i = 0; i < args.length; i++) {
            members.take(i, args[i], axes.length == 0 ? Covector.LAST : axes[i]);
        }
        if (members.sizes.isEmpty()) {
            throw Staged.typeError("vmap (axes): at least one argument must have an axis of members");
        }
        Structure.Flat flat = Structure.flatten(args);
        Structure first = Structure.flatten(args[0]).structure();
        Staged staged = Staged.of(f, flat.structure(), members.leaves, members.types, first);
        return members.run(staged);
    }

    private void take(int argument, Object value, int axis) {
        for (Tensor leaf : Structure.flatten(value).leaves()) {
            boolean batched = axis != Covector.NONE;
            marks.add(batched);
            if (!batched) {
                leaves.add(leaf);
                types.add(leaf.type());
                continue;
            }
            int rank = leaf.rank();
            if (axis < -rank || axis >= rank) {
                throw Staged.typeError(
                        "vmap (axes): argument " + argument + " must have the axis " + axis + "; got " + leaf.type());
            }
            Tensor last = leaf.moveaxis(axis, rank - 1);
            leaves.add(last);
            types.add(last.type().minusAxes(List.of(rank - 1)));
            size(argument, last.dim(rank - 1));
        }
    }

    private void size(int argument, Dim size) {
        if (!sizes.isEmpty() && !SizeScope.holds(sizes.getFirst(), Relation.EQUAL, size, "vmap")) {
            throw Staged.typeError("vmap (members): argument " + argument
                    + " must have as many members as those before, " + sizes.getFirst() + "; got " + size);
        }
        sizes.add(size);
    }

    private Object run(Staged staged) {
        List<Boolean> all = new ArrayList<>(marks);
        while (all.size() < staged.func().params().size()) {
            all.add(false);
        }
        Batch.Batched batch = Batch.of(staged.func(), all, sizes.getFirst(), staged.ops());
        List<Tensor> results = staged.replay(batch.func(), List.of());
        return Staged.rebuilt(staged.result(), all(batch, results, sizes.getFirst()));
    }

    /** The results of a batch, those that all members share repeated. */
    static List<Tensor> all(Batch.Batched batch, List<Tensor> results, Dim size) {
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Tensor y = results.get(i);
            all.add(
                    batch.results().get(i)
                            ? y
                            : y.unsqueeze(y.rank())
                                    .broadcastTo(y.type().plusAxis(size).shape()));
        }
        return all;
    }
}
