package dev.covector.tracer;

/**
 * Diagonals and triangles of matrices, which are the first two axes unless others are named. The diagonal number k is k places
 * above the main one, below it where k is negative. All are linear, of any dtype.
 */
sealed interface DiagonalMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** Of each matrix the elements on and below the main diagonal, zero above. */
    default Tensor tril() {
        return tril(0);
    }

    /** Of each matrix the elements on and below diagonal k, zero above. */
    default Tensor tril(long k) {
        Tensor row = Diagonals.index("tril", self(), 0);
        return Diagonals.where(row.add(k).ge(Diagonals.index("tril", self(), 1)), self());
    }

    /** Of each matrix the elements on and above the main diagonal, zero below. */
    default Tensor triu() {
        return triu(0);
    }

    /** Of each matrix the elements on and above diagonal k, zero below. */
    default Tensor triu(long k) {
        Tensor row = Diagonals.index("triu", self(), 0);
        return Diagonals.where(row.add(k).le(Diagonals.index("triu", self(), 1)), self());
    }

    /** The main diagonal of each matrix, as axis 0. */
    default Tensor diagonal() {
        return diagonal(0);
    }

    /** Diagonal k of each matrix, as axis 0. */
    default Tensor diagonal(long k) {
        return diagonal(k, 0, 1);
    }

    /** Diagonal k of the matrices that two axes are, as axis 0; the other axes follow. Outside of the matrix it is empty. */
    default Tensor diagonal(long k, int rows, int columns) {
        return Diagonals.of(self(), k, rows, columns);
    }

    /** This with values, shaped as {@link #diagonal(long, int, int)} is, at diagonal k. They promote. */
    default Tensor diagonalScatter(Tensor values, long k, int rows, int columns) {
        return Diagonals.scattered(self(), values, k, rows, columns);
    }

    /** The matrices that have axis 0 as their diagonal k, and zero elsewhere; the other axes follow the two new ones. */
    default Tensor diagEmbed(long k) {
        return Diagonals.embedded("diagEmbed", self(), k);
    }

    /** {@link #diagEmbed(long)} with the rows and columns at the given places of the result. */
    default Tensor diagEmbed(long k, int rows, int columns) {
        Tensor embedded = diagEmbed(k);
        return embedded.moveaxis(new int[] {0, 1}, new int[] {rows, columns});
    }

    /** The matrix with all elements, in column-major order, as its diagonal k. */
    default Tensor diagflat(long k) {
        return Diagonals.embedded("diagflat", self().flatten(), k);
    }

    /** Of a vector the matrix with it as diagonal k, of a matrix its diagonal k. */
    default Tensor diag(long k) {
        return switch (self().rank()) {
            case 1 -> Diagonals.embedded("diag", self(), k);
            case 2 -> diagonal(k);
            default -> throw UserLine.typeError("diag: takes a vector or a matrix; got " + self().type());
        };
    }

    /** {@link #diag(long)} of the main diagonal. */
    default Tensor diag() {
        return diag(0);
    }

    /** The sum of the main diagonal of each matrix. */
    default Tensor trace() {
        Tensor row = Diagonals.index("trace", self(), 0);
        return Diagonals.where(row.eq(Diagonals.index("trace", self(), 1)), self())
                .sum(0, 1);
    }

    /** The powers 0 to n - 1 of the elements of axis 0, as axis 1: of a vector its Vandermonde matrix. Integers wrap. */
    default Tensor vander(long n) {
        return Diagonals.powers(self(), n);
    }
}
