package dev.covector.lower.stablehlo.export;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.lower.stablehlo.text.Extents;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.lower.stablehlo.text.Slicing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Matrices, which are in the first two axes of our tensors and in the last two of StableHLO's and LAPACK's. */
final class Matrices {
    private Matrices() {}

    /** The first axes, so many, moved to the end. */
    static Hlo toEnd(Hlo x, int count, HloBuilder b) {
        return b.transpose(x, rotated(x.rank(), count));
    }

    /** The last axes, so many, moved to the front. */
    static Hlo toFront(Hlo x, int count, HloBuilder b) {
        return b.transpose(x, rotated(x.rank(), x.rank() - count));
    }

    private static List<Integer> rotated(int rank, int by) {
        return IntStream.range(0, rank).map(axis -> (axis + by) % rank).boxed().toList();
    }

    /** A type with these last axes in place of the last two. */
    static TensorType sized(TensorType x, Dim... last) {
        List<Dim> shape = new ArrayList<>(batch(x));
        Collections.addAll(shape, last);
        return x.withShape(shape);
    }

    /** The sizes of all axes but the last two. */
    static List<Dim> batch(TensorType x) {
        return x.shape().subList(0, x.rank() - 2);
    }

    static boolean isEmpty(TensorType type) {
        return type.shape().stream().anyMatch(Extents::isNone);
    }

    /** The matrices with zeros where the row and the column do not compare so: {@code LE} keeps what is not below the diagonal. */
    static Hlo where(String direction, Hlo x, HloBuilder b) {
        TensorType index = x.type().withDType(DType.I64);
        Hlo kept = b.compare(direction, b.iota(index, x.rank() - 2), b.iota(index, x.rank() - 1));
        return b.select(kept, x, b.full(x.type(), 0));
    }

    static Hlo identity(TensorType type, HloBuilder b) {
        return where("EQ", b.full(type, 1), b);
    }

    /** Matrices, in a module with room continued by those of the identity: what is behind does not touch what is inside. */
    static Hlo continued(Hlo x, HloBuilder b) {
        List<Integer> axes = List.of(x.rank() - 2, x.rank() - 1);
        Hlo inside = b.masked(x, 0, axes);
        return inside.equals(x)
                ? x
                : b.select(
                        b.compare("EQ", b.masked(b.full(x.type(), 0), 1, axes), b.full(x.type(), 0)),
                        x,
                        identity(x.type(), b));
    }

    /** The first rows and columns. */
    static Hlo part(Hlo x, Dim rows, Dim columns, HloBuilder b) {
        TensorType type = sized(x.type(), rows, columns);
        return Slicing.of(
                x, Collections.nCopies(x.rank(), Dim.ZERO), type.shape(), Collections.nCopies(x.rank(), Dim.ONE), b);
    }

    /** x, and NaN where the flag of its matrix does not hold: {@code isGood} has the first axes of x. */
    static Hlo orNan(Hlo isGood, Hlo x, HloBuilder b) {
        List<Integer> axes = IntStream.range(0, isGood.rank()).boxed().toList();
        Hlo each = b.broadcast(isGood, x.type().shape(), axes);
        Hlo nan = b.full(x.type().withDType(x.dtype().realPart()), Double.NaN);
        return b.select(each, x, x.dtype().isComplex() ? b.elementwise("stablehlo.complex", x.dtype(), nan, nan) : nan);
    }
}
