package dev.covector.codegen.jvm.blas;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.util.Arrays;

/** Blocks of 32-bit integers, which wrap. */
final class IntArithmetic implements Arithmetic<int[]> {
    @Override
    public int[][] block(int rows, int columns) {
        return new int[columns][rows];
    }

    @Override
    public void clear(int[] column) {
        Arrays.fill(column, 0);
    }

    @Override
    public void load(long address, long stride, int count, int[] column) {
        for (int i = 0; i < count; i++) {
            column[i] = Memory.ALL.get(JAVA_INT, address + i * stride);
        }
    }

    @Override
    public void store(int[] column, int count, long address, long stride) {
        for (int i = 0; i < count; i++) {
            Memory.ALL.set(JAVA_INT, address + i * stride, column[i]);
        }
    }

    @Override
    public void negate(int[] column, int count) {
        for (int i = 0; i < count; i++) {
            column[i] = -column[i];
        }
    }

    @Override
    public void multiplyAdd(int[][] a, int[][] b, int[][] c, int rows, int columns, int depth) {
        for (int j = 0; j < columns; j++) {
            int[] bj = b[j];
            int p = 0;
            for (; p + 4 <= depth; p += 4) {
                addFour(rows, a, bj, p, c[j]);
            }
            for (; p < depth; p++) {
                addOne(rows, a[p], bj[p], c[j]);
            }
        }
    }

    private static void addFour(int rows, int[][] a, int[] b, int p, int[] c) {
        int[] a0 = a[p];
        int[] a1 = a[p + 1];
        int[] a2 = a[p + 2];
        int[] a3 = a[p + 3];
        int b0 = b[p];
        int b1 = b[p + 1];
        int b2 = b[p + 2];
        int b3 = b[p + 3];
        for (int i = 0; i < rows; i++) {
            c[i] = c[i] + a0[i] * b0 + a1[i] * b1 + a2[i] * b2 + a3[i] * b3;
        }
    }

    private static void addOne(int rows, int[] a, int b, int[] c) {
        for (int i = 0; i < rows; i++) {
            c[i] += a[i] * b;
        }
    }
}
