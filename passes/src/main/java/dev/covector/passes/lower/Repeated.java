package dev.covector.passes.lower;

import dev.covector.ir.kernel.Recurrence;
import dev.covector.ops.Lowering;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A loop as one kernel.
 *
 * @param buffers for each buffer of the kernel the number among the loop's operands and, after them, its results
 */
public record Repeated(Recurrence recurrence, List<Integer> buffers) {
    public Repeated {
        buffers = List.copyOf(buffers);
    }

    /** The loop as a kernel, or null where its programs are more than arithmetic on the same index. */
    static @Nullable Repeated of(
            Lowering.Control how, List<Program> programs, List<View> operands, List<View> results) {
        return switch (how) {
            case Lowering.Looped loop -> new RecurrenceBuilder(loop, operands, results).of(programs);
            case Lowering.WhileLooped loop -> new RecurrenceBuilder(loop, operands, results).of(programs);
            case Lowering.Varied _, Lowering.Branched _ -> null;
        };
    }
}
