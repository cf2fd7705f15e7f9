package dev.covector.tracer;

import dev.covector.ir.Dim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Covariances of variables, the rows of a matrix, over observations, its columns. */
final class Covariance {
    private Covariance() {}

    static Tensor of(
            String op, Tensor given, double correction, @Nullable Tensor frequencies, @Nullable Tensor weights) {
        if (given.rank() > 2) {
            throw UserLine.typeError(
                    op + ": takes a vector or a matrix of variables and observations; got " + given.type());
        }
        Tensor rows = given.rank() == 2 ? given : given.reshape(Dim.ONE, given.elements());
        Tensor x = rows.convert(rows.dtype().toInexact());
        Tensor weight = weight(op, x, frequencies, weights);
        Tensor total = weight.sum();
        Tensor centred = x.sub(x.mul(weight).sumKeepDims(1).div(total));
        Tensor factor = weights == null
                ? total.sub(correction)
                : total.sub(weight.mul(weights).sum().div(total).mul(correction));
        Tensor products = centred.mul(weight).matmul(centred.adjoint()).div(factor.maximum(0));
        return given.rank() == 2 ? products : products.reshape(List.of());
    }

    /** How much each observation counts altogether. */
    private static Tensor weight(String op, Tensor x, @Nullable Tensor... given) {
        Tensor weight = null;
        for (Tensor next : given) {
            if (next != null && !Joining.equal(op, next.shape(), x.shape().subList(1, 2))) {
                throw UserLine.typeError(op + ": weights must have one element for each observation; got " + next.type()
                        + " for " + x.type());
            }
            weight = weight == null || next == null ? (weight == null ? next : weight) : weight.mul(next);
        }
        return weight == null
                ? Sources.filled(1, x.dtype().realPart(), x.shape().subList(1, 2))
                : weight;
    }

    static Tensor correlation(Tensor given) {
        Tensor c = of("corrcoef", given, 1, null, null);
        if (c.rank() == 0) {
            return c.div(c);
        }
        Tensor deviation = c.diagonal().real().sqrt();
        Tensor r = c.div(deviation.expandDims(1)).div(deviation.expandDims(0));
        return r.dtype().isComplex() ? bounded(r.real()).complex(bounded(r.imag())) : bounded(r);
    }

    /** Rounding may lead outside. */
    private static Tensor bounded(Tensor r) {
        return r.gt(1).select(1, r.lt(-1).select(-1, r));
    }
}
