package dev.covector.codegen.jvm.blas;

/** A matrix in memory: where its first element is, how far apart its rows and columns are in elements, and whether it is read conjugated. */
public record Strided(long address, long rowStride, long columnStride, boolean conjugate) {

    /** A column-major matrix, read as the BLAS would read it. */
    public static Strided columnMajor(long address, long leading, Transpose transpose) {
        return switch (transpose) {
            case NONE -> new Strided(address, 1, leading, false);
            case TRANSPOSE -> new Strided(address, leading, 1, false);
            case CONJUGATE_TRANSPOSE -> new Strided(address, leading, 1, true);
        };
    }

    Strided transposed() {
        return new Strided(address, columnStride, rowStride, conjugate);
    }

    long at(Kind kind, long row, long column) {
        return address + (row * rowStride + column * columnStride) * kind.bytes();
    }

    Strided from(Kind kind, long row, long column) {
        return new Strided(at(kind, row, column), rowStride, columnStride, conjugate);
    }
}
