package dev.covector.bench.accuracy;

import dev.covector.ir.DType;
import java.util.SplittableRandom;

/** Where arguments are taken from. */
@FunctionalInterface
interface Range {
    /** A number of the range, to be rounded to the dtype. */
    double number(SplittableRandom random, DType dtype);

    /** Every number between two equally likely. */
    static Range even(double from, double to) {
        return (random, _) -> from + random.nextDouble() * (to - from);
    }

    /** Every number of the format between two equally likely: from the least to the largest magnitude, subnormal ones too. */
    static Range every(double from, double to) {
        return (random, dtype) -> dtype == DType.F32
                ? Float.intBitsToFloat((int)
                        mirrored(random.nextLong(code(finite(from)), code(finite(to)) + 1), Integer.MIN_VALUE))
                : Double.longBitsToDouble(mirrored(random.nextLong(code(from), code(to) + 1), Long.MIN_VALUE));
    }

    private static float finite(double x) {
        return (float) Math.clamp(x, -Float.MAX_VALUE, Float.MAX_VALUE);
    }

    /** This, but one in ten numbers subnormal, of either sign. */
    default Range orSubnormal() {
        return (random, dtype) -> {
            if (random.nextInt(10) > 0) {
                return number(random, dtype);
            }
            double least = dtype == DType.F32 ? Float.MIN_VALUE : Double.MIN_VALUE;
            double most = dtype == DType.F32 ? Float.MIN_NORMAL : Double.MIN_NORMAL;
            return (random.nextBoolean() ? 1 : -1) * every(least, most).number(random, dtype);
        };
    }

    /** Next to a point, on both sides, every binary order of the distance equally likely down to the last place. */
    static Range near(double point) {
        return (random, dtype) -> {
            int digits = dtype == DType.F32 ? Float.PRECISION : Double.PRECISION;
            double distance = Math.max(Math.abs(point), 0.5) * Math.pow(2, -random.nextDouble(digits + 1.0));
            return random.nextBoolean() ? point + distance : point - distance;
        };
    }

    /** The place of a number among all of its format: negative ones, whose bits grow with their size, turned round. */
    private static long code(double x) {
        return mirrored(Double.doubleToLongBits(x), Long.MIN_VALUE);
    }

    private static long code(float x) {
        return mirrored(Float.floatToIntBits(x), Integer.MIN_VALUE);
    }

    private static long mirrored(long bits, long sign) {
        return bits < 0 ? sign - bits : bits;
    }
}
