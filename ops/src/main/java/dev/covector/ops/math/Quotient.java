package dev.covector.ops.math;

import dev.covector.ir.kernel.Reg;
import java.util.function.UnaryOperator;

/** The quotient of two pairs. */
public final class Quotient {
    private Quotient() {}

    /** x / y, close to correctly rounded: one division, one correction (Dekker 1971, div2). */
    public static Reg of(Reals reals, Pair x, Pair y) {
        Pair quotient = pair(reals, x, y);
        return reals.add(quotient.high(), quotient.low());
    }

    /** 1 / x, close to correctly rounded. */
    public static Reg reciprocal(Reals reals, Pair x) {
        Reg reciprocal = reals.div(reals.number(1), x.high());
        Reg negative = reals.neg(reciprocal);
        Reg remainder = reals.fma(negative, x.low(), reals.fma(negative, x.high(), reals.number(1)));
        return reals.fma(remainder, reciprocal, reciprocal);
    }

    /** x / y to nearly twice the precision. */
    public static Pair pair(Reals reals, Pair x, Pair y) {
        return corrected(reals, x.high(), y, negative -> reals.fma(negative, y.low(), x.low()));
    }

    /** x / y to nearly twice the precision. */
    public static Pair pair(Reals reals, Reg x, Pair y) {
        return corrected(reals, x, y, negative -> reals.mul(negative, y.low()));
    }

    private static Pair corrected(Reals reals, Reg x, Pair y, UnaryOperator<Reg> lowRemainder) {
        Reg reciprocal = reals.div(reals.number(1), y.high());
        Reg quotient = reals.mul(x, reciprocal);
        Reg negative = reals.neg(quotient);
        Reg remainder = reals.add(reals.fma(negative, y.high(), x), lowRemainder.apply(negative));
        return new Pair(quotient, reals.mul(remainder, reciprocal));
    }
}
