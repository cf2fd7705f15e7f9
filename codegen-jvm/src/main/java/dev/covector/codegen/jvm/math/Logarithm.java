package dev.covector.codegen.jvm.math;

import dev.covector.ir.kernel.Reg;
import dev.covector.ops.math.Format;
import dev.covector.ops.math.Mantissa;
import dev.covector.ops.math.Pair;
import dev.covector.ops.math.Quotient;
import dev.covector.ops.math.Reals;

/**
 * The logarithm to base 2 in a pair: x = 2^e m with m in [sqrt(1/2), sqrt 2), s = (m - 1) / (m + 1) and
 * log2 m = s (C1 + C3 s^2 + s^4 Q(s^2)), the series of atanh (as in fdlibm's e_pow.c and in SLEEF's logk). C1, C3 and the sums with them
 * are pairs; Q by Remez exchange to a relative 2^-73 for {@code f64}, 2^-36 for {@code f32}.
 */
final class Logarithm {
    private static final double[] Q64 = {
        0x1.2776c50ef9bfcp-1, 0x1.a61762a7aefc0p-2, 0x1.484b13d695355p-2, 0x1.0c9a8544af85bp-2,
        0x1.c68ee4d3d46afp-3, 0x1.8a0a53dfee9efp-3, 0x1.58f19a53a628cp-3, 0x1.624629d52ab17p-3
    };
    private static final double[] Q32 = {0x1.27770ep-1, 0x1.a5bb50p-2, 0x1.59fc50p-2};

    private Logarithm() {}

    /** log2 x for x >= 0; -infinity, infinity and NaN are only in the high part. */
    static Pair base2(Reals reals, Reg x) {
        Mantissa parts = Mantissa.of(reals, x);
        Pair sum = plus(reals, parts.exponent(), ofMantissa(reals, parts.value()));
        Reg high = reals.select(reals.equal(x, 0), Double.NEGATIVE_INFINITY, sum.high());
        return new Pair(reals.select(reals.less(x, Double.POSITIVE_INFINITY), high, x), sum.low());
    }

    /** e + x, where e is an integer and |x| <= 1/2. */
    private static Pair plus(Reals reals, Reg e, Pair x) {
        Pair sum = reals.fastTwoSum(e, x.high());
        return new Pair(sum.high(), reals.add(sum.low(), x.low()));
    }

    private static Pair ofMantissa(Reals reals, Reg m) {
        Format format = reals.format();
        Reg f = reals.sub(m, 1);
        Pair s = Quotient.pair(reals, f, reals.fastTwoSum(reals.number(2), f));
        Pair square = reals.twoProduct(s.high(), s.high());
        Reg w = square.high();
        Reg wLow = reals.fma(reals.add(s.high(), s.high()), s.low(), square.low());
        Pair c1 = pair(
                reals,
                format.choose(0x1.715476p+1, 0x1.71547652b82fep+1),
                format.choose(0x1.4ae0cp-25, 0x1.777d0ffda0d24p-55));
        Reg c3Low = reals.number(format.choose(-0x1.e2fe02p-28, 0x1.d27f05548af0cp-55));
        Reg c3High = reals.number(format.choose(0x1.ec709ep-1, 0x1.ec709dc3a03fdp-1));
        Pair inner = reals.fastTwoSum(c3High, reals.mul(w, reals.polynomial(w, format.choose(Q32, Q64))));
        Pair rest = reals.product(new Pair(w, wLow), new Pair(inner.high(), reals.add(inner.low(), c3Low)));
        Pair outer = reals.fastTwoSum(c1.high(), rest.high());
        Reg outerLow = reals.add(outer.low(), reals.add(c1.low(), rest.low()));
        return reals.product(s, new Pair(outer.high(), outerLow));
    }

    private static Pair pair(Reals reals, double high, double low) {
        return new Pair(reals.number(high), reals.number(low));
    }
}
