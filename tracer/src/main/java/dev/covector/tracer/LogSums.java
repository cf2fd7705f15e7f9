package dev.covector.tracer;

/** Running sums of exponentials, kept as logarithms. */
final class LogSums {
    private LogSums() {}

    /**
     * log y + m with m the largest real part up to each element, as a constant, and the sum y of exp(x - m) as a recurrence:
     * y[i] = exp(m[i - 1] - m[i]) y[i - 1] + exp(x[i] - m[i]). Where m is infinite x is not shifted.
     */
    static Tensor along(Tensor x, int axis) {
        Tensor real = x.dtype().isComplex() ? x.real() : x;
        Tensor largest = real.stopGradient().cummax(axis);
        Tensor shift = largest.abs().eq(Double.POSITIVE_INFINITY).select(0, largest);
        Tensor before = Scans.before(largest, axis, Double.NEGATIVE_INFINITY);
        Tensor decay = before.eq(largest).select(0, before.sub(largest)).exp();
        Tensor isNothing = before.eq(Double.NEGATIVE_INFINITY);
        Tensor y = isNothing.select(0, decay).recurrence(x.sub(shift).exp(), axis);
        Tensor isZero = y.eq(0);
        Tensor logarithm = isZero.select(1, y).log();
        Tensor sum = isZero.select(Double.NEGATIVE_INFINITY, logarithm).add(shift);
        return x.dtype().isComplex() ? sum.add(turns(x.stopGradient(), sum.stopGradient(), axis)) : sum;
    }

    /**
     * The multiples of 2πi that make principal logarithms follow the elements: each is a smaller term added to a larger one,
     * max + log(1 + exp(min - max)), which is the sum before or the element; the first one is the element. The phase is
     * then a recurrence, which starts anew wherever the element is the larger one.
     */
    private static Tensor turns(Tensor x, Tensor sum, int axis) {
        Tensor before = Scans.before(sum, axis, Double.NEGATIVE_INFINITY);
        Tensor isFirst = Tensor.iota(dev.covector.ir.DType.I64, x.shape(), axis).eq(0);
        Tensor startsAnew = before.real().lt(x.real()).or(isFirst);
        Tensor difference = startsAnew.select(before, x).sub(startsAnew.select(x, before));
        Tensor isNothing = difference.real().isNaN().or(isFirst);
        Tensor turn = isNothing.select(0, difference).exp().add(1).log().imag();
        Tensor step = isNothing.select(0, turn).add(startsAnew.select(x.imag(), 0));
        Tensor phase = startsAnew
                .select(0.0, Sources.filled(1, step.dtype(), step.shape()))
                .recurrence(step, axis);
        Tensor turns = phase.sub(sum.imag()).div(2 * Math.PI).round().mul(2 * Math.PI);
        return Sources.filled(0, turns.dtype(), turns.shape()).complex(turns);
    }
}
