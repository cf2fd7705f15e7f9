package dev.covector.codegen.jvm.blas;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.util.Arrays;

/** Double-precision blocks. */
final class DoubleArithmetic implements Arithmetic<double[]> {
    @Override
    public double[][] block(int rows, int columns) {
        return new double[columns][rows];
    }

    @Override
    public void clear(double[] column) {
        Arrays.fill(column, 0);
    }

    @Override
    public void load(long address, long stride, int count, double[] column) {
        for (int i = 0; i < count; i++) {
            column[i] = Memory.ALL.get(JAVA_DOUBLE, address + i * stride);
        }
    }

    @Override
    public void store(double[] column, int count, long address, long stride) {
        for (int i = 0; i < count; i++) {
            Memory.ALL.set(JAVA_DOUBLE, address + i * stride, column[i]);
        }
    }

    @Override
    public void negate(double[] column, int count) {
        for (int i = 0; i < count; i++) {
            column[i] = -column[i];
        }
    }

    @Override
    public void multiplyAdd(double[][] a, double[][] b, double[][] c, int rows, int columns, int depth) {
        for (int j = 0; j < columns; j++) {
            double[] bj = b[j];
            int p = 0;
            for (; p + 4 <= depth; p += 4) {
                addFour(rows, a, bj, p, c[j]);
            }
            for (; p < depth; p++) {
                addOne(rows, a[p], bj[p], c[j]);
            }
        }
    }

    private static void addFour(int rows, double[][] a, double[] b, int p, double[] c) {
        double[] a0 = a[p];
        double[] a1 = a[p + 1];
        double[] a2 = a[p + 2];
        double[] a3 = a[p + 3];
        double b0 = b[p];
        double b1 = b[p + 1];
        double b2 = b[p + 2];
        double b3 = b[p + 3];
        for (int i = 0; i < rows; i++) {
            c[i] = c[i] + a0[i] * b0 + a1[i] * b1 + a2[i] * b2 + a3[i] * b3;
        }
    }

    private static void addOne(int rows, double[] a, double b, double[] c) {
        for (int i = 0; i < rows; i++) {
            c[i] += a[i] * b;
        }
    }
}
