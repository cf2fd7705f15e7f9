package dev.covector.tracer;

import dev.covector.ir.Dim;

/**
 * x = u diag(s) vh: the columns of u and the rows of vh are orthonormal, s is real and falls along axis 0. Matrices are the first
 * two axes.
 */
public record Svd(Tensor u, Tensor s, Tensor vh) {
    /** The largest {@code rank} values with their vectors: the nearest matrix of that rank, in both usual norms. */
    public Svd truncate(Dim rank) {
        return new Svd(u.truncate(1, rank), s.truncate(0, rank), vh.truncate(0, rank));
    }

    /** The values larger than the largest one times {@code relative}, of one matrix. The rank is a size made of data. */
    public Svd truncate(double relative) {
        return truncate(Ranks.above("Svd.truncate", s, relative));
    }

    /**
     * The fewest values, of one matrix, without which the norm of all values falls by at most {@code tolerance} times itself:
     * the least rank k with sqrt(s[k]² + s[k + 1]² + …) &lt;= tolerance sqrt(s[0]² + s[1]² + …).
     */
    public Svd byTail(double tolerance) {
        return truncate(Ranks.byTail("Svd.byTail", s.square(), tolerance * tolerance));
    }

    /** The fewest values, of one matrix, whose squares are at least that fraction of the sum of all squares. */
    public Svd byEnergy(double fraction) {
        return truncate(Ranks.byTail("Svd.byEnergy", s.square(), 1 - fraction));
    }

    /** u diag(s) vh. */
    public Tensor product() {
        return u.mul(s.expandDims(0).convert(u.dtype())).matmul(vh);
    }
}
