package dev.covector.ops;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of every elementwise op, made from the formulas of its entry in ops.spec. A user's elementwise op is one call
 * of the constructor.
 *
 * @param <T> the op's record
 * @param result "same", "bool", "real" or "complex": the result's dtype from that of the operands
 * @param complex the formula for complex operands, null where the op has none
 * @param partials for each operand the tangent of the result due to it, or null where that is zero
 * @param adjoints for each operand the adjoint of an op that is linear in it, else null
 */
public record ElementwiseRules<T extends Op>(
        List<DTypeClass> dtypes,
        String result,
        Lowering.Formula real,
        Lowering.@Nullable Formula complex,
        List<@Nullable Partial<T>> partials,
        List<@Nullable Adjoint<T>> adjoints)
        implements OpRules<T> {

    /** Emits the part of the result's tangent that is due to the tangent {@code d} of one operand. */
    @FunctionalInterface
    public interface Partial<T extends Op> {
        Value emit(T op, Value out, Value d, OpBuilder b);
    }

    /** Emits the cotangent of one operand. */
    @FunctionalInterface
    public interface Adjoint<T extends Op> {
        Value emit(T op, Value ct, OpBuilder b);
    }

    @Override
    public List<TensorType> types(T op) {
        List<Value> operands = op.operands();
        DType dtype = null;
        for (int i = 0; i < operands.size(); i++) {
            TensorType type = operands.get(i).type();
            Check.dtype(op, i, dtypes.get(i));
            Check.that(
                    Check.equal(type.shape(), operands.getFirst().type().shape(), op),
                    op,
                    "shape",
                    "operands must have one shape");
            if (dtypes.get(i) != DTypeClass.BOOL) {
                Check.that(dtype == null || dtype == type.dtype(), op, "dtype", "operands must have one dtype");
                dtype = type.dtype();
            }
        }
        DType common = dtype == null ? DType.BOOL : dtype;
        DType out = switch (result) {
            case "bool" -> DType.BOOL;
            case "real" -> common.realPart();
            case "complex" -> common.complexOf();
            default -> common;
        };
        return List.of(new TensorType(out, operands.getFirst().type().shape()));
    }

    @Override
    public List<@Nullable Value> jvp(T op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        Value sum = null;
        for (int i = 0; i < tangents.size(); i++) {
            Value d = tangents.get(i);
            Partial<T> partial = partials.get(i);
            if (d != null && partial != null) {
                Value term = partial.emit(op, results.getFirst(), d, b);
                sum = sum == null ? term : b.add(sum, term);
            }
        }
        List<@Nullable Value> tangent = new ArrayList<>();
        tangent.add(sum);
        return tangent;
    }

    @Override
    public Value transpose(T op, int operand, Value ct, OpBuilder b) {
        Adjoint<T> adjoint = adjoints.get(operand);
        return adjoint == null ? OpRules.super.transpose(op, operand, ct, b) : adjoint.emit(op, ct, b);
    }

    @Override
    public List<Value> batch(T op, List<Boolean> batched, Dim size, OpBuilder b) {
        List<Value> operands = new ArrayList<>();
        for (int i = 0; i < batched.size(); i++) {
            Value x = op.operands().get(i);
            operands.add(batched.get(i) ? x : b.repeat(x, size));
        }
        return b.emit(op.rebuilt(operands, op.attributes(), op.blocks()));
    }

    @Override
    public Lowering lowering(T op) {
        boolean isComplex =
                op.operands().stream().anyMatch(x -> x.type().dtype().isComplex());
        return new Lowering.Pointwise(isComplex && complex != null ? complex : real);
    }
}
