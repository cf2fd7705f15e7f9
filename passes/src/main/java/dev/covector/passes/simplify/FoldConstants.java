package dev.covector.passes.simplify;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Literal;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.Constant;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code f(c, ...) -> c'} for an elementwise f of constants, computed by the formula of f.
 *
 * A function such as {@code exp} can differ in the last bit from that of a kernel.
 */
final class FoldConstants implements Rewrite {
    /** Tables with more elements are left to the kernels. */
    private static final int LARGEST = 64;

    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        List<Constant> constants = new ArrayList<>();
        for (Value x : op.operands()) {
            if (!(defs.of(x) instanceof Constant c) || c.value().elements().size() > LARGEST) {
                return null;
            }
            constants.add(c);
        }
        if (constants.isEmpty() || !(defs.lowering(op) instanceof Lowering.Pointwise(Lowering.Formula formula))) {
            return null;
        }
        TensorType type = defs.type(op);
        int count = constants.stream()
                .mapToInt(c -> c.value().elements().size())
                .max()
                .orElseThrow();
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Object element = element(formula, constants, i, type.dtype());
            if (element == null) {
                return null;
            }
            elements.add(element);
        }
        return b.constant(new Literal(elements), type.dtype(), type.shape());
    }

    /** The element of the result; null for a complex number that is not real, since no literal is. */
    private static @Nullable Object element(Lowering.Formula formula, List<Constant> constants, int i, DType dtype) {
        NumberScalars k = new NumberScalars(Dim::constant);
        Scalar value =
                formula.emit(k, constants.stream().map(c -> scalar(c, i, k)).toList());
        if (dtype.isComplex() && !k.value(value.im()).equals(0.0)) {
            return null;
        }
        Number number = k.value(value.re());
        return dtype == DType.BOOL ? (Object) (number.longValue() != 0) : number;
    }

    private static Scalar scalar(Constant c, int i, NumberScalars k) {
        List<Object> elements = c.value().elements();
        Object element = elements.get(elements.size() == 1 ? 0 : i);
        Number number = element instanceof Boolean flag ? (Number) (flag ? 1L : 0L) : (Number) element;
        Reg re = k.constant(c.dtype().realPart(), number);
        return new Scalar(re, c.dtype().isComplex() ? k.constant(c.dtype().realPart(), 0.0) : null);
    }
}
