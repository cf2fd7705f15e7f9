package dev.covector.tracer;

import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ops.Concatenate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Several tensors made into one, or brought to one type. */
final class Joining {
    private Joining() {}

    static Tensor concatenate(String op, int axis, List<Tensor> xs) {
        requireSome(op, xs);
        Tensor first = xs.getFirst();
        int at = Axes.one(op, first, axis);
        for (Tensor x : xs) {
            if (x.rank() != first.rank() || !equal(op, off(x, at), off(first, at))) {
                throw UserLine.typeError(op + ": takes tensors with the same sizes off axis " + at + "; got "
                        + first.type() + " and " + x.type());
            }
        }
        return xs.size() == 1
                ? first
                : Staging.emit(Elementwise.promoted(xs), values -> new Concatenate(values, at))
                        .getFirst();
    }

    private static List<Dim> off(Tensor x, int axis) {
        return x.type().minusAxes(List.of(axis)).shape();
    }

    static Tensor stack(String op, int axis, List<Tensor> xs) {
        requireSome(op, xs);
        List<Dim> shape = xs.getFirst().shape();
        for (Tensor x : xs) {
            if (!equal(op, x.shape(), shape)) {
                throw UserLine.typeError(op + ": takes tensors of one shape; got " + shape + " and " + x.shape());
            }
        }
        int place = axis < 0 ? axis + shape.size() + 1 : axis;
        if (place < 0 || place > shape.size()) {
            throw UserLine.typeError(op + ": the result has " + (shape.size() + 1) + " axes; got axis " + axis);
        }
        return concatenate(op, place, xs.stream().map(x -> x.expandDims(place)).toList());
    }

    static boolean equal(String op, List<Dim> x, List<Dim> y) {
        return x.size() == y.size()
                && IntStream.range(0, x.size())
                        .allMatch(axis -> SizeScope.holds(x.get(axis), Relation.EQUAL, y.get(axis), op));
    }

    /** Vectors one after the other; of tensors with more axes along the second. */
    static Tensor horizontally(List<Tensor> xs) {
        requireSome("hstack", xs);
        List<Tensor> all = xs.stream().map(Tensor::atLeast1d).toList();
        return concatenate("hstack", all.getFirst().rank() == 1 ? 0 : 1, all);
    }

    /** Matrices along the diagonal of one, which is zero elsewhere; scalars and vectors count as rows. */
    static Tensor blockDiag(List<Tensor> xs) {
        requireSome("blockDiag", xs);
        List<Tensor> blocks =
                Elementwise.promoted(xs.stream().map(Tensor::atLeast2d).toList());
        Dim width = blocks.stream().map(x -> x.dim(1)).reduce(Dim.ZERO, Dim::plus);
        List<Tensor> rows = new ArrayList<>();
        Dim before = Dim.ZERO;
        for (Tensor x : blocks) {
            if (x.rank() != 2) {
                throw UserLine.typeError("blockDiag: takes matrices; got " + x.type());
            }
            Dim after = before.plus(x.dim(1));
            rows.add(x.pad(1, before, width.minus(after)));
            before = after;
        }
        return concatenate("blockDiag", 0, rows);
    }

    private static void requireSome(String op, List<Tensor> xs) {
        if (xs.isEmpty()) {
            throw UserLine.typeError(op + ": takes at least one tensor");
        }
    }

    /** Index tensors of one integer dtype and one shape. */
    static List<Tensor> indices(String op, List<Tensor> indices) {
        for (Tensor index : indices) {
            if (!index.dtype().isInteger()) {
                throw UserLine.typeError(op + ": indices must be integers; got " + index.type());
            }
        }
        return Broadcasting.align(op, Elementwise.promoted(indices));
    }
}
