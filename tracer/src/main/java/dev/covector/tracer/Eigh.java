package dev.covector.tracer;

import dev.covector.ir.Dim;

/**
 * The eigenvalues of a Hermitian x, real and rising along axis 0, and its eigenvectors, the orthonormal columns of vectors:
 * x vectors = vectors diag(values). Matrices are the first two axes.
 */
public record Eigh(Tensor values, Tensor vectors) {
    /** The {@code rank} values of largest modulus, of one matrix, with their vectors; they still rise. */
    public Eigh truncate(Dim rank) {
        Tensor moduli = Ranks.spectrum("Eigh.truncate", values).abs();
        Tensor kept = moduli.argsortDescending(0).truncate(0, rank).sort(0);
        return new Eigh(values.take(kept, 0), vectors.take(kept, 1));
    }

    /** The values whose modulus is larger than the largest one times {@code relative}, of one matrix. */
    public Eigh truncate(double relative) {
        return truncate(Ranks.above("Eigh.truncate", values.abs(), relative));
    }

    /** The fewest values, of one matrix, without which the norm of all values falls by at most {@code tolerance} times itself. */
    public Eigh byTail(double tolerance) {
        Tensor squares = values.square().sortDescending(0);
        return truncate(Ranks.byTail("Eigh.byTail", squares, tolerance * tolerance));
    }
}
