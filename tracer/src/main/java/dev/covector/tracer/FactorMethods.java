package dev.covector.tracer;

import dev.covector.ops.EighValues;
import dev.covector.ops.SvdValues;
import java.util.List;

/**
 * Factorisations of matrices by orthonormal vectors. Matrices are the first two axes; further axes are batches. Integers become
 * f64. A matrix that is not finite gives NaN.
 *
 * <p>Vectors are unique up to a sign or, of complex ones, a phase: the derivative of a function that depends on a phase is a
 * {@link dev.covector.ir.TypeException} when it runs backwards. Vectors of equal values turn freely too; their derivative takes
 * it that they do not turn into each other, which is that of a function of the space that they span. Values within 64 units in
 * the last place of the largest one are equal. Values without vectors have their derivatives without such an assumption.
 */
sealed interface FactorMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /**
     * The thin QR factorisation of [m, n, batch...]: q is [m, min(m, n), batch...]. The signs of r's diagonal are LAPACK's. The
     * derivative needs the first min(m, n) columns to be independent; else it is not finite.
     */
    default Qr qr() {
        return qr(false);
    }

    /** {@link #qr()}; full with m columns of q and m rows of r. */
    default Qr fullQr() {
        return qr(true);
    }

    private Qr qr(boolean full) {
        List<Tensor> all = Staging.emit(List.of(inexact()), v -> new dev.covector.ops.Qr(v.getFirst(), full));
        return new Qr(all.get(0), all.get(1));
    }

    /**
     * The first n columns of the product of the reflections 1 - tau(i) v(i) v(i)^H for [m, n, batch...], v(i) being column i
     * with one on the diagonal and zero above; tau is [k, batch...], k <= n <= m.
     */
    default Tensor householderProduct(Tensor tau) {
        return Spectra.reflections(inexact(), tau);
    }

    /** The thin singular value decomposition of [m, n, batch...]: min(m, n) columns of u, values, and rows of vh. */
    default Svd svd() {
        return svd(false);
    }

    /** {@link #svd()} with m columns of u and n rows of vh; those beyond min(m, n) span what is left. */
    default Svd fullSvd() {
        return svd(true);
    }

    private Svd svd(boolean full) {
        List<Tensor> all = Staging.emit(List.of(inexact()), v -> new dev.covector.ops.Svd(v.getFirst(), full));
        return new Svd(all.get(0), all.get(1), all.get(2));
    }

    /** The singular values of [m, n, batch...], the largest first: [min(m, n), batch...]. */
    default Tensor svdValues() {
        return Staging.one(inexact(), SvdValues::new);
    }

    /** Eigenvalues and eigenvectors of Hermitian matrices [n, n, batch...], of which only the lower triangle is read. */
    default Eigh eigh() {
        List<Tensor> all = Staging.emit(List.of(inexact()), v -> new dev.covector.ops.Eigh(v.getFirst()));
        return new Eigh(all.get(0), all.get(1));
    }

    /** The eigenvalues of Hermitian matrices, of which only the lower triangle is read, the least first: [n, batch...]. */
    default Tensor eighValues() {
        return Staging.one(inexact(), EighValues::new);
    }

    /**
     * The pseudo-inverse of [m, n, batch...]: [n, m, batch...]. Singular values up to max(m, n) units in the last place of the
     * largest count as zero. The derivative is that along matrices of the same rank.
     */
    default Tensor pinv() {
        return pinv(Spectra.rounding(self()));
    }

    /** {@link #pinv()} where singular values up to the cutoff, which broadcasts to the batch, times the largest count as zero. */
    default Tensor pinv(Tensor cutoff) {
        return Spectra.pinv(inexact(), cutoff);
    }

    /**
     * The z of least norm that minimises the norm of x z - b for each column b of [m, k, batch...], or for a vector: pinv(x) b.
     * Batch axes broadcast.
     */
    default Tensor lstsq(Tensor b) {
        return pinv().matmul(b);
    }

    /** How many singular values are larger than max(m, n) units in the last place of the largest, for each matrix (i64). */
    default Tensor matrixRank() {
        Tensor s = svdValues();
        return Spectra.above(s, s.max(0).mul(Spectra.rounding(self())));
    }

    /** How many singular values are larger than the tolerance, which broadcasts to the batch (i64). */
    default Tensor matrixRank(Tensor tolerance) {
        return Spectra.above(svdValues(), tolerance);
    }

    /** The largest singular value of each matrix divided by the smallest: the condition number in the 2-norm. */
    default Tensor cond() {
        Tensor s = svdValues();
        return s.max(0).div(s.min(0));
    }

    /** The sum of the singular values of each matrix. */
    default Tensor nuclearNorm() {
        return svdValues().sum(0);
    }

    private Tensor inexact() {
        return self().convert(self().dtype().toInexact());
    }
}
