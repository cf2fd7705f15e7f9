package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ops.Gather;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Tensors of places on axes, as ops take them: of one integer dtype and one shape, and not negative. */
final class Places {
    private Places() {}

    /** Places as users give them, which broadcast, for axes of x; negative ones count from the end. */
    static List<Tensor> of(String op, Tensor x, List<Tensor> given, List<Integer> axes) {
        if (given.size() != axes.size() || given.isEmpty()) {
            throw UserLine.typeError(op + ": takes one tensor of indices for each axis, at least one; got "
                    + given.size() + " for axes " + axes + " of " + x.type());
        }
        List<Tensor> indices = Joining.indices(op, given);
        return IntStream.range(0, axes.size())
                .mapToObj(i -> fromStart(indices.get(i), x.dim(axes.get(i))))
                .toList();
    }

    /** Places for one axis of x. */
    static Tensor of(String op, Tensor x, Tensor given, int axis) {
        return of(op, x, List.of(given), List.of(axis)).getFirst();
    }

    /** Negative places counted from the end of an axis. */
    private static Tensor fromStart(Tensor index, Dim size) {
        Tensor last = size.isConstant()
                ? index.add(index.dtype() == DType.I32 ? (Number) (int) size.constant() : (Number) size.constant())
                : index.add(Tensor.scalar(size).convert(index.dtype()));
        return index.lt(0).select(last, index);
    }

    /** The elements of x at the places. */
    static Tensor gather(Tensor x, List<Tensor> places, List<Integer> axes) {
        List<Tensor> operands = new ArrayList<>(List.of(x));
        operands.addAll(places);
        return Staging.emit(operands, v -> new Gather(v.getFirst(), v.subList(1, v.size()), axes))
                .getFirst();
    }

    /** The elements at the places of one axis, in place of it. */
    static Tensor taken(String op, Tensor x, Tensor indices, int axis) {
        int at = Axes.one(op, x, axis);
        Tensor gathered = gather(x, List.of(of(op, x, indices, at)), List.of(at));
        int kept = x.rank() - 1;
        List<Integer> order = new ArrayList<>(Axes.range(0, at));
        order.addAll(Axes.range(kept, gathered.rank()));
        order.addAll(Axes.range(at, kept));
        return gathered.permute(Axes.ints(order));
    }

    /** The shape that a tensor and indices along one axis broadcast to off that axis. */
    static List<Dim> offAxis(String op, Tensor x, Tensor indices, int axis) {
        if (indices.rank() != x.rank()) {
            throw UserLine.typeError(
                    op + ": indices must have as many axes as the tensor; got " + indices.type() + " and " + x.type());
        }
        return Broadcasting.shape(
                op, List.of(Axes.with(x.shape(), axis, Dim.ONE), Axes.with(indices.shape(), axis, Dim.ONE)));
    }

    /** Places of the block of some sizes that starts at scalars, moved inside. */
    static List<Tensor> block(String op, Tensor x, List<Tensor> starts, List<Dim> sizes) {
        if (starts.size() != x.rank() || sizes.size() != x.rank()) {
            throw UserLine.typeError(op + ": takes one start and size for each axis of " + x.type() + "; got "
                    + starts.size() + " starts and the sizes " + sizes);
        }
        List<Tensor> along = new ArrayList<>();
        for (int axis = 0; axis < x.rank(); axis++) {
            Tensor start = starts.get(axis);
            boolean fits = SizeScope.holds(sizes.get(axis), Relation.AT_MOST, x.dim(axis), op);
            if (!fits || start.rank() != 0 || !start.dtype().isInteger()) {
                throw UserLine.typeError(
                        op + ": starts must be integers without axes, and sizes at most those of " + x.type() + "; got "
                                + start.type() + " and the size " + sizes.get(axis) + " for axis " + axis);
            }
            Tensor last = Tensor.scalar(x.dim(axis).minus(sizes.get(axis)));
            Tensor inside = start.convert(DType.I64).minimum(last).maximum(0);
            List<Dim> shape = Axes.with(Collections.nCopies(x.rank(), Dim.ONE), axis, sizes.get(axis));
            along.add(Tensor.arange(DType.I64, sizes.get(axis)).add(inside).reshape(shape));
        }
        return Broadcasting.align(op, along);
    }

    /** The mask, which must be of bool. */
    static Tensor masked(String op, Tensor mask) {
        if (mask.dtype() != DType.BOOL) {
            throw UserLine.typeError(op + ": a mask must be of bool; got " + mask.type());
        }
        return mask;
    }

    /** For each element of places along one axis its place along every axis: the others keep theirs. */
    static List<Tensor> alongside(Tensor places, int axis) {
        return IntStream.range(0, places.rank())
                .mapToObj(other -> other == axis ? places : Tensor.iota(places.dtype(), places.shape(), other))
                .toList();
    }

    /** The elements of x at places along one axis, at the same place along the others. */
    static Tensor along(Tensor x, Tensor places, int axis) {
        return gather(x, alongside(places, axis), Axes.range(0, x.rank()));
    }
}
