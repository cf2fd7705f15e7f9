package dev.covector.codegen.jvm.blas;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

/** A column of a matrix as Java doubles, with an imaginary part that real kinds leave alone. */
final class Column {
    private final Kind kind;
    private final double[] real;
    private final double[] imaginary;

    Column(Kind kind, int length) {
        this.kind = kind;
        this.real = new double[length];
        this.imaginary = new double[kind.isComplex() ? length : 0];
    }

    /** The real part of one element in memory. */
    static double real(Kind kind, long address) {
        return switch (kind) {
            case F32, C64 -> Memory.ALL.get(JAVA_FLOAT, address);
            case F64, C128 -> Memory.ALL.get(JAVA_DOUBLE, address);
            case I32, I64 -> throw new IllegalArgumentException("no real part in " + kind);
        };
    }

    static void fillNaN(Kind kind, long address) {
        write(kind, address, Double.NaN);
        if (kind.isComplex()) {
            write(kind, address + kind.bytes() / 2, Double.NaN);
        }
    }

    /** Reads rows {@code from} to {@code to} of a column. */
    void load(Strided matrix, long column, int from, int to) {
        long address = matrix.at(kind, 0, column);
        long stride = matrix.rowStride() * kind.bytes();
        read(address, stride, from, to, real);
        if (kind.isComplex()) {
            read(address + kind.bytes() / 2, stride, from, to, imaginary);
        }
        if (kind.isComplex() && matrix.conjugate()) {
            for (int i = from; i < to; i++) {
                imaginary[i] = -imaginary[i];
            }
        }
    }

    /** Writes rows {@code from} to {@code to} of a column. */
    void store(Strided matrix, long column, int from, int to) {
        for (int i = from; i < to; i++) {
            write(kind, matrix.at(kind, i, column), real[i]);
        }
        if (kind.isComplex()) {
            for (int i = from; i < to; i++) {
                write(kind, matrix.at(kind, i, column) + kind.bytes() / 2, imaginary[i]);
            }
        }
    }

    private void read(long address, long stride, int from, int to, double[] into) {
        if (kind == Kind.F32 || kind == Kind.C64) {
            for (int i = from; i < to; i++) {
                into[i] = Memory.ALL.get(JAVA_FLOAT, address + i * stride);
            }
            return;
        }
        for (int i = from; i < to; i++) {
            into[i] = Memory.ALL.get(JAVA_DOUBLE, address + i * stride);
        }
    }

    double real(int row) {
        return real[row];
    }

    /** {@code this -= x x̄[row]} from that row down. */
    void subtractOuter(Column x, int row) {
        double xr = x.real[row];
        if (!kind.isComplex()) {
            subtractReal(x.real, xr, row, real.length);
            return;
        }
        subtractComplex(x, xr, -x.imaginary[row], row, real.length);
    }

    /** {@code this -= x this[row]} for the rows {@code from} to {@code to}. */
    void eliminate(Column x, int row, int from, int to) {
        if (!kind.isComplex()) {
            subtractReal(x.real, real[row], from, to);
            return;
        }
        subtractComplex(x, real[row], imaginary[row], from, to);
    }

    /** Makes the pivot and what is below it a column of a Cholesky factor. */
    void divideByRoot(int pivot) {
        double root = Math.sqrt(real[pivot]);
        for (int i = pivot; i < real.length; i++) {
            real[i] /= root;
        }
        real[pivot] = root;
        if (kind.isComplex()) {
            imaginary[pivot] = 0;
            for (int i = pivot + 1; i < real.length; i++) {
                imaginary[i] /= root;
            }
        }
    }

    /** {@code this[row] /= x[row]}, by Smith (1962), which neither overflows nor underflows early. */
    void divide(int row, Column x) {
        if (!kind.isComplex()) {
            real[row] /= x.real[row];
            return;
        }
        double a = real[row];
        double b = imaginary[row];
        double c = x.real[row];
        double d = x.imaginary[row];
        if (Math.abs(c) >= Math.abs(d)) {
            double ratio = d / c;
            double denominator = c + d * ratio;
            real[row] = (a + b * ratio) / denominator;
            imaginary[row] = (b - a * ratio) / denominator;
            return;
        }
        double ratio = c / d;
        double denominator = c * ratio + d;
        real[row] = (a * ratio + b) / denominator;
        imaginary[row] = (b * ratio - a) / denominator;
    }

    private void subtractReal(double[] x, double factor, int from, int to) {
        for (int i = from; i < to; i++) {
            real[i] -= x[i] * factor;
        }
    }

    private void subtractComplex(Column x, double factorReal, double factorImaginary, int from, int to) {
        for (int i = from; i < to; i++) {
            real[i] -= x.real[i] * factorReal - x.imaginary[i] * factorImaginary;
            imaginary[i] -= x.real[i] * factorImaginary + x.imaginary[i] * factorReal;
        }
    }

    private static void write(Kind kind, long address, double value) {
        switch (kind) {
            case F32, C64 -> Memory.ALL.set(JAVA_FLOAT, address, (float) value);
            case F64, C128 -> Memory.ALL.set(JAVA_DOUBLE, address, value);
            case I32, I64 -> throw new IllegalArgumentException("no real part in " + kind);
        }
    }
}
