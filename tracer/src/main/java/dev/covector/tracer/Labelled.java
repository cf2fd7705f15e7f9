package dev.covector.tracer;

import dev.covector.ir.Dim;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A tensor with a label for each of its axes. */
record Labelled(Tensor x, List<Integer> labels) {
    /** The size of the axis with a label. */
    Dim size(int label) {
        return x.dim(labels.indexOf(label));
    }

    /** These labels and others. */
    Set<Integer> with(Set<Integer> others) {
        Set<Integer> all = new HashSet<>(others);
        all.addAll(labels);
        return all;
    }

    private int[] axes(List<Integer> of) {
        return of.stream().mapToInt(labels::indexOf).toArray();
    }

    /** Without the axes of size 1 whose label has another size elsewhere. */
    Labelled withoutStretched(Map<Integer, Dim> sizes) {
        List<Integer> left = new ArrayList<>();
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < labels.size(); axis++) {
            Dim wanted = Broadcasting.canonical(sizes.getOrDefault(labels.get(axis), Dim.ONE));
            Dim own = Broadcasting.canonical(x.dim(axis));
            if (own.equals(Dim.ONE) && !wanted.equals(Dim.ONE)) {
                axes.add(axis);
            } else {
                left.add(labels.get(axis));
            }
        }
        return axes.isEmpty()
                ? this
                : new Labelled(x.squeeze(axes.stream().mapToInt(i -> i).toArray()), left);
    }

    /** The diagonals of axes with one label. */
    Labelled withoutRepeated() {
        for (int first = 0; first < labels.size(); first++) {
            int second = labels.lastIndexOf(labels.get(first));
            if (second > first) {
                List<Integer> left = new ArrayList<>(labels);
                left.remove(/* index */ second);
                int label = left.remove(/* index */ first);
                left.addFirst(label);
                return new Labelled(x.diagonal(0, first, second), left).withoutRepeated();
            }
        }
        return this;
    }

    /** Summed over the axes whose labels are not among the given ones. */
    Labelled summed(Set<Integer> kept) {
        List<Integer> gone =
                labels.stream().filter(label -> !kept.contains(label)).toList();
        return gone.isEmpty()
                ? this
                : new Labelled(
                        x.sum(axes(gone)),
                        labels.stream().filter(kept::contains).toList());
    }

    /** The product, summed over the shared labels that are not kept. */
    Labelled times(Labelled y, Set<Integer> kept) {
        List<Integer> shared = labels.stream().filter(y.labels::contains).toList();
        List<Integer> batch = shared.stream().filter(kept::contains).toList();
        List<Integer> contracted =
                shared.stream().filter(label -> !kept.contains(label)).toList();
        List<Integer> result = new ArrayList<>(without(shared));
        result.addAll(y.without(shared));
        result.addAll(batch);
        if (contracted.isEmpty()) {
            return new Labelled(spread(result).mul(y.spread(result)), result);
        }
        Tensor product = x.dotGeneral(y.x, places(contracted), y.places(contracted), places(batch), y.places(batch));
        return new Labelled(product, result);
    }

    private List<Integer> without(List<Integer> others) {
        return labels.stream().filter(label -> !others.contains(label)).toList();
    }

    private List<Integer> places(List<Integer> of) {
        return of.stream().map(labels::indexOf).toList();
    }

    /** With the axes in the order of the given labels, and size 1 for those that are not here. */
    private Tensor spread(List<Integer> all) {
        Tensor ordered = ordered(all.stream().filter(labels::contains).toList());
        for (int axis = 0; axis < all.size(); axis++) {
            if (!labels.contains(all.get(axis))) {
                ordered = ordered.expandDims(axis);
            }
        }
        return ordered;
    }

    /** The axes in the order of the given labels, which are all of them. */
    Tensor ordered(List<Integer> order) {
        return x.permute(axes(order));
    }
}
