package dev.covector.api;

import dev.covector.autodiff.Batch;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TensorType;
import dev.covector.tracer.Structure;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.UserLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function mapped over the members of a batch. */
final class Members {
    private final List<Tensor> leaves = new ArrayList<>();
    private final List<TensorType> types = new ArrayList<>();
    private final List<Boolean> marks = new ArrayList<>();
    private @Nullable Leaf first;

    private Members() {}

    /** A leaf that has members, along an axis from 0. */
    private record Leaf(String name, Tensor tensor, int axis) {
        Dim size() {
            return tensor.dim(axis);
        }

        @Override
        public String toString() {
            return name + " has " + size() + " along axis " + axis + " of " + tensor.type();
        }
    }

    /** Axes given as numbers; none where all arguments have the last one. */
    static In numbers(int arguments, int... axes) {
        return axes.length == 0
                ? In.last(arguments)
                : new In(List.copyOf(Arrays.stream(axes).boxed().toList()));
    }

    static Object map(Erased f, In in, Out out, Object... args) {
        Structure.Flat flat = Structure.flatten(args);
        List<Object> axes = flat.structure().spread("vmap (in): the axes", in.axes());
        List<String> names = names(flat.structure());
        Members members = new Members();
        for (int i = 0; i < axes.size(); i++) {
            members.take(names.get(i), flat.leaves().get(i), (Integer) axes.get(i));
        }
        Structure own = Structure.flatten(args[0]).structure();
        Dim size = members.size();
        Staged staged = Staged.of(f, flat.structure(), members.leaves, members.types, own);
        return members.run(staged, size, out);
    }

    /** What a message calls each tensor among arguments: {@code argument 0.w}. */
    static List<String> names(Structure arguments) {
        return arguments.paths().stream()
                .map(path -> "argument " + path.replaceFirst("^\\[(\\d+)]", "$1"))
                .toList();
    }

    private Dim size() {
        if (first == null) {
            throw UserLine.typeError("vmap (in): at least one argument must have an axis of members");
        }
        return first.size();
    }

    private void take(String name, Tensor x, int axis) {
        boolean batched = axis != In.NONE;
        marks.add(batched);
        if (!batched) {
            leaves.add(x);
            types.add(x.type());
            return;
        }
        Leaf leaf = new Leaf(name, x, place("in", name, x.type(), x.rank(), axis));
        requireAsMany(leaf);
        leaves.add(x.moveaxis(leaf.axis, -1));
        types.add(x.type().minusAxes(List.of(leaf.axis)));
    }

    /** An axis as a number from 0. */
    private static int place(String where, String name, TensorType type, int rank, int axis) {
        int at = axis < 0 ? axis + rank : axis;
        if (at < 0 || at >= rank) {
            throw UserLine.typeError("vmap (" + where + "): " + name + " must have the axis " + axis + "; got " + type);
        }
        return at;
    }

    private void requireAsMany(Leaf leaf) {
        if (first == null) {
            first = leaf;
        } else if (!SizeScope.holds(first.size(), Relation.EQUAL, leaf.size(), "vmap")) {
            throw UserLine.typeError(
                    "vmap (members): all arguments must have as many members; got that " + first + ", and " + leaf);
        }
    }

    private Object run(Staged staged, Dim size, Out out) {
        List<Boolean> all = new ArrayList<>(marks);
        while (all.size() < staged.func().params().size()) {
            all.add(false);
        }
        Batch.Batched batch = Batch.of(staged.func(), all, size, staged.ops());
        List<Tensor> results = staged.replay(batch.func(), List.of());
        List<Object> axes = staged.result().spread("vmap (out): the axes", out.axes());
        List<String> paths = staged.result().paths();
        List<Tensor> placed = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            String name = "the result" + (paths.get(i).isEmpty() ? "" : ", at " + paths.get(i) + ",");
            placed.add(placed(name, results.get(i), batch.results().get(i), size, (Integer) axes.get(i)));
        }
        return Staged.rebuilt(staged.result(), placed);
    }

    private static Tensor placed(String name, Tensor y, boolean batched, Dim size, int axis) {
        if (axis == In.NONE && batched) {
            throw UserLine.typeError(
                    "vmap (out): " + name + " must be the same for all members to have no axis of them;"
                            + " it depends on what they do not share");
        }
        if (axis == In.NONE) {
            return y;
        }
        Tensor all = batched ? y : repeated(y, size);
        return all.moveaxis(-1, place("out", name, all.type(), all.rank(), axis));
    }

    /** The results of a batch along the last axis, those that all members share repeated. */
    static List<Tensor> all(Batch.Batched batch, List<Tensor> results, Dim size) {
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            all.add(batch.results().get(i) ? results.get(i) : repeated(results.get(i), size));
        }
        return all;
    }

    private static Tensor repeated(Tensor y, Dim size) {
        return y.unsqueeze(y.rank()).broadcastTo(y.type().plusAxis(size).shape());
    }
}
