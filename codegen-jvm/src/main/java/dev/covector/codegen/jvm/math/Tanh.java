package dev.covector.codegen.jvm.math;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.math.Pair;
import dev.covector.ops.math.Quotient;
import dev.covector.ops.math.Reals;
import java.util.List;

/**
 * tanh |x| = -m / (2 + m) with m = expm1(-2 |x|), m and the quotient in pairs: within 1 ulp, tiny arguments included,
 * because m then is the argument itself.
 */
final class Tanh {
    private Tanh() {}

    static Reg emit(KernelScalars kernel, List<Reg> in) {
        Reg x = in.getFirst();
        Reals reals = Reals.of(kernel, x);
        Exponential exponential = new Exponential(reals);
        // Beyond this bound the result rounds to 1.
        double bound = reals.format().choose(-20.0, -44.0);
        Reg argument = reals.atLeast(reals.mul(reals.abs(x), -2), bound);
        Exponential.Reduced reduced = exponential.reduce(argument, reals.format().bias);
        Reg power = exponential.power(reduced.biasedK());
        Pair m = expm1(reals, power, reduced.r().high(), exponential.beyondLinear(reduced.r()));
        Pair divisor = reals.fastTwoSum(reals.number(2), m.high());
        Pair below = new Pair(divisor.high(), reals.add(divisor.low(), m.low()));
        return reals.copySign(Quotient.of(reals, m, below), x);
    }

    /** 2^k (1 + r + rest) - 1 for k <= 0. */
    private static Pair expm1(Reals reals, Reg power, Reg r, Reg rest) {
        Pair constant = reals.fastTwoSum(reals.number(-1), power);
        Pair linear = reals.fastTwoSum(constant.high(), reals.mul(power, r));
        return reals.fastTwoSum(linear.high(), reals.fma(power, rest, reals.add(constant.low(), linear.low())));
    }
}
