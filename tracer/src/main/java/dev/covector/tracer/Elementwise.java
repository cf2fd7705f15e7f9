package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.And;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.Or;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Elementwise ops on tensors that need not have one dtype and one shape yet. */
final class Elementwise {
    private Elementwise() {}

    /** Makes an op from two values. */
    interface Binary {
        Op of(Value x, Value y);
    }

    static Tensor unary(DTypeClass accepted, Function<Value, Op> op, Tensor x) {
        return Staging.one(x.convert(Promotion.fit(accepted, x.dtype())), op);
    }

    static Tensor binary(String name, DTypeClass accepted, Binary op, Tensor x, Tensor y) {
        Staging.usable(x);
        Staging.usable(y);
        DType dtype = Promotion.fit(accepted, DType.promote(x.dtype(), y.dtype()));
        List<Tensor> xy = Broadcasting.align(name, List.of(x.convert(dtype), y.convert(dtype)));
        Binary chosen = dtype == DType.BOOL ? ofBools(name, op) : op;
        return Staging.emit(xy, values -> chosen.of(values.get(0), values.get(1)))
                .getFirst();
    }

    /** Of truths a sum is an or, a product an and, as in NumPy. */
    private static Binary ofBools(String name, Binary op) {
        return switch (name) {
            case "add" -> Or::new;
            case "mul" -> And::new;
            default -> op;
        };
    }

    static Tensor binary(String name, DTypeClass accepted, Binary op, Tensor x, Number y) {
        DType dtype = Promotion.fit(accepted, Promotion.weak(Staging.usable(x).dtype(), y));
        Tensor number = Sources.filled(y, dtype, x.shape());
        return Staging.emit(List.of(x.convert(dtype), number), values -> op.of(values.get(0), values.get(1)))
                .getFirst();
    }

    /** A number where the operators take a tensor: in the dtype in which x meets it, of the shape of x. */
    static Tensor number(Tensor x, Number y) {
        return Sources.filled(y, Promotion.weak(Staging.usable(x).dtype(), y), x.shape());
    }

    /** x f(y), zero where x is zero and y is not NaN: f is taken of another argument there unless that of y is finite. */
    static Tensor product(Tensor x, Tensor y, Tensor isFinite, Number other, UnaryOperator<Tensor> f) {
        Tensor settled = x.eq(0).and(isFinite.not()).and(y.eq(y));
        return x.mul(f.apply(settled.select(other, y)));
    }

    /** Brings tensors to one dtype. */
    static List<Tensor> promoted(List<Tensor> xs) {
        BinaryOperator<DType> promote = DType::promote;
        DType dtype =
                xs.stream().map(x -> Staging.usable(x).dtype()).reduce(promote).orElse(DType.F64);
        return xs.stream().map(x -> x.convert(dtype)).toList();
    }
}
