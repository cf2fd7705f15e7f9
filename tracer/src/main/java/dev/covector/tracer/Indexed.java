package dev.covector.tracer;

import dev.covector.ir.DType;
import java.util.List;

/**
 * Some elements of a tensor, as {@link IndexMethods#index} chose them: to be read, or to be changed in a copy of the tensor.
 * Updates broadcast to the shape of what is read, and promote with the tensor. All are differentiable in the tensor and in
 * the updates.
 */
public final class Indexed {
    private final String op;
    private final Tensor x;
    private final Index[] entries;
    private final Selection selection;

    /** Some elements of x, chosen for a method that errors name. */
    Indexed(String op, Tensor x, Index... entries) {
        this.op = op;
        this.x = x;
        this.entries = entries.clone();
        selection = Entries.read(op, x, this.entries);
    }

    /**
     * The elements.
     *
     * @throws dev.covector.ir.TypeException of a mask, which chooses a number of elements that only the data says
     */
    public Tensor get() {
        return selection.get();
    }

    /** The tensor with other elements here; where an element is chosen twice, the last one in column-major order stays. */
    public Tensor set(Tensor values) {
        return update(Update.SET, values);
    }

    /** The tensor with the same number here. */
    public Tensor set(Number value) {
        return set(number(value));
    }

    /** The tensor with terms added here; those of an element that is chosen twice add up. */
    public Tensor add(Tensor terms) {
        return update(Update.ADD, terms);
    }

    /** The tensor with the same number added here. */
    public Tensor add(Number term) {
        return add(number(term));
    }

    /** The tensor multiplied here; all factors of an element that is chosen twice count. */
    public Tensor multiply(Tensor factors) {
        return update(Update.MULTIPLY, factors);
    }

    /** The tensor multiplied by the same number here. */
    public Tensor multiply(Number factor) {
        return multiply(number(factor));
    }

    /** The tensor with the larger of its elements and others here; NaN if either is; ties share the derivative evenly. */
    public Tensor max(Tensor values) {
        return update(Update.MAX, values);
    }

    /** The tensor with the larger of its elements and a number here. */
    public Tensor max(Number value) {
        return max(number(value));
    }

    /** The tensor with the smaller of its elements and others here; NaN if either is; ties share the derivative evenly. */
    public Tensor min(Tensor values) {
        return update(Update.MIN, values);
    }

    /** The tensor with the smaller of its elements and a number here. */
    public Tensor min(Number value) {
        return min(number(value));
    }

    private Tensor update(Update update, Tensor values) {
        DType dtype = DType.promote(x.dtype(), Staging.usable(values).dtype());
        if (dtype == DType.BOOL && update != Update.SET) {
            Selection numbers = Entries.read(op, x.convert(DType.I32), entries);
            return numbers.update(update, values.convert(DType.I32)).convert(DType.BOOL);
        }
        Selection promoted = dtype == x.dtype() ? selection : Entries.read(op, x.convert(dtype), entries);
        update.require(op, dtype);
        return promoted.update(update, values.convert(dtype));
    }

    private Tensor number(Number value) {
        return Sources.filled(value, Promotion.weak(x.dtype(), value), List.of());
    }
}
