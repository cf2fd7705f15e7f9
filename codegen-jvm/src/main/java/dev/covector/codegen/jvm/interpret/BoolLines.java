package dev.covector.codegen.jvm.interpret;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Blocks of bool to and from memory. */
final class BoolLines implements Lines<byte[]> {
    @Override
    public void read(long address, long stride, byte[] out, int at, int n) {
        if (stride == JAVA_BYTE.byteSize() && n >= COPIED) {
            MemorySegment.copy(ALL, JAVA_BYTE, address, out, at, n);
        } else if (stride == 0) {
            Arrays.fill(out, at, at + n, ALL.get(JAVA_BYTE, address));
        } else {
            readEach(address, stride, out, at, n);
        }
    }

    private static void readEach(long address, long stride, byte[] out, int at, int n) {
        for (int i = 0; i < n; i++) {
            out[at + i] = ALL.get(JAVA_BYTE, address + i * stride);
        }
    }

    @Override
    public void write(byte[] x, int at, int n, long address, long stride) {
        if (stride == JAVA_BYTE.byteSize() && n >= COPIED) {
            MemorySegment.copy(x, at, ALL, JAVA_BYTE, address, n);
        } else {
            writeEach(x, at, n, address, stride);
        }
    }

    private static void writeEach(byte[] x, int at, int n, long address, long stride) {
        for (int i = 0; i < n; i++) {
            ALL.set(JAVA_BYTE, address + i * stride, x[at + i]);
        }
    }

    @Override
    public void gather(long address, long[] element, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = ALL.get(JAVA_BYTE, address + element[i] * JAVA_BYTE.byteSize());
        }
    }
}
