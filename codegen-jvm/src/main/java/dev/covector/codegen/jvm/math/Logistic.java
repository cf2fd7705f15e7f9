package dev.covector.codegen.jvm.math;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.math.Pair;
import dev.covector.ops.math.Quotient;
import dev.covector.ops.math.Reals;
import java.util.List;

/**
 * p / (p + m) with x = k log 2 - r, p = 2^k and m = exp r, the divisor in a pair: within 1 ulp, nothing overflows, and the
 * lower tail keeps its relative precision down to the subnormal numbers, because the dividend is exact.
 */
final class Logistic {
    private Logistic() {}

    static Reg emit(KernelScalars kernel, List<Reg> in) {
        Reals reals = Reals.of(kernel, in.getFirst());
        // Below these bounds the result rounds to 0, above to 1. The power of two is too large by 2^up, to be normal
        // even
        // where the result is not.
        double low = reals.format().choose(-110.0, -760.0);
        double high = reals.format().choose(20.0, 40.0);
        int up = reals.format().choose(64, 512);
        Reg x = reals.atLeast(reals.atMost(in.getFirst(), high), low);
        Exponential exponential = new Exponential(reals);
        Exponential.Reduced reduced = exponential.reduceNegative(x, reals.format().bias + up);
        Reg power = exponential.power(reduced.biasedK());
        Pair linear = reals.fastTwoSum(reals.number(1), reduced.r().high());
        Pair sum = reals.twoSum(reals.mul(power, Math.scalb(1.0, -up)), linear.high());
        Reg rest = reals.add(reals.add(linear.low(), sum.low()), exponential.beyondLinear(reduced.r()));
        Reg reciprocal = Quotient.reciprocal(reals, reals.fastTwoSum(sum.high(), rest));
        return reals.mul(reals.mul(reciprocal, power), Math.scalb(1.0, -up));
    }
}
