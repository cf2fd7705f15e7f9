package dev.covector.lower.stablehlo.read.ops;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.blocks.BlockReader;
import dev.covector.ops.FuncEmitter;
import java.util.ArrayList;
import java.util.List;

/**
 * Householder's reflections I - tau v v^H as LAPACK packs them, where Covector has only the matrices that they are together: LAPACK Users'
 * Guide, third edition, 5.4 and the routines geqr2, larfg and ung2r.
 */
record Householder(BlockReader r) {
    /** R on and above the diagonal and below it the vectors, whose first element is 1; and the factors tau. */
    record Packed(Value reflectors, Value factors) {}

    /** Of the matrices in the first two axes. */
    Packed packed(Value x) {
        FuncEmitter b = r.b();
        Dim count = x.type().dim(0).min(x.type().dim(1));
        List<Dim> shape = new ArrayList<>(x.type().shape().subList(1, x.type().rank()));
        shape.set(0, count);
        Value factors = b.zeros(new TensorType(x.type().dtype(), shape));
        List<Value> ends = Steps.run(
                b, count, false, List.of(), List.of(x, factors), (body, j, _, state) -> reflect(body, j, state));
        return new Packed(ends.get(0), ends.get(1));
    }

    private static List<Value> reflect(FuncEmitter b, Value j, List<Value> state) {
        Value a = state.get(0);
        Value column = Steps.at(b, a, 1, j);
        Value row = Steps.along(b, column, 0);
        Value here = Steps.like(b, j, column);
        Value alpha = Steps.at(b, column, 0, j);
        Value below = b.select(b.gt(row, here), column, b.zeros(column.type()));
        Value rest = b.sum(square(b, below), List.of(0));
        Value alphaRe = b.real(alpha);
        Value size = b.sqrt(b.add(square(b, alpha), rest));
        Value beta = b.neg(b.copysign(size, alphaRe));
        Value none = b.zeros(beta.type());
        Value isDone = b.eq(rest, none);
        if (a.type().dtype().isComplex()) {
            isDone = b.and(isDone, b.eq(b.imag(alpha), none));
        }
        Value one = b.full(1, beta.type());
        Value wide = b.convertTo(b.select(isDone, one, beta), a.type().dtype());
        Value tau = b.select(isDone, b.zeros(alpha.type()), b.div(b.sub(wide, alpha), wide));
        Value head = b.select(isDone, alpha, b.convertTo(beta, a.type().dtype()));
        Value by = b.select(isDone, b.full(1, alpha.type()), b.sub(alpha, wide));
        Value tail = b.div(below, Steps.repeated(b, by, 0, below.type().dim(0)));
        Value v = Steps.with(b, tail, 0, j, b.full(1, alpha.type()));
        Value applied = b.sub(a, product(b, v, b.conj(tau), a));
        Value columnIndex = Steps.along(b, a, 1);
        Value jj = Steps.like(b, j, a);
        Value packed = b.select(
                b.gt(row, here),
                tail,
                b.select(b.eq(row, here), Steps.repeated(b, head, 0, row.type().dim(0)), column));
        Value next = b.select(
                b.gt(columnIndex, jj),
                applied,
                b.select(
                        b.eq(columnIndex, jj),
                        Steps.repeated(b, packed, 1, a.type().dim(1)),
                        a));
        return List.of(next, Steps.with(b, state.get(1), 0, j, tau));
    }

    /** The square of the modulus. */
    private static Value square(FuncEmitter b, Value x) {
        return b.real(b.mul(b.conj(x), x));
    }

    /** factor v (v^H a). */
    private static Value product(FuncEmitter b, Value v, Value factor, Value a) {
        Value wide = Steps.repeated(b, v, 1, a.type().dim(1));
        Value inner = b.sum(b.mul(b.conj(wide), a), List.of(0));
        Value scaled = b.mul(inner, Steps.repeated(b, factor, 0, a.type().dim(1)));
        return b.mul(wide, Steps.repeated(b, scaled, 0, a.type().dim(0)));
    }

    /** The first columns of the product of all reflections, as many as {@code packed} has. */
    Value orthogonal(Value packed, Value factors) {
        FuncEmitter b = r.b();
        Value isDiagonal = b.eq(Steps.along(b, packed, 0), Steps.along(b, packed, 1));
        Value start = b.select(isDiagonal, b.full(1, packed.type()), b.zeros(packed.type()));
        Dim count = factors.type().dim(0);
        return Steps.run(b, count, true, List.of(packed, factors), List.of(start), (body, j, consts, state) -> {
                    Value q = state.getFirst();
                    Value column = Steps.at(body, consts.get(0), 1, j);
                    Value row = Steps.along(body, column, 0);
                    Value isBelow = body.gt(row, Steps.like(body, j, column));
                    Value tail = body.select(isBelow, column, body.zeros(column.type()));
                    Value tau = Steps.at(body, consts.get(1), 0, j);
                    Value v = Steps.with(body, tail, 0, j, body.full(1, tau.type()));
                    return List.of(body.sub(q, product(body, v, tau, q)));
                })
                .getFirst();
    }
}
