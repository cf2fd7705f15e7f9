package dev.covector.tracer;

import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ops.Broadcast;
import dev.covector.ops.Reshape;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * NumPy's rule: shapes are aligned at their last axes; where sizes differ, one of them must be 1, and that axis repeats.
 * Sizes known only at run time are taken to be equal where they are so in the call being traced, otherwise one of them to be
 * 1 where it is so, each under a guard.
 */
final class Broadcasting {
    private Broadcasting() {}

    /** The tensors brought to one shape. */
    static List<Tensor> align(String op, List<Tensor> xs) {
        List<Dim> shape = shape(op, xs.stream().map(Tensor::shape).toList());
        return xs.stream().map(x -> toTrailing(x, shape)).toList();
    }

    /** The shape that all shapes broadcast to. */
    static List<Dim> shape(String op, List<List<Dim>> shapes) {
        int rank = shapes.stream().mapToInt(List::size).max().orElse(0);
        List<Dim> result = new ArrayList<>();
        for (int fromEnd = rank; fromEnd >= 1; fromEnd--) {
            Dim size = null;
            for (List<Dim> shape : shapes) {
                if (fromEnd <= shape.size()) {
                    Dim next = shape.get(shape.size() - fromEnd);
                    size = size == null ? next : meet(op, size, next, shapes);
                }
            }
            result.add(java.util.Objects.requireNonNull(size));
        }
        return result;
    }

    private static Dim meet(String op, Dim x, Dim y, List<List<Dim>> shapes) {
        if (canonical(x).equals(canonical(y)) || isOne(y)) {
            return x;
        }
        if (isOne(x)) {
            return y;
        }
        if (SizeScope.holds(x, Relation.EQUAL, y, op)) {
            return x;
        }
        if (becomesOne(op, y)) {
            return x;
        }
        if (becomesOne(op, x)) {
            return y;
        }
        String all = shapes.stream().map(List::toString).collect(Collectors.joining(" "));
        throw UserLine.typeError(op + ": operands could not be broadcast together with shapes " + all);
    }

    /** Whether the size is 1 in the call being traced: the plan then holds where it is, and its guard says what for. */
    private static boolean becomesOne(String op, Dim size) {
        return !size.isConstant()
                && SizeScope.CURRENT.isBound()
                && SizeScope.CURRENT.get().hint(size).equals(OptionalLong.of(1))
                && SizeScope.CURRENT.get().allows(size, Relation.EQUAL, Dim.ONE, op + " to repeat an axis of size 1");
    }

    static Dim canonical(Dim size) {
        return size.isConstant() || !SizeScope.CURRENT.isBound()
                ? size
                : SizeScope.CURRENT.get().canonical(size);
    }

    private static boolean isOne(Dim size) {
        return canonical(size).equals(Dim.ONE);
    }

    /** A tensor repeated to a shape that it broadcasts to. */
    static Tensor expanded(String op, Tensor x, List<Dim> shape) {
        List<Dim> met = shape(op, List.of(shape, x.shape()));
        boolean sizes = shape.stream().noneMatch(size -> size.isConstant() && size.constant() < 0);
        if (!sizes || !Joining.equal(op, met, shape)) {
            throw UserLine.typeError(op + ": " + x.type() + " does not broadcast to " + shape);
        }
        return toTrailing(x, shape);
    }

    /** A tensor whose axes become the last axes of a shape. */
    static Tensor toTrailing(Tensor x, List<Dim> shape) {
        int offset = shape.size() - x.rank();
        return to(x, shape, IntStream.range(offset, shape.size()).boxed().toList());
    }

    /** A tensor whose axes become the given axes of a shape, and which has or is stretched to their sizes. */
    static Tensor to(Tensor x, List<Dim> shape, List<Integer> axes) {
        List<Dim> narrow = new ArrayList<>(x.shape());
        boolean stretches = false;
        for (int i = 0; i < axes.size(); i++) {
            if (isOne(x.dim(i)) && !isOne(shape.get(axes.get(i)))) {
                narrow.set(i, Dim.ONE);
                stretches = true;
            }
        }
        if (!stretches && x.rank() == shape.size()) {
            return x;
        }
        // A size that is 1 under a guard becomes the constant, so that the op's rule sees it.
        Tensor source = narrow.equals(x.shape()) ? x : Staging.one(x, value -> new Reshape(value, narrow));
        return Staging.one(source, value -> new Broadcast(value, shape, axes));
    }
}
