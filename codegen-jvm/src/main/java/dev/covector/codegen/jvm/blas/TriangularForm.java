package dev.covector.codegen.jvm.blas;

/** Which system a triangular matrix A stands for: {@code op(A) X = B} on the left, {@code X op(A) = B} on the right. */
public record TriangularForm(Side side, Triangle triangle, Transpose transpose, Diagonal diagonal) {

    /** The order of A where B is m by n. */
    public long order(long m, long n) {
        return side == Side.LEFT ? m : n;
    }
}
