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
            throw UserLine.typeError(op + ": takes a vector or a matrix of variables and observations; got " + given.type());
        }
        Tensor rows = given.rank() == 2 ? given : given.reshape(Dim.ONE, given.elements());
        Tensor x = rows.convert(rows.dtype().toInexact());
        Tensor once = Sources.filled(1, x.dtype().realPart(), x.shape().subList(1, 2));
        Tensor often = frequencies == null ? once : weight(op, frequencies, x);
        Tensor much = weights == null ? once : weight(op, weights, x);
        Tensor weight = often.mul(much);
        Tensor total = weight.sum();
        Tensor mean = x.mul(weight).sumKeepDims(1).div(total);
        Tensor centred = x.sub(mean);
        Tensor loss = weights == null ? Tensor.scalar(correction) : weight.mul(much).sum().div(total).mul(correction);
        Tensor factor = total.sub(loss.convert(total.dtype())).maximum(0);
        Tensor products = centred.mul(weight).matmul(centred.adjoint()).div(factor);
        return given.rank() == 2 && !isOne(given) ? products : products.reshape(List.of());
    }

    private static boolean isOne(Tensor x) {
        return x.dim(0).equals(Dim.ONE);
    }

    private static Tensor weight(String op, Tensor weight, Tensor x) {
        if (!Joining.equal(op, weight.shape(), x.shape().subList(1, 2))) {
            throw UserLine.typeError(op + ": weights must have one element for each observation; got " + weight.type()
                    + " for " + x.type());
        }
        return weight.convert(x.dtype().realPart());
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
