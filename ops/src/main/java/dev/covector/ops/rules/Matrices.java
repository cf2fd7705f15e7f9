package dev.covector.ops.rules;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Matrix arithmetic over the first two axes, batch axes trailing. */
final class Matrices {
    private Matrices() {}

    static Value multiply(Value x, Value y, OpBuilder b) {
        List<Integer> batch = Axes.range(2, x.type().rank());
        return b.dotGeneral(x, y, List.of(1), List.of(0), batch, batch);
    }

    /** The conjugate transpose of each matrix. */
    static Value adjoint(Value x, OpBuilder b) {
        return swapped(b.conj(x), b);
    }

    /** The lower triangle with the diagonal scaled, zero above. */
    static Value lower(Value x, double diagonal, OpBuilder b) {
        List<Dim> shape = x.type().shape();
        Value row = b.iota(DType.I64, shape, 0);
        Value column = b.iota(DType.I64, shape, 1);
        Value scale = b.select(b.eq(row, column), b.full(diagonal, x.type()), b.full(1, x.type()));
        return b.select(b.ge(row, column), b.mul(scale, x), b.zeros(x.type()));
    }

    /** The upper triangle with the diagonal, zero below. */
    static Value upper(Value x, OpBuilder b) {
        List<Dim> shape = x.type().shape();
        return b.select(b.le(b.iota(DType.I64, shape, 0), b.iota(DType.I64, shape, 1)), x, b.zeros(x.type()));
    }

    /** The Hermitian matrix that has the lower triangle of x. */
    static Value hermitian(Value x, OpBuilder b) {
        Value lower = lower(x, 0.5, b);
        return b.add(lower, adjoint(lower, b));
    }

    /** The diagonal of each square matrix: its elements along axis 0. */
    static Value diagonal(Value x, OpBuilder b) {
        Value isDiagonal = isDiagonal(x.type().shape(), b);
        return b.sum(b.select(isDiagonal, x, b.zeros(x.type())), List.of(0));
    }

    /** The matrices of a shape whose columns are numbered by axis 0 of x: element (i, j) is x(j). */
    static Value byColumn(Value x, List<Dim> shape, OpBuilder b) {
        return b.broadcast(x, shape, Axes.range(1, shape.size()));
    }

    /** The matrices of a shape whose rows are numbered by axis 0 of x: element (i, j) is x(i). */
    static Value byRow(Value x, List<Dim> shape, OpBuilder b) {
        List<Integer> axes = new ArrayList<>(Axes.range(2, shape.size()));
        axes.addFirst(0);
        return b.broadcast(x, shape, axes);
    }

    /** Rows {@code row} and columns {@code column} on, so many of them, of each matrix. */
    static Value part(Value x, Dim row, Dim column, Dim rows, Dim columns, OpBuilder b) {
        int rank = x.type().rank();
        List<Dim> starts = new ArrayList<>(Collections.nCopies(rank, Dim.ZERO));
        List<Dim> sizes = new ArrayList<>(x.type().shape());
        starts.set(0, row);
        starts.set(1, column);
        sizes.set(0, rows);
        sizes.set(1, columns);
        return b.slice(x, starts, sizes, Collections.nCopies(rank, Dim.ONE));
    }

    /** The first so many columns of each matrix. */
    static Value columns(Value x, Dim count, OpBuilder b) {
        return part(x, Dim.ZERO, Dim.ZERO, x.type().dim(0), count, b);
    }

    /**
     * The change of all columns of a unitary q, given that of the first ones: the others turn no more than they have to,
     * dq2 = -q1 dq1^H q2, so functions of the space they span have their derivative.
     */
    static Value completed(Value change, Value q, OpBuilder b) {
        Dim rows = q.type().dim(0);
        Dim known = change.type().dim(1);
        Value others = part(q, Dim.ZERO, known, rows, rows.minus(known), b);
        Value turned = multiply(columns(q, known, b), multiply(adjoint(change, b), others, b), b);
        return b.concatenate(List.of(change, b.neg(turned)), 1);
    }

    /** The smaller size of the matrices of a type. */
    static Dim smaller(TensorType type) {
        return type.dim(0).min(type.dim(1));
    }

    /** The type with matrices of another size. */
    static TensorType sized(TensorType type, Dim rows, Dim columns) {
        List<Dim> shape = new ArrayList<>(type.shape());
        shape.set(0, rows);
        shape.set(1, columns);
        return type.withShape(shape);
    }

    /** So many real numbers for each matrix of a type. */
    static TensorType spectrum(TensorType type, Dim count) {
        List<Dim> shape = new ArrayList<>(type.shape().subList(1, type.rank()));
        shape.set(0, count);
        return new TensorType(type.dtype().realPart(), shape);
    }

    /** Re(sum conj(u) x) over the rows, for each column. */
    static Value along(Value u, Value x, OpBuilder b) {
        return b.sum(b.real(b.mul(b.conj(u), x)), List.of(0));
    }

    /** The rows of each matrix in another order: row i is row order(i) of x. */
    static Value ordered(Value x, Value order, OpBuilder b) {
        TensorType type = order.type();
        List<Value> indices = new ArrayList<>(List.of(order));
        List<Integer> axes = new ArrayList<>(List.of(0));
        for (int axis = 1; axis < type.rank(); axis++) {
            indices.add(b.iota(type.dtype(), type.shape(), axis));
            axes.add(axis + 1);
        }
        return swapped(b.gather(x, indices, axes), b);
    }

    /** The transpose of each matrix. */
    static Value swapped(Value x, OpBuilder b) {
        List<Integer> order = new ArrayList<>(Axes.range(0, x.type().rank()));
        Collections.swap(order, 0, 1);
        return b.transpose(x, order);
    }

    /** Where an element of matrices of a shape is on the diagonal. */
    static Value isDiagonal(List<Dim> shape, OpBuilder b) {
        return b.eq(b.iota(DType.I64, shape, 0), b.iota(DType.I64, shape, 1));
    }
}
