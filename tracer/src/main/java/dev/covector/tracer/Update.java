package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.DTypeClass;
import dev.covector.ops.ScatterAdd;
import dev.covector.ops.ScatterMax;
import dev.covector.ops.ScatterMin;
import dev.covector.ops.ScatterMul;
import dev.covector.ops.ScatterSet;
import java.util.ArrayList;
import java.util.List;

/**
 * What updates do to the elements that indices choose. Of several updates to one element {@link #SET} keeps the last one in
 * column-major order; the others combine all of them.
 */
public enum Update {
    SET,
    ADD,
    MULTIPLY,
    /** The larger one; NaN if there is one; ties share the derivative evenly. */
    MAX,
    /** The smaller one; NaN if there is one; ties share the derivative evenly. */
    MIN,
    /** The mean of all, of integers rounded down. */
    MEAN;

    /** Requires a dtype that updates of this kind have a meaning for. */
    void require(String op, DType dtype) {
        DTypeClass accepted = switch (this) {
            case SET -> DTypeClass.ANY;
            case ADD, MULTIPLY, MEAN -> DTypeClass.NUMBER;
            case MAX, MIN -> DTypeClass.ORDERED;
        };
        if (!accepted.accepts(dtype)) {
            throw UserLine.typeError(op + ": " + name() + " takes elements of class " + accepted + "; got " + dtype);
        }
    }

    /** x with updates of its dtype, of a mean the sum of them, at the points of index tensors, of one dtype and shape. */
    Tensor at(Tensor x, Tensor updates, List<Tensor> indices, List<Integer> axes) {
        List<Tensor> operands = new ArrayList<>(List.of(x, updates));
        operands.addAll(indices);
        return Staging.emit(operands, v -> op(v.get(0), v.get(1), v.subList(2, v.size()), axes))
                .getFirst();
    }

    private Op op(Value x, Value updates, List<Value> indices, List<Integer> axes) {
        return switch (this) {
            case SET -> new ScatterSet(x, updates, indices, axes);
            case ADD, MEAN -> new ScatterAdd(x, updates, indices, axes);
            case MULTIPLY -> new ScatterMul(x, updates, indices, axes);
            case MAX -> new ScatterMax(x, updates, indices, axes);
            case MIN -> new ScatterMin(x, updates, indices, axes);
        };
    }

    /** Each element of x and its update, of one dtype and shape. */
    Tensor each(Tensor x, Tensor update) {
        return switch (this) {
            case SET -> update;
            case ADD -> x.add(update);
            case MULTIPLY -> x.mul(update);
            case MAX -> x.maximum(update);
            case MIN -> x.minimum(update);
            case MEAN -> x.add(update).div(2);
        };
    }

    /** The number that an update with x leaves x. */
    Number identity(DType dtype) {
        return switch (this) {
            case SET, ADD, MEAN -> 0;
            case MULTIPLY -> 1;
            case MAX -> dtype.isInexact() ? (Number) Double.NEGATIVE_INFINITY : least(dtype);
            case MIN -> dtype.isInexact() ? (Number) Double.POSITIVE_INFINITY : (Number) ~least(dtype);
        };
    }

    private static long least(DType dtype) {
        return dtype == DType.I32 ? Integer.MIN_VALUE : Long.MIN_VALUE;
    }
}
