package dev.covector.codegen.jvm.math;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
import java.util.List;

/**
 * 1 / (1 + u) for x >= 0 and u / (1 + u) for x < 0, with u = exp(-|x|) in a pair: nothing overflows, and the lower tail
 * keeps its relative precision down to the subnormal numbers.
 */
final class Logistic {
    private Logistic() {}

    static Reg emit(KernelScalars kernel, List<Reg> in) {
        Reg x = in.getFirst();
        Reals reals = Reals.of(kernel, x);
        Exponential exponential = new Exponential(reals);
        // Beyond this bound u rounds to 0.
        double bound = reals.format().choose(-110.0, -760.0);
        Reg argument = reals.atLeast(reals.neg(reals.abs(x)), bound);
        Exponential.Reduced reduced = exponential.reduce(argument, 2 * reals.format().bias);
        Pair parts = exponential.ofReduced(reduced.r());
        Pair mantissa = reals.fastTwoSum(parts.high(), parts.low());
        Reg u = exponential.scale(mantissa.high(), reduced.biasedK());
        Pair sum = reals.fastTwoSum(reals.number(1), u);
        Reg rest = exponential.scale(mantissa.low(), reduced.biasedK());
        Pair divisor = new Pair(sum.high(), reals.add(sum.low(), rest));
        Reg negative = reals.less(x, 0);
        Pair dividend = new Pair(
                reals.select(negative, mantissa.high(), reals.number(1)),
                reals.select(negative, mantissa.low(), reals.number(0)));
        Reg quotient = Quotient.of(reals, dividend, divisor);
        return reals.select(negative, exponential.scale(quotient, reduced.biasedK()), quotient);
    }
}
