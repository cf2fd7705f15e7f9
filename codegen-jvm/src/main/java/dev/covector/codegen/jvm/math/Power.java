package dev.covector.codegen.jvm.math;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.math.BinaryExponentials;
import dev.covector.ops.math.Pair;
import dev.covector.ops.math.Reals;
import java.util.List;

/**
 * x^y = 2^(y log2 |x|), the logarithm and its product with y in pairs, because an exponent of 1000 magnifies a relative
 * error of the logarithm 700 times; then the signs and special cases of C99, F.10.4.4.
 */
final class Power {
    private final Reals reals;
    private final Reg x;
    private final Reg y;

    private Power(Reals reals, Reg x, Reg y) {
        this.reals = reals;
        this.x = x;
        this.y = y;
    }

    static Reg emit(KernelScalars kernel, List<Reg> in) {
        Reg x = in.getFirst();
        return new Power(Reals.of(kernel, x), x, in.getLast()).power();
    }

    private Reg power() {
        Reg size = reals.abs(x);
        Reg one = reals.or(reals.equal(size, 1), reals.equal(y, 0));
        Reg magnitude = reals.select(one, 1, exp2(times(y, Logarithm.base2(reals, size))));
        Reg rest = restOfEven();
        Reg odd = reals.equal(reals.abs(rest), 1);
        Reg whole = reals.or(odd, reals.equal(rest, 0));
        Reg signed = reals.copySign(magnitude, reals.select(odd, x, reals.number(1)));
        Reg negative = reals.and(reals.less(x, 0), reals.less(Double.NEGATIVE_INFINITY, x));
        return reals.select(whole, signed, reals.select(negative, Double.NaN, signed));
    }

    /** y log2 |x|; where it is infinite the low part is NaN. */
    private Pair times(Reg y, Pair log) {
        Pair product = reals.twoProduct(y, log.high());
        return new Pair(product.high(), reals.fma(y, log.low(), product.low()));
    }

    /** 2^z, which is 0 or infinity far outside the exponents of the format. */
    private Reg exp2(Pair z) {
        Exponential exponential = new Exponential(reals);
        double shift = reals.format().roundingShift() + 2 * reals.format().bias;
        Reg biasedK = reals.add(z.high(), shift);
        Reg fraction = reals.sub(z.high(), reals.sub(biasedK, shift));
        double logTwo = reals.format().choose(0x1.62e43p-1, 0x1.62e42fefa39efp-1);
        double logTwoLow = reals.format().choose(-0x1.05c61p-29, 0x1.abc9e3b39803fp-56);
        Pair r = reals.product(
                reals.fastTwoSum(fraction, z.low()), new Pair(reals.number(logTwo), reals.number(logTwoLow)));
        Pair parts = exponential.ofReduced(r);
        Reg power = BinaryExponentials.scale(reals, reals.add(parts.high(), parts.low()), biasedK);
        double bound = reals.format().choose(160.0, 1100.0);
        Reg bounded = reals.select(reals.less(bound, z.high()), Double.POSITIVE_INFINITY, power);
        return reals.select(reals.less(z.high(), -bound), 0, bounded);
    }

    /** The distance of |y| from the nearest even number: 0 or 1, up to the sign, for whole y, NaN for NaN. */
    private Reg restOfEven() {
        double integers = reals.format().integersFrom();
        Reg size = reals.abs(y);
        // From here on all numbers are even.
        Reg small = reals.select(reals.atLeastAs(size, 2 * integers), 0, size);
        Reg half = reals.sub(reals.fma(small, 0.5, reals.number(integers)), integers);
        return reals.fma(half, -2, small);
    }
}
