package dev.covector.codegen.jvm.interpret;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Blocks of f64 to and from memory. */
final class F64Lines implements Lines<double[]> {
    @Override
    public void read(long address, long stride, double[] out, int at, int n) {
        if (stride == JAVA_DOUBLE.byteSize() && n >= COPIED) {
            MemorySegment.copy(ALL, JAVA_DOUBLE, address, out, at, n);
        } else if (stride == 0) {
            Arrays.fill(out, at, at + n, ALL.get(JAVA_DOUBLE, address));
        } else {
            readEach(address, stride, out, at, n);
        }
    }

    private static void readEach(long address, long stride, double[] out, int at, int n) {
        for (int i = 0; i < n; i++) {
            out[at + i] = ALL.get(JAVA_DOUBLE, address + i * stride);
        }
    }

    @Override
    public void write(double[] x, int at, int n, long address, long stride) {
        if (stride == JAVA_DOUBLE.byteSize() && n >= COPIED) {
            MemorySegment.copy(x, at, ALL, JAVA_DOUBLE, address, n);
        } else {
            writeEach(x, at, n, address, stride);
        }
    }

    private static void writeEach(double[] x, int at, int n, long address, long stride) {
        for (int i = 0; i < n; i++) {
            ALL.set(JAVA_DOUBLE, address + i * stride, x[at + i]);
        }
    }

    @Override
    public void gather(long address, long[] element, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = ALL.get(JAVA_DOUBLE, address + element[i] * JAVA_DOUBLE.byteSize());
        }
    }
}
