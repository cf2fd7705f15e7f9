package dev.covector.ops.rules;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
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
        List<Integer> order = new ArrayList<>(Axes.range(0, x.type().rank()));
        Collections.swap(order, 0, 1);
        return b.transpose(b.conj(x), order);
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
}
