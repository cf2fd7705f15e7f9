package dev.covector.tracer;

/** The larger and the smaller, and what lies between bounds. Of elements that are equal to a bound the derivative is one. */
sealed interface BoundMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** x, but not less than low: low where x is less. NaN stays NaN; where low is NaN so is the result. */
    default Tensor clampMin(Tensor low) {
        return self().lt(low).or(low.isNaN()).and(self().eq(self())).select(low, self());
    }

    /** x, but not less than low. */
    default Tensor clampMin(Number low) {
        return self().lt(low).select(Elementwise.number(self(), low), self());
    }

    /** x, but not more than high: high where x is more. NaN stays NaN; where high is NaN so is the result. */
    default Tensor clampMax(Tensor high) {
        return self().gt(high).or(high.isNaN()).and(self().eq(self())).select(high, self());
    }

    /** x, but not more than high. */
    default Tensor clampMax(Number high) {
        return self().gt(high).select(Elementwise.number(self(), high), self());
    }

    /** x, but not less than low and not more than high; high where low is above it. */
    default Tensor clip(Tensor low, Tensor high) {
        return clampMin(low).clampMax(high);
    }

    /** x, but not less than low and not more than high; high where low is above it. */
    default Tensor clip(Tensor low, Number high) {
        return clampMin(low).clampMax(high);
    }

    /** x, but not less than low and not more than high; high where low is above it. */
    default Tensor clip(Number low, Tensor high) {
        return clampMin(low).clampMax(high);
    }

    /** x, but not less than low and not more than high; high where low is above it. */
    default Tensor clip(Number low, Number high) {
        return clampMin(low).clampMax(high);
    }

    /** The larger of x and y, the other one where one is NaN. At a tie the derivative is that of x. */
    default Tensor fmax(Tensor y) {
        return self().ge(y).or(y.isNaN()).select(self(), y);
    }

    /** The larger of x and y, y where x is NaN. */
    default Tensor fmax(Number y) {
        return fmax(Elementwise.number(self(), y));
    }

    /** The smaller of x and y, the other one where one is NaN. At a tie the derivative is that of x. */
    default Tensor fmin(Tensor y) {
        return self().le(y).or(y.isNaN()).select(self(), y);
    }

    /** The smaller of x and y, y where x is NaN. */
    default Tensor fmin(Number y) {
        return fmin(Elementwise.number(self(), y));
    }

    /** 0 where x is negative, 1 where it is positive, y where it is zero; NaN stays NaN. The derivative by x is zero. */
    default Tensor heaviside(Tensor y) {
        Tensor step = self().isNaN().select(self(), self().gt(0).convert(self().dtype()));
        return self().eq(0).select(y, step.stopGradient());
    }

    /** 0 where x is negative, 1 where it is positive, y where it is zero; NaN stays NaN. */
    default Tensor heaviside(Number y) {
        return heaviside(Elementwise.number(self(), y));
    }
}
