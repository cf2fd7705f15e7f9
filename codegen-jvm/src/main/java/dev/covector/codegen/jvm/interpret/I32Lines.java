package dev.covector.codegen.jvm.interpret;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Blocks of i32 to and from memory. */
final class I32Lines implements Lines<int[]> {
    @Override
    public void read(long address, long stride, int[] out, int at, int n) {
        if (stride == JAVA_INT.byteSize() && n >= COPIED) {
            MemorySegment.copy(ALL, JAVA_INT, address, out, at, n);
        } else if (stride == 0) {
            Arrays.fill(out, at, at + n, ALL.get(JAVA_INT, address));
        } else {
            readEach(address, stride, out, at, n);
        }
    }

    private static void readEach(long address, long stride, int[] out, int at, int n) {
        for (int i = 0; i < n; i++) {
            out[at + i] = ALL.get(JAVA_INT, address + i * stride);
        }
    }

    @Override
    public void write(int[] x, int at, int n, long address, long stride) {
        if (stride == JAVA_INT.byteSize() && n >= COPIED) {
            MemorySegment.copy(x, at, ALL, JAVA_INT, address, n);
        } else {
            writeEach(x, at, n, address, stride);
        }
    }

    private static void writeEach(int[] x, int at, int n, long address, long stride) {
        for (int i = 0; i < n; i++) {
            ALL.set(JAVA_INT, address + i * stride, x[at + i]);
        }
    }

    @Override
    public void gather(long address, long[] element, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = ALL.get(JAVA_INT, address + element[i] * JAVA_INT.byteSize());
        }
    }
}
