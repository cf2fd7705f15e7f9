package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ops.Convert;
import dev.covector.ops.Select;
import dev.covector.ops.StopGradient;
import java.util.List;

/** Elementwise functions made from the operators; each has the shape of this tensor and the derivative of its formula. */
sealed interface FunctionMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /**
     * The same elements in another dtype: integers from reals truncate, bool is whether x is not zero. Differentiable
     * between inexact dtypes.
     *
     * @throws dev.covector.ir.TypeException from complex to what is not complex
     */
    default Tensor convert(DType dtype) {
        return dtype == self().dtype() ? self() : Staging.one(self(), x -> new Convert(x, dtype));
    }

    /** This tensor with derivative zero. */
    default Tensor stopGradient() {
        return Staging.one(self(), StopGradient::new);
    }

    /** x where this (of bool) holds, else y; all three broadcast, x and y promote. Differentiable in x and y. */
    default Tensor select(Tensor x, Tensor y) {
        List<Tensor> promoted = Elementwise.promoted(List.of(x, y));
        List<Tensor> all = Broadcasting.align("select", List.of(self(), promoted.get(0), promoted.get(1)));
        return Staging.emit(all, values -> new Select(values.get(0), values.get(1), values.get(2)))
                .getFirst();
    }

    /** x where this (of bool) holds, else the number. */
    default Tensor select(Tensor x, Number y) {
        return select(x, Sources.filled(y, Promotion.weak(x.dtype(), y), x.shape()));
    }

    /** The number where this (of bool) holds, else y. */
    default Tensor select(Number x, Tensor y) {
        return select(Sources.filled(x, Promotion.weak(y.dtype(), x), y.shape()), y);
    }

    /** x times x. */
    default Tensor square() {
        return self().mul(self());
    }

    /** 1 / x, of integers in f64. */
    default Tensor reciprocal() {
        Tensor x = self().convert(self().dtype().toInexact());
        return Sources.filled(1, x.dtype(), x.shape()).div(x);
    }

    /** 1 / sqrt(x). */
    default Tensor rsqrt() {
        return self().sqrt().reciprocal();
    }

    /** The logistic function 1 / (1 + exp(-x)). */
    default Tensor sigmoid() {
        return self().logistic();
    }

    /** x where it is positive, else zero; NaN stays NaN. The derivative at zero is zero. */
    default Tensor relu() {
        return self().le(0).select(0, self());
    }

    /** log(1 + exp(x)) without overflow. */
    default Tensor softplus() {
        return self().maximum(0).add(self().abs().neg().exp().log1p());
    }

    /** x times its sigmoid. */
    default Tensor silu() {
        return self().mul(self().logistic());
    }

    /** x, but not less than low and not more than high; the derivative at the bounds is one half. */
    default Tensor clip(Number low, Number high) {
        return self().maximum(low).minimum(high);
    }

    /** |x|², real; of complex numbers without a square root, so differentiable everywhere. */
    default Tensor squaredModulus() {
        return self().dtype().isComplex()
                ? self().real().square().add(self().imag().square())
                : square();
    }

    /** Whether an element is NaN. */
    default Tensor isNaN() {
        return self().ne(self());
    }

    /** Whether a real element is neither infinite nor NaN. */
    default Tensor isFinite() {
        return self().abs().lt(Double.POSITIVE_INFINITY);
    }
}
