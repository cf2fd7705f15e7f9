package dev.covector.tracer;

import dev.covector.ir.DType;
import java.util.List;

/** Functions made from the special ones among the operators; integers are computed in f64. */
sealed interface SpecialMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** log(exp(x) + exp(y)) without overflow; of complex numbers too. Equal infinities give themselves. */
    default Tensor logaddexp(Tensor y) {
        return LogSums.of(self(), y, difference -> difference.exp().log1p());
    }

    /** log2(2^x + 2^y) without overflow. */
    default Tensor logaddexp2(Tensor y) {
        return LogSums.of(self(), y, difference -> difference.exp2().log1p().mul(1 / Math.log(2)));
    }

    /** x log(y), zero where x is zero and y is not NaN. The derivative by x there is log(y) where that is finite, else zero. */
    default Tensor xlogy(Tensor y) {
        return Elementwise.product(self(), y, y.gt(0).and(y.lt(Double.POSITIVE_INFINITY)), 1, Tensor::log);
    }

    /** x log(1 + y), zero where x is zero and y is not NaN. The derivative by x there is log(1 + y) where finite, else zero. */
    default Tensor xlog1py(Tensor y) {
        return Elementwise.product(self(), y, y.gt(-1).and(y.lt(Double.POSITIVE_INFINITY)), 0, Tensor::log1p);
    }

    /** sin(pi x) / (pi x), one at zero, by its series near zero; of complex numbers too. */
    default Tensor sinc() {
        Tensor angle = self().convert(self().dtype().toInexact()).mul(Math.PI);
        Tensor near = angle.abs().lt(0.03);
        Tensor square = near.select(angle, 0).square();
        Tensor series = square.mul(-1.0 / 42)
                .add(1)
                .mul(square)
                .mul(-1.0 / 20)
                .add(1)
                .mul(square)
                .mul(-1.0 / 6)
                .add(1);
        Tensor safe = near.select(1, angle);
        return near.select(series, safe.sin().div(safe));
    }

    /** The derivative of order n >= 0 of {@link ElementwiseMethods#digamma}: (-1)^(n+1) n! zeta(n + 1, x), infinite at poles. */
    default Tensor polygamma(int n) {
        if (n < 0) {
            throw UserLine.typeError("polygamma: the order must not be negative; got " + n);
        }
        if (n == 0) {
            return self().digamma();
        }
        double factor = n % 2 == 0 ? -1 : 1;
        for (int i = 2; i <= n; i++) {
            factor *= i;
        }
        Tensor x = self().convert(self().dtype().toInexact());
        return Sources.filled(n + 1, x.dtype(), x.shape()).zeta(x).mul(factor);
    }

    /** The logarithm of the gamma function of p >= 1 variables: the sum of lgamma(x - j/2), j < p, plus p (p - 1) log(pi) / 4. */
    default Tensor mvlgamma(int p) {
        if (p < 1) {
            throw UserLine.typeError("mvlgamma: the number of variables must be positive; got " + p);
        }
        Tensor sum = self().lgamma();
        for (int j = 1; j < p; j++) {
            sum = sum.add(self().sub(j / 2.0).lgamma());
        }
        return sum.add(p * (p - 1) / 4.0 * Math.log(Math.PI));
    }

    /** The logarithm of {@link ElementwiseMethods#ndtr}, for x below -1 by erfcx, so that it never is minus infinity too soon. */
    default Tensor logNdtr() {
        Tensor far = self().lt(-1);
        Tensor x = self().convert(self().dtype().toInexact());
        Tensor low = far.select(x, -1);
        Tensor tail =
                low.mul(-Math.sqrt(0.5)).erfcx().mul(0.5).log().sub(low.square().mul(0.5));
        Tensor near = far.select(1, x.neg()).ndtr().neg().log1p();
        return far.select(tail, near);
    }

    /** The complex number with this as modulus and the angle in radians. */
    default Tensor polar(Tensor angle) {
        List<Tensor> promoted = Elementwise.promoted(List.of(self(), angle));
        Tensor modulus = promoted.get(0);
        return modulus.mul(promoted.get(1).cos())
                .complex(modulus.mul(promoted.get(1).sin()));
    }

    /**
     * The angle in [-pi, pi] of a complex number; of what is real pi where it is negative, else zero, and NaN of NaN. The
     * derivative at zero is zero.
     */
    default Tensor angle() {
        DType dtype = self().dtype();
        if (!dtype.isComplex()) {
            Tensor x = self().convert(dtype.toInexact());
            Tensor angle = x.lt(0).select(Elementwise.number(x, Math.PI), 0);
            return x.isNaN().select(x, angle).stopGradient();
        }
        Tensor re = self().real();
        Tensor im = self().imag();
        Tensor zero = re.eq(0).and(im.eq(0));
        Tensor fixed = im.atan2(re).stopGradient();
        return zero.select(fixed, im.atan2(zero.select(1, re)));
    }
}
