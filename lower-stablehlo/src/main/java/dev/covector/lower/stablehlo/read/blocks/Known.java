package dev.covector.lower.stablehlo.read.blocks;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value of the text: the value that it is in the function, made when it is first asked for, and what is known of its elements. */
public final class Known {
    private final TensorType type;
    private final @Nullable Numbers numbers;
    private final Supplier<Value> make;
    private @Nullable Value value;

    Known(TensorType type, @Nullable Numbers numbers, Supplier<Value> make) {
        this.type = type;
        this.numbers = numbers;
        this.make = make;
    }

    /** A value; an integer scalar is a number that is computed. */
    public static Known of(Value value) {
        boolean isNumber = value.type().rank() == 0 && value.type().dtype().isInteger();
        return of(value, isNumber ? new Numbers(List.of(new Num.Computed(value, Dim.ZERO)), false) : null);
    }

    /** A value of whose elements so much is known. */
    public static Known of(Value value, @Nullable Numbers numbers) {
        return new Known(value.type(), numbers, () -> value);
    }

    public Value value() {
        if (value == null) {
            value = make.get();
        }
        return value;
    }

    public TensorType type() {
        return type;
    }

    public DType dtype() {
        return type.dtype();
    }

    public int rank() {
        return type.rank();
    }

    /** What its elements are known to be, in row-major order; null where nothing is. */
    public @Nullable Numbers numbers() {
        return numbers;
    }
}
