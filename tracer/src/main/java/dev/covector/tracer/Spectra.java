package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ops.Pinv;
import java.util.List;

/** What is made of singular values and of reflections. */
final class Spectra {
    private Spectra() {}

    /** max(m, n) units in the last place of one, for matrices m by n. */
    static Tensor rounding(Tensor x) {
        DType real = x.dtype().toInexact().realPart();
        double unit = real == DType.F32 ? Math.ulp(1f) : Math.ulp(1.0);
        return Sources.size(matrix("pinv", x).dim(0).max(x.dim(1)))
                .convert(real)
                .mul(unit);
    }

    static Tensor pinv(Tensor x, Tensor cutoff) {
        List<Dim> batch = matrix("pinv", x).shape().subList(2, x.rank());
        Tensor each = Broadcasting.expanded("pinv", cutoff.convert(x.dtype().realPart()), batch);
        return Staging.emit(List.of(x, each), v -> new Pinv(v.get(0), v.get(1))).getFirst();
    }

    /** How many values of each spectrum are larger. */
    static Tensor above(Tensor values, Tensor tolerance) {
        return values.gt(tolerance).convert(DType.I64).sum(0);
    }

    /** The product is 1 - v t v^H with (1 + diag(tau) u) t = diag(tau), u being the strict upper triangle of v^H v (Puglisi 1992). */
    static Tensor reflections(Tensor x, Tensor tau) {
        Dim n = matrix("householderProduct", x).dim(1);
        Dim k = tau.dim(0);
        Tensor v = unit(x.slice(1, Dim.ZERO, k)).add(x.slice(1, Dim.ZERO, k).tril(-1));
        Tensor scale = tau.convert(x.dtype()).expandDims(1);
        Tensor inner = v.adjoint().matmul(v).triu(1).mul(scale);
        Tensor right = v.slice(0, Dim.ZERO, n).adjoint().mul(scale);
        Tensor turned = inner.triangularSolve(right, true, false, false, false, true);
        return unit(x).sub(v.matmul(turned));
    }

    /** Ones on the diagonal, zeros elsewhere, in the shape of x. */
    private static Tensor unit(Tensor x) {
        return Sources.iota(DType.I64, x.shape(), 0)
                .eq(Sources.iota(DType.I64, x.shape(), 1))
                .convert(x.dtype());
    }

    private static Tensor matrix(String op, Tensor x) {
        if (x.rank() < 2) {
            throw UserLine.typeError(op + ": takes matrices in the first two axes; got " + x.type());
        }
        return x;
    }
}
