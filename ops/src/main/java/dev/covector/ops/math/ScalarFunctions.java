package dev.covector.ops.math;

import dev.covector.ir.kernel.Intrinsic;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The functions of analysis among the intrinsics, of doubles, with the special cases of C99. */
public final class ScalarFunctions {
    private ScalarFunctions() {}

    public static DoubleUnaryOperator unary(Intrinsic function) {
        return switch (function) {
            case EXP -> Math::exp;
            case EXPM1 -> Math::expm1;
            case LOG -> Math::log;
            case LOG1P -> Math::log1p;
            case SIN -> Math::sin;
            case COS -> Math::cos;
            case TANH -> Math::tanh;
            case TAN -> Math::tan;
            case ASIN -> Math::asin;
            case ACOS -> Math::acos;
            case ATAN -> Math::atan;
            case SINH -> Math::sinh;
            case COSH -> Math::cosh;
            case LOG10 -> Math::log10;
            case CBRT -> Math::cbrt;
            case LOGISTIC -> ScalarFunctions::logistic;
            default -> throw undefined(function);
        };
    }

    public static DoubleBinaryOperator binary(Intrinsic function) {
        return switch (function) {
            case POW -> ScalarFunctions::pow;
            case ATAN2 -> Math::atan2;
            case ZETA -> HurwitzZeta::of;
            case IGAMMA -> IncompleteGamma::lower;
            case IGAMMAC -> IncompleteGamma::upper;
            default -> throw undefined(function);
        };
    }

    private static IllegalArgumentException undefined(Intrinsic function) {
        return new IllegalArgumentException(function + " is not defined for real numbers");
    }

    // The exponential of a negative number never overflows, so that the result is accurate down to the subnormals.
    private static double logistic(double x) {
        double e = Math.exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    // C99 (annex F.9.4.4) has 1 where Java has NaN: for the base 1, and for the base -1 with an infinite exponent.
    private static double pow(double x, double y) {
        return x == 1 || x == -1 && Double.isInfinite(y) ? 1 : Math.pow(x, y);
    }
}
