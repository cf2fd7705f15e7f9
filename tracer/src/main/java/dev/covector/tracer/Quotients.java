package dev.covector.tracer;

/** Quotients rounded down, from the remainder of the truncated one; of integers and reals of one dtype. */
final class Quotients {
    private Quotients() {}

    /** Whether the truncated quotient lies above the exact one. */
    private static Tensor isAbove(Tensor remainder, Tensor y) {
        return remainder.ne(0).and(remainder.lt(0).xor(y.lt(0)));
    }

    static Tensor remainder(Tensor x, Tensor y) {
        Tensor remainder = x.rem(y);
        return isAbove(remainder, y).select(remainder.add(y), remainder);
    }

    static Tensor floor(Tensor x, Tensor y) {
        Tensor remainder = x.rem(y);
        Tensor above = isAbove(remainder, y);
        if (x.dtype().isInteger()) {
            Tensor quotient = x.div(y);
            return above.select(quotient.sub(1), quotient);
        }
        // x - remainder is a multiple of y up to rounding, so that rounding its quotient gives the integer.
        Tensor exact = x.sub(remainder).div(y);
        Tensor down = above.select(exact.sub(1), exact).round();
        Tensor plain = x.div(y);
        return y.eq(0).select(plain, down.ne(0).select(down, plain.mul(0))).stopGradient();
    }
}
