package dev.covector.runtime;

import dev.covector.runtime.memory.Memory;
import org.jspecify.annotations.Nullable;

/** The numbers of one call of a plan; used again by later calls, one at a time. */
final class Frame {
    final long[] table;
    final long[] addresses;
    final long[][] sizes;
    final long[][] buffers;
    /** What steps with nested programs keep between calls. */
    final @Nullable Object[] nested;

    final long[] slotOffsets;

    /** Bytes of scratch memory of each stage. */
    final long[] scratchBytes;

    boolean bound;

    Frame(long[] table, int buffers, int slots, PlannedStep[] steps, int stages) {
        this.table = table;
        this.addresses = new long[buffers];
        this.nested = new Object[steps.length];
        this.slotOffsets = new long[slots];
        this.scratchBytes = new long[stages];
        this.sizes = new long[steps.length][];
        this.buffers = new long[steps.length][];
        for (int i = 0; i < steps.length; i++) {
            this.sizes[i] = new long[steps[i].sizeCount()];
            this.buffers[i] = new long[steps[i].bufferCount()];
        }
    }

    /** Decides where in the scratch memory of a stage each of its slots starts. */
    void layOut(int stage, int[] slots, int[] bytes) {
        long offset = 0;
        for (int i = 0; i < slots.length; i++) {
            slotOffsets[slots[i]] = offset;
            long padded = Math.addExact(table[bytes[i]], Memory.ALIGNMENT - 1) & -Memory.ALIGNMENT;
            offset = Math.addExact(offset, Math.max(Memory.ALIGNMENT, padded));
        }
        scratchBytes[stage] = offset;
    }
}
