package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ops.Convert;
import dev.covector.ops.Select;
import dev.covector.ops.StopGradient;
import java.util.List;

/** Conversion, choice, and the end of differentiation. */
sealed interface FunctionMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /**
     * The same elements in another dtype. Integers from reals truncate; one outside the range becomes the nearest that is
     * inside, and NaN becomes zero. Bool is whether x is not zero. Differentiable between inexact dtypes.
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
}
