package dev.covector.runtime;

import dev.covector.ir.DType;
import dev.covector.ir.SizeTable;
import dev.covector.ir.TensorType;
import dev.covector.passes.lower.Program;
import org.jspecify.annotations.Nullable;

/** A result's dtype, the places of its sizes, and the donated argument whose memory it takes over, or -1. */
record PlannedResult(DType dtype, int[] places, int donor) {
    static PlannedResult of(int number, Program program, SizeTable sizes) {
        TensorType type = program.func().resultTypes().get(number);
        return new PlannedResult(
                type.dtype(),
                type.shape().stream().mapToInt(sizes::place).toArray(),
                program.donations().getOrDefault(number, -1));
    }

    /** How many of the sizes made of data have to be known before the result can be allocated. */
    int stage(SizeTable sizes) {
        int stage = 0;
        for (int place : places) {
            stage = Math.max(stage, sizes.stage(place));
        }
        return stage;
    }

    /** Memory for the result: that of the donor where nobody else holds it, else new. */
    HostTensor memory(HostTensor[] arguments, long[] table) {
        HostTensor taken = donor < 0 ? null : arguments[donor].successor();
        return taken == null ? HostTensor.allocate(dtype, shape(table)) : taken.reshaped(shape(table));
    }

    /** Frees the memory after a call that failed, but not what an argument still owns. */
    void discard(@Nullable HostTensor output) {
        if (output != null && donor < 0) {
            output.close();
        }
    }

    private long[] shape(long[] table) {
        long[] shape = new long[places.length];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = table[places[axis]];
        }
        return shape;
    }
}
