package dev.covector.codegen.jvm.blas;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.util.Arrays;

/** Blocks of 64-bit integers, which wrap. */
final class LongArithmetic implements Arithmetic<long[]> {
    @Override
    public long[][] block(int rows, int columns) {
        return new long[columns][rows];
    }

    @Override
    public void clear(long[] column) {
        Arrays.fill(column, 0);
    }

    @Override
    public void load(long address, long stride, int count, long[] column) {
        for (int i = 0; i < count; i++) {
            column[i] = Memory.ALL.get(JAVA_LONG, address + i * stride);
        }
    }

    @Override
    public void store(long[] column, int count, long address, long stride) {
        for (int i = 0; i < count; i++) {
            Memory.ALL.set(JAVA_LONG, address + i * stride, column[i]);
        }
    }

    @Override
    public void negate(long[] column, int count) {
        for (int i = 0; i < count; i++) {
            column[i] = -column[i];
        }
    }

    @Override
    public void multiplyAdd(long[][] a, long[][] b, long[][] c, int rows, int columns, int depth) {
        for (int j = 0; j < columns; j++) {
            long[] bj = b[j];
            int p = 0;
            for (; p + 4 <= depth; p += 4) {
                addFour(rows, a, bj, p, c[j]);
            }
            for (; p < depth; p++) {
                addOne(rows, a[p], bj[p], c[j]);
            }
        }
    }

    private static void addFour(int rows, long[][] a, long[] b, int p, long[] c) {
        long[] a0 = a[p];
        long[] a1 = a[p + 1];
        long[] a2 = a[p + 2];
        long[] a3 = a[p + 3];
        long b0 = b[p];
        long b1 = b[p + 1];
        long b2 = b[p + 2];
        long b3 = b[p + 3];
        for (int i = 0; i < rows; i++) {
            c[i] = c[i] + a0[i] * b0 + a1[i] * b1 + a2[i] * b2 + a3[i] * b3;
        }
    }

    private static void addOne(int rows, long[] a, long b, long[] c) {
        for (int i = 0; i < rows; i++) {
            c[i] += a[i] * b;
        }
    }
}
