package dev.covector.tracer;

import dev.covector.ir.Dim;
import java.util.ArrayList;
import java.util.List;

/**
 * The elements that places, slices and tensors of places choose, with axes placed as in NumPy: those of the tensors, which
 * broadcast, where the tensors are if they stand together, else first.
 *
 * @param op the method that errors name
 * @param view what places and slices choose
 * @param tensors the tensors of places
 * @param axes the axes of the view that they are for
 * @param order the axes of what is gathered from the view in the order of the result
 * @param newAxes the places of new axes in the result
 */
record BasicSelection(
        String op, View view, List<Tensor> tensors, List<Integer> axes, List<Integer> order, List<Integer> newAxes)
        implements Selection {
    @Override
    public Tensor of() {
        return view.slicing().of();
    }

    @Override
    public Tensor get() {
        Tensor base = view.get();
        Tensor chosen = tensors.isEmpty() ? base : Places.gather(base, tensors, axes);
        Tensor ordered = chosen.permute(Axes.ints(order));
        return newAxes.isEmpty() ? ordered : ordered.expandDims(Axes.ints(newAxes));
    }

    @Override
    public Tensor update(Update update, Tensor values) {
        Tensor base = view.get();
        Tensor updates = updates(base, values);
        return view.with(tensors.isEmpty() ? update.each(base, updates) : update.at(base, updates, tensors, axes));
    }

    /** Values for the result as values for what is gathered. */
    private Tensor updates(Tensor base, Tensor values) {
        List<Dim> gathered = new ArrayList<>(base.type().minusAxes(axes).shape());
        if (!tensors.isEmpty()) {
            gathered.addAll(tensors.getFirst().shape());
        }
        List<Dim> shape = new ArrayList<>();
        order.forEach(axis -> shape.add(gathered.get(axis)));
        newAxes.forEach(axis -> shape.add(axis, Dim.ONE));
        Tensor complete = Broadcasting.expanded(op, values, shape);
        Tensor old = newAxes.isEmpty() ? complete : complete.squeeze(Axes.ints(newAxes));
        int[] back = new int[order.size()];
        for (int i = 0; i < back.length; i++) {
            back[order.get(i)] = i;
        }
        return old.permute(back);
    }
}
