package dev.covector.codegen.jvm.math;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
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
        Reg magnitude = exp2(exponent());
        Reg size = reals.abs(y);
        Reg whole = reals.equal(integerPart(size), size);
        Reg half = reals.mul(size, 0.5);
        Reg even = reals.equal(integerPart(half), half);
        Reg odd = reals.and(whole, reals.not(even));
        Reg signed = reals.select(odd, reals.copySign(magnitude, x), magnitude);
        Reg negative = reals.and(reals.less(x, 0), reals.less(Double.NEGATIVE_INFINITY, x));
        Reg real = reals.select(reals.and(negative, reals.not(whole)), Double.NaN, signed);
        return reals.select(reals.or(reals.equal(x, 1), reals.equal(y, 0)), 1, real);
    }

    /** y log2 |x|. */
    private Pair exponent() {
        // With a larger y every x but 1 and -1 gives 0 or infinity, and y log2 1 must not be infinity times 0.
        double bound = reals.format().choose(0x1p40, 0x1p80);
        Reg factor = reals.atLeast(reals.atMost(y, bound), -bound);
        Pair log = Logarithm.base2(reals, reals.abs(x));
        Pair product = reals.twoProduct(factor, log.high());
        return new Pair(product.high(), reals.fma(factor, log.low(), product.low()));
    }

    /** 2^z, which is 0 or infinity far outside the exponents of the format. */
    private Reg exp2(Pair z) {
        Exponential exponential = new Exponential(reals);
        double bound = reals.format().choose(160.0, 1100.0);
        Reg outside = reals.less(bound, reals.abs(z.high()));
        Reg high = reals.select(outside, reals.copySign(reals.number(bound), z.high()), z.high());
        Reg low = reals.select(outside, 0, z.low());
        double shift = reals.format().roundingShift() + 2 * reals.format().bias;
        Reg biasedK = reals.add(high, shift);
        Reg fraction = reals.sub(high, reals.sub(biasedK, shift));
        double logTwo = reals.format().choose(0x1.62e43p-1, 0x1.62e42fefa39efp-1);
        double logTwoLow = reals.format().choose(-0x1.05c61p-29, 0x1.abc9e3b39803fp-56);
        Pair r =
                reals.product(reals.fastTwoSum(fraction, low), new Pair(reals.number(logTwo), reals.number(logTwoLow)));
        Pair power = exponential.ofReduced(r);
        return exponential.scale(reals.add(power.high(), power.low()), biasedK);
    }

    /** x >= 0 without its fraction, ties to even. */
    private Reg integerPart(Reg size) {
        double integers = reals.format().integersFrom();
        Reg rounded = reals.sub(reals.add(size, integers), integers);
        return reals.select(reals.less(size, integers), rounded, size);
    }
}
