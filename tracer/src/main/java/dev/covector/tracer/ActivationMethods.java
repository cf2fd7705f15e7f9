package dev.covector.tracer;

/** Activation functions, each smooth branch by branch so that derivatives of every order are those of the branch. */
sealed interface ActivationMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** The logistic function 1 / (1 + exp(-x)). */
    default Tensor sigmoid() {
        return self().logistic();
    }

    /** log(x / (1 - x)); infinite at 0 and 1, NaN beyond. */
    default Tensor logit() {
        Tensor x = self().convert(self().dtype().toInexact());
        Tensor middle = x.sub(0.5).abs().lt(0.25);
        Tensor inner = middle.select(x, 0.5);
        Tensor outer = middle.select(0.25, x);
        // (2 x - 1) / (1 - x) has its full precision near x = 1/2, where the result is zero.
        Tensor near = inner.mul(2).sub(1).div(inner.neg().add(1)).log1p();
        return middle.select(near, outer.div(outer.neg().add(1)).log());
    }

    /** {@link #logit()} of x between eps and 1 - eps. */
    default Tensor logit(double eps) {
        return self().clip(eps, 1 - eps).logit();
    }

    /** x where it is positive, else zero; NaN stays NaN. The derivative at zero is zero. */
    default Tensor relu() {
        return self().le(0).select(0, self());
    }

    /** x where it is positive, else slope times x. The derivative at zero is the slope. */
    default Tensor leakyRelu(Number slope) {
        return self().gt(0).select(self(), self().mul(slope));
    }

    /** x where it is positive, else alpha (exp(x) - 1). The derivative at zero is alpha. */
    default Tensor elu(Number alpha) {
        Tensor positive = self().gt(0);
        Tensor below = positive.select(0, self()).expm1().mul(alpha);
        return positive.select(self(), below);
    }

    /** log(1 + exp(x)) without overflow. */
    default Tensor softplus() {
        Tensor x = self().convert(self().dtype().toInexact());
        Tensor positive = x.ge(0);
        return positive.select(x, 0).add(positive.select(x.neg(), x).exp().log1p());
    }

    /** log(1 + exp(beta x)) / beta, and x itself where beta x is above the threshold. */
    default Tensor softplus(Number beta, Number threshold) {
        Tensor scaled = self().mul(beta);
        return scaled.gt(threshold).select(self(), scaled.softplus().div(beta));
    }

    /** log(1 / (1 + exp(-x))) without overflow. */
    default Tensor logSigmoid() {
        return self().neg().softplus().neg();
    }

    /** x times its sigmoid, of complex numbers too. */
    default Tensor silu() {
        return self().mul(self().logistic());
    }

    /** x times the probability that a standard normal variable is below x. */
    default Tensor gelu() {
        return self().mul(self().ndtr());
    }

    /** The approximation x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x³))) / 2 of {@link #gelu()}. */
    default Tensor geluTanh() {
        Tensor inner = self().add(self().square().mul(self()).mul(0.044715));
        return self().mul(inner.mul(2 * Math.sqrt(2 / Math.PI)).logistic());
    }
}
