package dev.covector.ops.rules;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.Check;
import dev.covector.ops.Constant;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.Scalar;
import java.util.List;

/** A literal. */
public final class ConstantRules implements OpRules<Constant> {
    @Override
    public List<TensorType> types(Constant op) {
        TensorType type = new TensorType(op.dtype(), op.shape());
        Dim elements = type.elements();
        int count = op.value().elements().size();
        Check.that(count == 1 || elements.equals(Dim.of(count)), op, "C1", "one element, or as many as the shape has");
        return List.of(type);
    }

    @Override
    public List<Value> batch(Constant op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.repeat(b.one(op), size));
    }

    /** A single number is part of the kernel that uses it; a table is selected element by element. */
    @Override
    public Lowering lowering(Constant op) {
        List<Object> elements = op.value().elements();
        return new Lowering.Generated((k, index) -> {
            if (elements.size() == 1) {
                return scalar(k, op.dtype(), elements.getFirst());
            }
            Reg position = position(k, op, index);
            Scalar value = scalar(k, op.dtype(), elements.getFirst());
            for (int i = 1; i < elements.size(); i++) {
                Reg here = k.apply(Intrinsic.EQ, position, k.constant(DType.I64, (long) i));
                Reg next = scalar(k, op.dtype(), elements.get(i)).re();
                value = new Scalar(k.apply(Intrinsic.SELECT, here, next, value.re()), value.imaginary());
            }
            return value;
        });
    }

    private static Reg position(KernelScalars k, Constant op, List<Reg> index) {
        Reg position = k.constant(DType.I64, 0L);
        long stride = 1;
        for (int axis = 0; axis < index.size(); axis++) {
            position = k.apply(
                    Intrinsic.ADD, position, k.apply(Intrinsic.MUL, index.get(axis), k.constant(DType.I64, stride)));
            stride *= op.shape().get(axis).constant();
        }
        return position;
    }

    private static Scalar scalar(KernelScalars k, DType dtype, Object element) {
        Number number = switch (element) {
            case Boolean flag -> (Number) (flag ? 1L : 0L);
            case Number n when dtype.isInexact() -> (Number) n.doubleValue();
            case Number n -> (Number) n.longValue();
            default -> throw new IllegalStateException("no element of a literal: " + element);
        };
        Reg re = k.constant(dtype.realPart(), number);
        return new Scalar(re, dtype.isComplex() ? k.constant(dtype.realPart(), 0.0) : null);
    }
}
