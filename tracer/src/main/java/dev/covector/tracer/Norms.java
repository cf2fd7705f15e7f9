package dev.covector.tracer;

/** The norms, each with the derivative zero where it has none. */
final class Norms {
    private Norms() {}

    static Tensor of(String op, Tensor given, double p, int... axes) {
        int[] over = Axes.ints(Axes.orAll(op, given, axes));
        if (over.length == 0) {
            return of(op, given.expandDims(0), p, 0);
        }
        Tensor x = given.convert(given.dtype().toInexact());
        if (p == 2) {
            return two(op, x, over);
        }
        if (p == 0) {
            return x.ne(0).convert(x.dtype().realPart()).sum(over);
        }
        if (Double.isInfinite(p)) {
            Order.requireSome(op, x, over);
            return p > 0 ? x.abs().max(over) : x.abs().min(over);
        }
        return p == 1 ? x.abs().sum(over) : power(x.abs(), p, over);
    }

    /** The sum of squares needs no root of each element. */
    static Tensor two(String op, Tensor given, int... axes) {
        int[] over = Axes.ints(Axes.orAll(op, given, axes));
        Tensor x = given.convert(given.dtype().toInexact());
        return root(over.length == 0 ? x.squaredModulus() : x.squaredModulus().sum(over));
    }

    /** The square root with derivative zero at zero. */
    static Tensor root(Tensor x) {
        Tensor isZero = x.eq(0);
        return isZero.select(0, isZero.select(1, x).sqrt());
    }

    /** Powers of zero are constants, as is the root of zero: their derivatives would not be finite. */
    private static Tensor power(Tensor modulus, double p, int... axes) {
        Tensor isZero = modulus.eq(0);
        Tensor powers = isZero.select(Math.pow(0, p), isZero.select(1, modulus).pow(p));
        Tensor sum = powers.sum(axes);
        Tensor isSettled = sum.eq(0).or(sum.eq(Double.POSITIVE_INFINITY));
        Tensor root = isSettled.select(1, sum).pow(1 / p);
        return isSettled.select(sum.pow(1 / p).stopGradient(), root);
    }
}
