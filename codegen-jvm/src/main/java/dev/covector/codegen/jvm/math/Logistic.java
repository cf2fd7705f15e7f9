package dev.covector.codegen.jvm.math;

import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
import java.util.List;

/**
 * 1 / (1 + u) for x >= 0 and u / (1 + u) for x < 0, with u = exp(-|x|): nothing overflows, and the lower tail keeps its
 * relative precision down to the subnormal numbers.
 */
final class Logistic {
    private final Reals reals;
    private final Reg x;

    private Logistic(Reals reals, Reg x) {
        this.reals = reals;
        this.x = x;
    }

    static Reg emit(KernelScalars kernel, List<Reg> in) {
        Logistic logistic = new Logistic(Reals.of(kernel, in.getFirst()), in.getFirst());
        return switch (logistic.reals.format()) {
            case F32 -> logistic.byPairs();
            case F64 -> logistic.byExp();
        };
    }

    /** Within 1 ulp: u is a pair, and so is the sum with it. */
    private Reg byPairs() {
        Exponential exponential = new Exponential(reals);
        // Beyond -104 u rounds to 0. The power is 2^64 too large, so that it is normal even where u is not.
        Exponential.Reduced reduced = exponential.reduce(reals.atLeast(decrease(), -110), reals.format().bias + 64);
        Reg power = exponential.power(reduced.biasedK());
        Pair parts = exponential.ofReduced(reduced.r());
        Pair mantissa = reals.fastTwoSum(parts.high(), parts.low());
        Reg u = reals.mul(reals.mul(mantissa.high(), power), 0x1p-64);
        Reg rest = reals.mul(reals.mul(mantissa.low(), power), 0x1p-64);
        Pair sum = reals.fastTwoSum(reals.number(1), u);
        Reg negative = reals.less(x, 0);
        Pair dividend = new Pair(reals.select(negative, u, reals.number(1)), reals.select(negative, rest, reals.number(0)));
        return Quotient.of(reals, dividend, new Pair(sum.high(), reals.add(sum.low(), rest)));
    }

    /** Within 2 ulp: the errors of u, half an ulp to 1, of the sum and of the quotient. */
    private Reg byExp() {
        Reg u = reals.kernel().apply(Intrinsic.EXP, decrease());
        Reg sum = reals.add(u, 1);
        // A blend by integers: masks of two lanes are slow on x86.
        Reg negative = reals.kernel().apply(Intrinsic.NEG, reals.shiftRight(reals.bits(x), 63));
        Reg one = reals.bits(reals.number(1));
        Reg difference = reals.and(negative, reals.xor(reals.bits(u), one));
        return reals.div(reals.ofBits(reals.xor(one, difference)), sum);
    }

    private Reg decrease() {
        return reals.neg(reals.abs(x));
    }
}
