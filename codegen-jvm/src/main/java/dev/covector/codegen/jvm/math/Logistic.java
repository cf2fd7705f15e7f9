package dev.covector.codegen.jvm.math;

import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.math.Pair;
import dev.covector.ops.math.Quotient;
import dev.covector.ops.math.Reals;
import java.util.List;

/**
 * 1 / (1 + u) for x >= 0 and u / (1 + u) for x < 0, with u = exp(-|x|) and the sum in pairs: within 1 ulp, nothing
 * overflows, and the lower tail keeps its relative precision down to the subnormal numbers. There are no masks, because
 * those of two lanes are slow on x86.
 */
final class Logistic {
    private Logistic() {}

    static Reg emit(KernelScalars kernel, List<Reg> in) {
        Reg x = in.getFirst();
        Reals reals = Reals.of(kernel, x);
        Exponential exponential = new Exponential(reals);
        // Beyond this bound u rounds to 0. The power of two is too large by 2^up, to be normal even where u is not.
        double bound = reals.format().choose(-110.0, -760.0);
        int up = reals.format().choose(64, 512);
        Reg argument = kernel.apply(Intrinsic.MAX, reals.neg(reals.abs(x)), reals.number(bound));
        Exponential.Reduced reduced = exponential.reduce(argument, reals.format().bias + up);
        Reg power = exponential.power(reduced.biasedK());
        Pair parts = exponential.ofReduced(reduced.r());
        Pair mantissa = reals.fastTwoSum(parts.high(), parts.low());
        Reg u = reals.mul(reals.mul(mantissa.high(), power), Math.scalb(1.0, -up));
        Reg rest = reals.mul(reals.mul(mantissa.low(), power), Math.scalb(1.0, -up));
        Pair sum = reals.fastTwoSum(reals.number(1), u);
        Reg negative = reals.signMask(x);
        Pair dividend = new Pair(
                reals.blend(negative, u, reals.number(1)), reals.ofBits(reals.and(negative, reals.bits(rest))));
        return Quotient.of(reals, dividend, new Pair(sum.high(), reals.add(sum.low(), rest)));
    }
}
