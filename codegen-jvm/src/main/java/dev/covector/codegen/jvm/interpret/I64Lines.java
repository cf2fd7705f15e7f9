package dev.covector.codegen.jvm.interpret;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Blocks of i64 to and from memory. */
final class I64Lines implements Lines<long[]> {
    @Override
    public void read(long address, long stride, long[] out, int at, int n) {
        if (stride == JAVA_LONG.byteSize() && n >= COPIED) {
            MemorySegment.copy(ALL, JAVA_LONG, address, out, at, n);
        } else if (stride == 0) {
            Arrays.fill(out, at, at + n, ALL.get(JAVA_LONG, address));
        } else {
            readEach(address, stride, out, at, n);
        }
    }

    private static void readEach(long address, long stride, long[] out, int at, int n) {
        for (int i = 0; i < n; i++) {
            out[at + i] = ALL.get(JAVA_LONG, address + i * stride);
        }
    }

    @Override
    public void write(long[] x, int at, int n, long address, long stride) {
        if (stride == JAVA_LONG.byteSize() && n >= COPIED) {
            MemorySegment.copy(x, at, ALL, JAVA_LONG, address, n);
        } else {
            writeEach(x, at, n, address, stride);
        }
    }

    private static void writeEach(long[] x, int at, int n, long address, long stride) {
        for (int i = 0; i < n; i++) {
            ALL.set(JAVA_LONG, address + i * stride, x[at + i]);
        }
    }

    @Override
    public void gather(long address, long[] element, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = ALL.get(JAVA_LONG, address + element[i] * JAVA_LONG.byteSize());
        }
    }
}
