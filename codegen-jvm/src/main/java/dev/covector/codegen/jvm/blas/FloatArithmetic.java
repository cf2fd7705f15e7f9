package dev.covector.codegen.jvm.blas;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.util.Arrays;

/** Single-precision blocks. */
final class FloatArithmetic implements Arithmetic<float[]> {
    @Override
    public float[][] block(int rows, int columns) {
        return new float[columns][rows];
    }

    @Override
    public void clear(float[] column) {
        Arrays.fill(column, 0);
    }

    @Override
    public void load(long address, long stride, int count, float[] column) {
        for (int i = 0; i < count; i++) {
            column[i] = Memory.ALL.get(JAVA_FLOAT, address + i * stride);
        }
    }

    @Override
    public void store(float[] column, int count, long address, long stride) {
        for (int i = 0; i < count; i++) {
            Memory.ALL.set(JAVA_FLOAT, address + i * stride, column[i]);
        }
    }

    @Override
    public void negate(float[] column, int count) {
        for (int i = 0; i < count; i++) {
            column[i] = -column[i];
        }
    }

    @Override
    public void multiplyAdd(float[][] a, float[][] b, float[][] c, int rows, int columns, int depth) {
        for (int j = 0; j < columns; j++) {
            float[] bj = b[j];
            int p = 0;
            for (; p + 4 <= depth; p += 4) {
                addFour(rows, a, bj, p, c[j]);
            }
            for (; p < depth; p++) {
                addOne(rows, a[p], bj[p], c[j]);
            }
        }
    }

    private static void addFour(int rows, float[][] a, float[] b, int p, float[] c) {
        float[] a0 = a[p];
        float[] a1 = a[p + 1];
        float[] a2 = a[p + 2];
        float[] a3 = a[p + 3];
        float b0 = b[p];
        float b1 = b[p + 1];
        float b2 = b[p + 2];
        float b3 = b[p + 3];
        for (int i = 0; i < rows; i++) {
            c[i] = c[i] + a0[i] * b0 + a1[i] * b1 + a2[i] * b2 + a3[i] * b3;
        }
    }

    private static void addOne(int rows, float[] a, float b, float[] c) {
        for (int i = 0; i < rows; i++) {
            c[i] += a[i] * b;
        }
    }
}
