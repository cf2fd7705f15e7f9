package dev.covector.examples;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.tracer.Tensor;

/** Tells one digit from all others by a weighted sum of its pixels. The weights are f64[65], the last is the bias. */
public final class LogisticRegression {
    private static final double RIDGE = 1e-4;

    private LogisticRegression() {}

    public static Tensor start() {
        return Tensor.zeros(DType.F64, Digits.PIXELS + 1);
    }

    /** The images in f64 with a pixel of one at the end: f64[n, 65]. */
    public static Tensor inputs(Digits digits) {
        Tensor images = digits.images().convert(DType.F64);
        return Tensor.concatenate(1, images, Tensor.ones(DType.F64, images.dim(0), Dim.ONE));
    }

    /** One where the digit is the given one, minus one elsewhere: f64[n]. */
    public static Tensor targets(Digits digits, long digit) {
        return digits.labels().eq(digit).convert(DType.F64).mul(2).sub(1);
    }

    /** The mean of -log σ(y x·w) with a little of |w|² added, which makes it strongly convex. */
    public static Tensor loss(Tensor w, Tensor x, Tensor y) {
        Tensor margin = x.matmul(w).mul(y);
        return margin.logistic().log().neg().mean().add(w.square().sum().mul(RIDGE / 2));
    }

    /** The part of the images on whose side of the plane their target is. */
    public static Tensor accuracy(Tensor w, Tensor x, Tensor y) {
        return x.matmul(w).mul(y).gt(0).convert(DType.F64).mean();
    }
}
