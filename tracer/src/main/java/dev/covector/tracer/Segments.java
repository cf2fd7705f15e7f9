package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The places along an axis of x, each with the segment (i64) that it belongs to; what belongs to none has one more behind. */
record Segments(String op, Tensor x, Tensor places, Dim count, int axis) {
    static Segments of(String op, Tensor x, Tensor ids, Dim count, int axis) {
        int at = Axes.one(op, x, axis);
        boolean fits = ids.rank() == 1
                && ids.dtype().isInteger()
                && SizeScope.holds(ids.dim(0), Relation.EQUAL, x.dim(at), op);
        if (!fits) {
            throw UserLine.typeError(op + ": takes a vector of integers, one for each place along axis " + at + " of "
                    + x.type() + "; got " + ids.type());
        }
        if (!SizeScope.holds(Dim.ZERO, Relation.AT_MOST, count, op)) {
            throw UserLine.typeError(op + ": takes a number of segments that is not negative; got " + count);
        }
        Tensor wide = ids.convert(DType.I64);
        Tensor outside = Sources.size(count);
        Tensor isInside = wide.ge(0).and(wide.lt(outside));
        return new Segments(op, x, isInside.select(wide, outside), count, at);
    }

    /** All elements of each segment combined. Bools are numbers where they add up or multiply. */
    Tensor combined(Update how) {
        Tensor values = Scans.numbers(x);
        how.require(op, values.dtype());
        Tensor combined = combined(how, values, axis);
        boolean isTruth = x.dtype() == DType.BOOL && (how == Update.MAX || how == Update.MIN);
        return isTruth ? combined.gt(0) : combined;
    }

    private Tensor combined(Update how, Tensor values, int at) {
        List<Dim> shape = Axes.with(values.shape(), at, count.plus(1));
        Tensor start = Sources.filled(how.identity(values.dtype()), values.dtype(), shape);
        return how.at(start, values.moveaxis(at, -1), List.of(places), List.of(at))
                .slice(at, Dim.ZERO, count);
    }

    Tensor mean() {
        Tensor sum = combined(Update.ADD);
        Tensor ones = Sources.filled(1, sum.dtype(), List.of(x.dim(axis)));
        Tensor counts = combined(Update.ADD, ones, 0).maximum(1);
        List<Dim> alongside = new ArrayList<>(List.of(count));
        alongside.addAll(Collections.nCopies(x.rank() - 1 - axis, Dim.ONE));
        return Updates.quotient(sum, counts.reshape(alongside));
    }
}
