package dev.covector.runtime;

import dev.covector.passes.lower.Buffer;
import dev.covector.runtime.memory.Block;
import dev.covector.runtime.memory.Memory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers of one call of a plan; used again by later calls, one at a time. */
final class Frame {
    final long[] table;
    final long[] addresses;
    final long[][] sizes;
    final long[][] buffers;
    boolean bound;
    long scratchBytes;
    private long[] slotOffsets = {};

    Frame(long[] table, int buffers, PlannedStep[] steps) {
        this.table = table;
        this.addresses = new long[buffers];
        this.sizes = new long[steps.length][];
        this.buffers = new long[steps.length][];
        for (int i = 0; i < steps.length; i++) {
            this.sizes[i] = new long[steps[i].sizeCount()];
            this.buffers[i] = new long[steps[i].bufferCount()];
        }
    }

    /** Decides where in the scratch memory each slot starts. */
    void layOut(int[] slots) {
        if (slotOffsets.length != slots.length) {
            slotOffsets = new long[slots.length];
        }
        long offset = 0;
        for (int i = 0; i < slots.length; i++) {
            slotOffsets[i] = offset;
            long bytes = Math.addExact(table[slots[i]], Memory.ALIGNMENT - 1) & -Memory.ALIGNMENT;
            offset = Math.addExact(offset, Math.max(Memory.ALIGNMENT, bytes));
        }
        scratchBytes = offset;
    }

    /** Fills in the addresses of everything but the parameters, which are there already. */
    void place(List<Buffer> all, HostTensor[] outputs, @Nullable Block scratch) {
        for (int i = 0; i < all.size(); i++) {
            Buffer buffer = all.get(i);
            switch (buffer.role()) {
                case PARAMETER -> {}
                case RESULT -> addresses[i] = outputs[buffer.index()].address();
                case SLOT -> addresses[i] = scratch == null ? 0 : scratch.address() + slotOffsets[buffer.index()];
            }
        }
    }
}
