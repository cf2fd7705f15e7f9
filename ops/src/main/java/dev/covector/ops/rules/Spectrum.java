package dev.covector.ops.rules;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reciprocals of the sums and differences of a spectrum, by which vectors turn. Where one is undefined, or only rounding, it is
 * zero: vectors of equal values do not turn into each other.
 */
final class Spectrum {
    /** Numbers closer than so many units in the last place of the largest value of the spectrum are equal: the regularisation. */
    private static final double CLOSENESS = 64;

    private final Value values;
    private final List<Dim> square;
    private final OpBuilder b;

    /** A spectrum along axis 0 of real values, batch axes trailing. */
    Spectrum(Value values, OpBuilder b) {
        this.values = values;
        this.b = b;
        square = new ArrayList<>(values.type().shape());
        square.addFirst(values.type().dim(0));
    }

    /** Element (i, j) is 1 / (w(j) - w(i)). */
    Value ofDifferences() {
        return reciprocal(b.sub(Matrices.byColumn(values, square, b), Matrices.byRow(values, square, b)));
    }

    /** Element (i, j) is 1 / (w(j) + w(i)). */
    Value ofSums() {
        return reciprocal(b.add(Matrices.byColumn(values, square, b), Matrices.byRow(values, square, b)));
    }

    /** 1 / w. */
    Value ofValues() {
        return reciprocal(values);
    }

    private Value reciprocal(Value x) {
        Value largest = b.max(b.abs(values), List.of(0));
        int rank = x.type().rank();
        int batch = largest.type().rank();
        Value scale = b.broadcast(largest, x.type().shape(), Axes.range(rank - batch, rank));
        Value isZero = b.le(b.abs(x), b.mul(CLOSENESS * unit(x.type().dtype()), scale));
        return b.select(isZero, b.zeros(x.type()), b.div(1, b.select(isZero, b.full(1, x.type()), x)));
    }

    private static double unit(DType dtype) {
        return dtype == DType.F32 ? Math.ulp(1f) : Math.ulp(1.0);
    }
}
