package dev.covector.tracer;

import dev.covector.ir.Dim;

/** x = q r: the columns of q are orthonormal, r is upper triangular with a real diagonal. Matrices are the first two axes. */
public record Qr(Tensor q, Tensor r) {
    /** The first {@code rank} columns of q and rows of r. */
    public Qr truncate(Dim rank) {
        return new Qr(q.truncate(1, rank), r.truncate(0, rank));
    }

    /**
     * The fewest rows of r, of one matrix, without which q r changes by at most {@code tolerance} times the norm of x. Columns
     * are not exchanged, so that they may be more than the rank of x.
     */
    public Qr byTail(double tolerance) {
        return truncate(Ranks.byTail("Qr.byTail", r.squaredModulus().sum(1), tolerance * tolerance));
    }
}
