package dev.covector.codegen.jvm.blas;

import java.lang.foreign.MemorySegment;

/** The whole address space as one segment, whose exact type the JIT knows. */
public final class Memory {
    @SuppressWarnings("restricted")
    public static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private Memory() {}

    /** Clears {@code columns} columns of {@code rowBytes} bytes that start {@code columnBytes} apart. */
    static void clear(long address, long rowBytes, long columns, long columnBytes) {
        if (rowBytes == columnBytes) {
            ALL.asSlice(address, rowBytes * columns).fill((byte) 0);
            return;
        }
        for (long column = 0; column < columns; column++) {
            ALL.asSlice(address + column * columnBytes, rowBytes).fill((byte) 0);
        }
    }
}
