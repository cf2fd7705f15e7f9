package dev.covector.ops;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the compiler has to know about one op. A block nested in an op is closed: it uses no values but its own, so
 * what reaches it comes through the operands, tangents and batches too.
 */
public interface OpRules<T extends Op> {
    /** The result types; a {@link dev.covector.ir.TypeException} {@code "op (Cn): …"} where a constraint is broken. */
    List<TensorType> types(T op);

    /**
     * The tangents of the results, given those of the operands; null is zero. By default the op is linear in its operands
     * of inexact dtype together.
     */
    default List<@Nullable Value> jvp(T op, List<Value> results, List<@Nullable Value> tangents, OpBuilder b) {
        List<Value> operands = op.operands();
        List<Value> all = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            Value x = operands.get(i);
            Value dx = tangents.get(i);
            all.add(!x.type().dtype().isInexact() ? x : dx == null ? b.zeros(x.type()) : dx);
        }
        return List.copyOf(b.emit(op.rebuilt(all, op.attributes(), op.blocks())));
    }

    /**
     * The cotangent of one operand in which the op is linear, given the cotangent of the result: the adjoint under the
     * inner product Re(conj(u) v). The operand itself has no value here, only a type.
     */
    default Value transpose(T op, int operand, Value ct, OpBuilder b) {
        throw new IllegalStateException(op.mnemonic() + " is not linear in operand " + operand);
    }

    /**
     * The cotangents of the operands marked as linear, given those of the results; null is zero, and not all of them are. By
     * default the op has one result, and each cotangent comes from {@link #transpose}.
     */
    default List<@Nullable Value> pullback(T op, List<Boolean> linear, List<@Nullable Value> cotangents, OpBuilder b) {
        Value ct = cotangents.getFirst();
        if (cotangents.size() != 1 || ct == null) {
            throw new IllegalStateException(op.mnemonic() + " has more results than one and no pullback");
        }
        List<@Nullable Value> all = new ArrayList<>();
        for (int i = 0; i < linear.size(); i++) {
            all.add(linear.get(i) ? transpose(op, i, ct, b) : null);
        }
        return all;
    }

    /**
     * The results for a batch. Each operand marked as batched has one more axis at the end, of the given size; so has
     * every result.
     */
    List<Value> batch(T op, List<Boolean> batched, Dim size, OpBuilder b);

    /** How the op becomes kernels. */
    Lowering lowering(T op);

    /** Whether the op gives its results whatever the operands hold, so that it may be computed where nothing asks for it. */
    default boolean isTotal(T op) {
        return switch (lowering(op)) {
            case Lowering.Pointwise _,
                    Lowering.Generated _,
                    Lowering.Indexed _,
                    Lowering.Reduction _,
                    Lowering.Reshaped _,
                    Lowering.Assembled _ -> true;
            case Lowering.Gathered _,
                    Lowering.Measured _,
                    Lowering.Control _,
                    Lowering.Library _,
                    Lowering.Expanded _ -> false;
        };
    }

    /** Where a loop has what its steps do not change; null for what is no loop. */
    default @Nullable LoopConstants constants(T op) {
        return null;
    }

    /** How many arithmetic operations a library op takes, as a formula of the sizes: by default one for each element. */
    default Dim operations(T op) {
        return op.operands().stream().map(x -> x.type().elements()).reduce(Dim.ZERO, Dim::plus);
    }
}
