package dev.covector.lower.stablehlo.read.blocks;

import dev.covector.lower.stablehlo.read.syntax.Operation;
import dev.covector.lower.stablehlo.read.syntax.ReadException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the operations of one name: emits what they compute, and gives their results, null for what nobody may read. */
@FunctionalInterface
public interface OpReader {
    List<@Nullable Known> read(Operation op, List<Known> operands, BlockReader r);

    /** What reads an operation with one result. */
    @FunctionalInterface
    interface Single {
        Known read(Operation op, List<Known> operands, BlockReader r);
    }

    /** A reader of operations with so many operands and one result. */
    static OpReader of(int operands, Single reader) {
        return (op, in, r) -> {
            require(in.size() == operands, op, "there must be " + operands + " operands");
            return Collections.<@Nullable Known>singletonList(reader.read(op, in, r));
        };
    }

    /** A reader of operations with any number of operands, so many at least, and one result. */
    static OpReader ofMany(int least, Single reader) {
        return (op, in, r) -> {
            require(in.size() >= least, op, "there must be at least " + least + " operands");
            return Collections.<@Nullable Known>singletonList(reader.read(op, in, r));
        };
    }

    /** Ends the reading where something does not hold; the message says what must. */
    static void require(boolean holds, Operation op, String requirement) {
        if (!holds) {
            throw new ReadException(op.place(), op.name() + ": " + requirement);
        }
    }
}
