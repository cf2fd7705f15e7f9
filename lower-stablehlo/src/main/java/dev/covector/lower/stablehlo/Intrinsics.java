package dev.covector.lower.stablehlo;

import dev.covector.ir.DType;
import dev.covector.ir.TensorType;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import java.util.List;

/** The functions of kernels as StableHLO, where need be with what makes their edges the same. */
final class Intrinsics {
    private static final double DECADE = 1 / Math.log(10);

    private Intrinsics() {}

    static Hlo write(Intrinsic function, DType to, List<Hlo> in, HloBuilder b) {
        Hlo x = in.getFirst();
        return switch (function) {
            case EQ, NE, LT, LE -> b.compare(function.name(), x, in.get(1));
            case SELECT -> b.select(x, in.get(1), in.get(2));
            case DIV, REM -> to.isReal() ? plain(name(function), in, b) : quotient(name(function), x, in.get(1), b);
            case FMA -> plain("stablehlo.add", List.of(plain("stablehlo.multiply", in.subList(0, 2), b), in.get(2)), b);
            case COPYSIGN -> withSign(x, in.get(1), b);
            case SHL, SHR, USHR -> plain(name(function), List.of(x, masked(in.get(1), b)), b);
            case CONVERT -> converted(x, to, b);
            case BITCAST -> b.elementwise("stablehlo.bitcast_convert", to, x);
            case LOG10 -> plain("stablehlo.multiply", List.of(plain("stablehlo.log", in, b), like(x, DECADE, b)), b);
            case POW -> to.isReal() ? plain("stablehlo.power", in, b) : Integers.power(x, in.get(1), b);
            case SINH -> Hyperbolic.sine(x, b);
            case COSH -> Hyperbolic.cosine(x, b);
            case ZETA -> wide(Zeta::of, x, in.get(1), b);
            case GCD -> Integers.greatestDivisor(x, in.get(1), b);
            case IGAMMA -> wide(IncompleteGamma::lower, x, in.get(1), b);
            case IGAMMAC -> wide(IncompleteGamma::upper, x, in.get(1), b);
            default -> plain(name(function), in, b);
        };
    }

    private static String name(Intrinsic function) {
        return switch (function) {
            case ADD, AND, OR, XOR, NOT, FLOOR, CEIL, SQRT, ABS, TANH, TAN, ATAN2, CBRT, LOGISTIC, LOG ->
                "stablehlo." + function;
            case SUB -> "stablehlo.subtract";
            case MUL -> "stablehlo.multiply";
            case DIV -> "stablehlo.divide";
            case REM -> "stablehlo.remainder";
            case NEG -> "stablehlo.negate";
            case MIN -> "stablehlo.minimum";
            case MAX -> "stablehlo.maximum";
            case RINT -> "stablehlo.round_nearest_even";
            case SHL -> "stablehlo.shift_left";
            case SHR -> "stablehlo.shift_right_arithmetic";
            case USHR -> "stablehlo.shift_right_logical";
            case EXP -> "stablehlo.exponential";
            case EXPM1 -> "stablehlo.exponential_minus_one";
            case LOG1P -> "stablehlo.log_plus_one";
            case SIN -> "stablehlo.sine";
            case COS -> "stablehlo.cosine";
            case ASIN, ACOS, ATAN -> "chlo." + function;
            case EQ,
                    NE,
                    LT,
                    LE,
                    SELECT,
                    FMA,
                    COPYSIGN,
                    CONVERT,
                    BITCAST,
                    LOG10,
                    SINH,
                    COSH,
                    POW,
                    GCD,
                    IGAMMA,
                    IGAMMAC,
                    ZETA -> throw new IllegalStateException(function + " has no name of its own");
        };
    }

    private static Hlo plain(String op, List<Hlo> in, HloBuilder b) {
        return b.elementwise(op, in.getLast().dtype(), in.toArray(Hlo[]::new));
    }

    /** A function of two numbers that needs more digits than it gives: computed in f64, as our kernels do. */
    @FunctionalInterface
    private interface Wide {
        Hlo write(Hlo x, Hlo y, HloBuilder b);
    }

    private static Hlo wide(Wide function, Hlo x, Hlo y, HloBuilder b) {
        return b.convert(function.write(b.convert(x, DType.F64), b.convert(y, DType.F64), b), x.dtype());
    }

    static Hlo like(Hlo x, Number value, HloBuilder b) {
        return b.full(x.type(), value);
    }

    /** An integer divided by zero is zero, and so is the remainder. */
    private static Hlo quotient(String op, Hlo x, Hlo y, HloBuilder b) {
        Hlo zero = like(y, 0, b);
        Hlo isZero = b.compare("EQ", y, zero);
        Hlo result = b.elementwise(op, x.dtype(), x, b.select(isZero, like(y, 1, b), y));
        return b.select(isZero, zero, result);
    }

    /** Java takes the lowest bits of the number of places. */
    private static Hlo masked(Hlo places, HloBuilder b) {
        return b.elementwise(
                "stablehlo.and",
                places.dtype(),
                places,
                like(places, 8 * places.dtype().bytes() - 1, b));
    }

    static Hlo withSign(Hlo x, Hlo sign, HloBuilder b) {
        DType bits = x.dtype() == DType.F32 ? DType.I32 : DType.I64;
        Hlo most =
                b.full(new TensorType(bits, x.type().shape()), bits == DType.I32 ? Integer.MIN_VALUE : Long.MIN_VALUE);
        Hlo size = b.elementwise("stablehlo.bitcast_convert", bits, b.elementwise("stablehlo.abs", x.dtype(), x));
        Hlo signed = b.elementwise("stablehlo.bitcast_convert", bits, sign);
        Hlo high = b.elementwise("stablehlo.and", bits, signed, most);
        return b.elementwise("stablehlo.bitcast_convert", x.dtype(), b.elementwise("stablehlo.or", bits, size, high));
    }

    /** As a Java cast does: to bool by comparing with zero, from reals to integers to the nearest inside, and NaN to zero. */
    private static Hlo converted(Hlo x, DType to, HloBuilder b) {
        if (to == DType.BOOL) {
            return b.compare("NE", x, like(x, 0, b));
        }
        if (!x.dtype().isReal() || !to.isInteger()) {
            return b.convert(x, to);
        }
        double limit = to == DType.I32 ? 0x1p31 : 0x1p63;
        long most = to == DType.I32 ? Integer.MAX_VALUE : Long.MAX_VALUE;
        long least = to == DType.I32 ? Integer.MIN_VALUE : Long.MIN_VALUE;
        TensorType type = x.type().withDType(to);
        Hlo isInside = b.elementwise(
                "stablehlo.and",
                DType.BOOL,
                b.compare("LE", like(x, -limit, b), x),
                b.compare("LT", x, like(x, limit, b)));
        Hlo inside = b.convert(b.select(isInside, x, like(x, 0, b)), to);
        Hlo high = b.select(b.compare("LE", like(x, limit, b), x), b.full(type, most), inside);
        return b.select(b.compare("LT", x, like(x, -limit, b)), b.full(type, least), high);
    }
}
