package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Tensors of places: meshes, products of sets, index lists of triangles, and ranges beside those that {@link Tensor} makes. */
public final class Grids {
    private Grids() {}

    /** Which of two vectors runs along axis 0 of a mesh. */
    public enum Indexing {
        /** The first one, as in a matrix. */
        IJ,
        /** The second one, as on a plane. */
        XY
    }

    /** Vectors (or scalars) repeated over the grid that they span: element [i, j, ...] of result k is that of vector k. */
    public static List<Tensor> meshgrid(Indexing indexing, Tensor... vectors) {
        List<Tensor> all = vectors("meshgrid", vectors);
        boolean swap = indexing == Indexing.XY && all.size() > 1;
        List<Dim> shape = new ArrayList<>(all.stream().map(x -> x.dim(0)).toList());
        if (swap) {
            shape.set(0, all.get(1).dim(0));
            shape.set(1, all.get(0).dim(0));
        }
        return IntStream.range(0, all.size())
                .mapToObj(k -> Broadcasting.to(all.get(k), shape, List.of(swap && k < 2 ? 1 - k : k)))
                .toList();
    }

    private static List<Tensor> vectors(String op, Tensor... vectors) {
        for (Tensor x : vectors) {
            if (x.rank() > 1) {
                throw UserLine.typeError(op + ": takes vectors; got " + x.type());
            }
        }
        return Arrays.stream(vectors).map(Tensor::atLeast1d).toList();
    }

    /** All combinations of an element of each vector, one a row, the last one varying fastest. They promote. */
    public static Tensor cartesianProd(Tensor... vectors) {
        List<Tensor> all = Elementwise.promoted(vectors("cartesianProd", vectors));
        if (all.size() == 1) {
            return all.getFirst();
        }
        Tensor[] lastFirst = all.reversed().toArray(Tensor[]::new);
        return Tensor.stack(
                1,
                meshgrid(Indexing.IJ, lastFirst).reversed().stream()
                        .map(Tensor::flatten)
                        .toArray(Tensor[]::new));
    }

    /** One on and below diagonal k, zero above. */
    public static Tensor tri(DType dtype, Dim rows, Dim columns, long k) {
        List<Dim> shape = List.of(rows, columns);
        Tensor row = Sources.iota(DType.I64, shape, 0).add(k);
        return row.ge(Sources.iota(DType.I64, shape, 1)).convert(dtype);
    }

    /** One on diagonal k, zero elsewhere. */
    public static Tensor eye(DType dtype, Dim rows, Dim columns, long k) {
        List<Dim> shape = List.of(rows, columns);
        Tensor row = Sources.iota(DType.I64, shape, 0).add(k);
        return row.eq(Sources.iota(DType.I64, shape, 1)).convert(dtype);
    }

    /** The rows and columns (i64 [2, count]) of the elements on and below diagonal k, row by row. */
    public static Tensor trilIndices(long rows, long columns, long k) {
        return places("trilIndices", rows, columns, (_, _) -> 0, (row, n) -> Math.clamp(row + k + 1, 0, n));
    }

    /** The rows and columns (i64 [2, count]) of the elements on and above diagonal k, row by row. */
    public static Tensor triuIndices(long rows, long columns, long k) {
        return places("triuIndices", rows, columns, (row, n) -> Math.clamp(row + k, 0, n), (_, n) -> n);
    }

    private static Tensor places(String op, long rows, long columns, LongBinaryOperator from, LongBinaryOperator to) {
        Sources.dims(op, rows, columns);
        long[] places = LongStream.range(0, rows)
                .boxed()
                .flatMapToLong(row -> LongStream.range(from.applyAsLong(row, columns), to.applyAsLong(row, columns))
                        .flatMap(column -> LongStream.of(row, column)))
                .toArray();
        return Sources.dense(DType.I64, new long[] {2, places.length / 2}, places);
    }

    /** n numbers at equal distances from the first on, before the last, which would be the next one. */
    public static Tensor linspaceOpen(DType dtype, Number first, Number last, Dim n) {
        return Ranges.between("linspaceOpen", dtype, first, last, n, n.max(Dim.ONE));
    }

    /** The base to the powers of {@link Tensor#linspace(DType, Number, Number, Dim)}. */
    public static Tensor logspace(DType dtype, Number first, Number last, Dim n, double base) {
        Tensor powers = Ranges.between(
                "logspace", dtype.toInexact(), first, last, n, n.minus(1).max(Dim.ONE));
        return Sources.filled(base, powers.dtype(), powers.shape()).pow(powers).convert(dtype);
    }
}
