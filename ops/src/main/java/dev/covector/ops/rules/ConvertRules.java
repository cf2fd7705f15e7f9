package dev.covector.ops.rules;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.Check;
import dev.covector.ops.Convert;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpRules;
import dev.covector.ops.Scalar;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another dtype. */
public final class ConvertRules implements OpRules<Convert> {
    @Override
    public List<TensorType> types(Convert op) {
        TensorType x = op.x().type();
        boolean narrows = x.dtype().isComplex() && !op.dtype().isComplex();
        Check.that(!narrows, op, "C1", "a complex number converts only to a complex dtype; take its real part first");
        return List.of(x.withDType(op.dtype()));
    }

    @Override
    public List<@Nullable Value> jvp(Convert op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Value dx = tangents.getFirst();
        return Collections.singletonList(dx == null || !op.dtype().isInexact() ? null : b.convert(dx, op.dtype()));
    }

    /** The adjoint of the inclusion of the reals in the complex numbers is the real part. */
    @Override
    public Value transpose(Convert op, int operand, Value ct, OpBuilder b) {
        DType dtype = op.x().type().dtype();
        return b.convertTo(dtype.isReal() && op.dtype().isComplex() ? b.real(ct) : ct, dtype);
    }

    @Override
    public List<Value> batch(Convert op, List<Boolean> batched, Dim size, OpBuilder b) {
        return List.of(b.convert(op.x(), op.dtype()));
    }

    @Override
    public Lowering lowering(Convert op) {
        DType part = op.dtype().realPart();
        return new Lowering.Pointwise((k, in) -> {
            Scalar x = in.getFirst();
            Reg re = k.convert(part, x.re());
            if (!op.dtype().isComplex()) {
                return new Scalar(re, null);
            }
            return new Scalar(re, x.isComplex() ? k.convert(part, x.im()) : k.constant(part, 0.0));
        });
    }
}
