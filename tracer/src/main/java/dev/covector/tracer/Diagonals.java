package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import java.util.ArrayList;
import java.util.List;

/** What matrices are told by: the places of their elements. */
final class Diagonals {
    private Diagonals() {}

    /** The index along one of the first two axes, which the tensor must have. */
    static Tensor index(String op, Tensor x, int axis) {
        if (x.rank() < 2) {
            throw UserLine.typeError(op + ": takes matrices in the first two axes; got " + x.type());
        }
        return Tensor.iota(DType.I64, x.shape(), axis);
    }

    /** x where the condition holds, zero elsewhere. */
    static Tensor where(Tensor condition, Tensor x) {
        return condition.select(x, Sources.filled(0, x.dtype(), x.shape()));
    }

    static Tensor of(Tensor x, long k, int rows, int columns) {
        List<Integer> plane = plane("diagonal", x, rows, columns);
        Tensor index = Tensor.arange(DType.I64, length(x.dim(plane.get(0)), x.dim(plane.get(1)), k));
        List<Tensor> places = List.of(index.add(Math.max(0, -k)), index.add(Math.max(0, k)));
        return Places.gather(x, places, plane).moveaxis(-1, 0);
    }

    private static List<Integer> plane(String op, Tensor x, int rows, int columns) {
        if (x.rank() < 2) {
            throw UserLine.typeError(op + ": takes at least two axes; got " + x.type());
        }
        return Axes.list(op, x, rows, columns);
    }

    /** The number of elements on diagonal k. */
    private static Dim length(Dim rows, Dim columns, long k) {
        return rows.minus(Math.max(0, -k)).min(columns.minus(Math.max(0, k))).max(Dim.ZERO);
    }

    static Tensor scattered(Tensor x, Tensor values, long k, int rows, int columns) {
        List<Integer> plane = plane("diagonalScatter", x, rows, columns);
        int[] places = {plane.get(0), plane.get(1)};
        Tensor matrices = x.moveaxis(places, new int[] {0, 1});
        List<Dim> shape = new ArrayList<>(matrices.shape().subList(1, x.rank()));
        Dim length = length(matrices.dim(0), matrices.dim(1), k);
        shape.set(0, length);
        if (!Joining.equal("diagonalScatter", values.shape(), shape)) {
            throw UserLine.typeError("diagonalScatter: values must have the shape " + shape + "; got " + values.type());
        }
        Dim before = Dim.of(Math.max(0, -k)).min(matrices.dim(0));
        Dim after = matrices.dim(0).minus(before).minus(length);
        Tensor row = index("diagonalScatter", matrices, 0).add(k);
        return row.eq(index("diagonalScatter", matrices, 1))
                .select(values.pad(0, before, after).expandDims(1), matrices)
                .moveaxis(new int[] {0, 1}, places);
    }

    /** Each row repeated, and kept at its place on the diagonal. */
    static Tensor embedded(String op, Tensor x, long k) {
        if (x.rank() == 0) {
            throw UserLine.typeError(op + ": takes at least one axis; got " + x.type());
        }
        Tensor rows = x.pad(0, Dim.of(Math.max(0, -k)), Dim.of(Math.max(0, k)));
        List<Dim> shape = new ArrayList<>(rows.shape());
        shape.add(1, rows.dim(0));
        Tensor row = Tensor.iota(DType.I64, shape, 0).add(k);
        return where(
                row.eq(Tensor.iota(DType.I64, shape, 1)), rows.expandDims(1).broadcastTo(shape));
    }

    /** Doubles the number of columns until there are enough: columns 0 to k - 1 times power k are columns k to 2k - 1. */
    static Tensor powers(Tensor x, long n) {
        if (x.rank() == 0) {
            throw UserLine.typeError("vander: takes at least one axis; got " + x.type());
        }
        Dim count = Sources.dim("vander", n);
        Tensor power = x.expandDims(1);
        Tensor columns = Sources.filled(1, x.dtype(), power.shape());
        for (long k = 1; k < n; k *= 2) {
            columns = Tensor.concatenate(1, columns, columns.mul(power));
            power = power.square();
        }
        return columns.slice(1, Dim.ZERO, count);
    }
}
