package dev.covector.tracer;

import dev.covector.ir.Location;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where ops go: into the running trace, or to the executor at once. */
sealed interface Stage extends OpBuilder permits Recording, Immediate {
    /** The stage of this thread now; one that runs at once lives for a single use. */
    static Stage current() {
        return Recording.CURRENT.isBound() ? Recording.CURRENT.get() : new Immediate(Staging.ops());
    }

    @Override
    OpSet ops();

    /** The value that stands for a tensor here. */
    Value lift(Tensor x);

    /** The tensor that a value of this stage is. */
    Tensor tensor(Value value);

    /** Takes one op, with the comments above it and the line that asked for it. */
    List<Value> emit(Op op, List<String> comments, @Nullable Location line);

    /** The result types, or an error with the user's line. */
    default List<TensorType> types(Op op) {
        try {
            return ops().types(op);
        } catch (TypeException e) {
            throw new TypeException(UserLine.after(e.getMessage()), e);
        }
    }
}
