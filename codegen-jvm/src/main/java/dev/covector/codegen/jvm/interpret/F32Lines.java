package dev.covector.codegen.jvm.interpret;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Blocks of f32 to and from memory. */
final class F32Lines implements Lines<float[]> {
    @Override
    public void read(long address, long stride, float[] out, int at, int n) {
        if (stride == JAVA_FLOAT.byteSize() && n >= COPIED) {
            MemorySegment.copy(ALL, JAVA_FLOAT, address, out, at, n);
        } else if (stride == 0) {
            Arrays.fill(out, at, at + n, ALL.get(JAVA_FLOAT, address));
        } else {
            readEach(address, stride, out, at, n);
        }
    }

    private static void readEach(long address, long stride, float[] out, int at, int n) {
        for (int i = 0; i < n; i++) {
            out[at + i] = ALL.get(JAVA_FLOAT, address + i * stride);
        }
    }

    @Override
    public void write(float[] x, int at, int n, long address, long stride) {
        if (stride == JAVA_FLOAT.byteSize() && n >= COPIED) {
            MemorySegment.copy(x, at, ALL, JAVA_FLOAT, address, n);
        } else {
            writeEach(x, at, n, address, stride);
        }
    }

    private static void writeEach(float[] x, int at, int n, long address, long stride) {
        for (int i = 0; i < n; i++) {
            ALL.set(JAVA_FLOAT, address + i * stride, x[at + i]);
        }
    }

    @Override
    public void gather(long address, long[] element, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = ALL.get(JAVA_FLOAT, address + element[i] * JAVA_FLOAT.byteSize());
        }
    }
}
