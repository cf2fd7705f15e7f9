package dev.covector.codegen.jvm.blas;

import org.jspecify.annotations.Nullable;

/** A copy of part of a matrix in Java arrays; complex numbers are split into a real and an imaginary plane. */
final class Block<T> {
    private final Arithmetic<T> arithmetic;
    private final Kind kind;
    private final T[] real;
    private final T @Nullable [] imaginary;

    private Block(Arithmetic<T> arithmetic, Kind kind, T[] real, T @Nullable [] imaginary) {
        this.arithmetic = arithmetic;
        this.kind = kind;
        this.real = real;
        this.imaginary = imaginary;
    }

    static <T> Block<T> of(Arithmetic<T> arithmetic, Kind kind, int rows, int columns) {
        T[] real = arithmetic.block(rows, columns);
        return new Block<>(arithmetic, kind, real, kind.isComplex() ? arithmetic.block(rows, columns) : null);
    }

    void clear() {
        for (T column : real) {
            arithmetic.clear(column);
        }
        if (imaginary != null) {
            for (T column : imaginary) {
                arithmetic.clear(column);
            }
        }
    }

    void load(Strided from, int rows, int columns) {
        long stride = from.rowStride() * kind.bytes();
        for (int j = 0; j < columns; j++) {
            long address = from.at(kind, 0, j);
            arithmetic.load(address, stride, rows, real[j]);
            if (imaginary != null) {
                arithmetic.load(address + kind.bytes() / 2, stride, rows, imaginary[j]);
            }
        }
        if (from.conjugate()) {
            negateImaginary(rows, columns);
        }
    }

    void store(Strided to, int rows, int columns) {
        long stride = to.rowStride() * kind.bytes();
        for (int j = 0; j < columns; j++) {
            long address = to.at(kind, 0, j);
            arithmetic.store(real[j], rows, address, stride);
            if (imaginary != null) {
                arithmetic.store(imaginary[j], rows, address + kind.bytes() / 2, stride);
            }
        }
    }

    /** Adds A B; the imaginary plane of B is left negated. */
    void addProduct(Block<T> a, Block<T> b, int rows, int columns, int depth) {
        arithmetic.multiplyAdd(a.real, b.real, real, rows, columns, depth);
        if (imaginary == null || a.imaginary == null || b.imaginary == null) {
            return;
        }
        arithmetic.multiplyAdd(a.real, b.imaginary, imaginary, rows, columns, depth);
        arithmetic.multiplyAdd(a.imaginary, b.real, imaginary, rows, columns, depth);
        b.negateImaginary(depth, columns);
        arithmetic.multiplyAdd(a.imaginary, b.imaginary, real, rows, columns, depth);
    }

    private void negateImaginary(int rows, int columns) {
        if (imaginary != null) {
            for (int j = 0; j < columns; j++) {
                arithmetic.negate(imaginary[j], rows);
            }
        }
    }
}
