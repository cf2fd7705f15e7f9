package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Intrinsic;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The functions of analysis, of doubles, with the special cases of C99. */
final class Functions {
    private Functions() {}

    static DoubleUnaryOperator unary(Intrinsic function, DType dtype) {
        return switch (function) {
            case EXP -> Math::exp;
            case EXPM1 -> Math::expm1;
            case LOG -> Math::log;
            case LOG1P -> Math::log1p;
            case SIN -> Math::sin;
            case COS -> Math::cos;
            case TANH -> Math::tanh;
            case LOGISTIC -> Functions::logistic;
            default -> throw Loops.undefined(function, dtype);
        };
    }

    static DoubleBinaryOperator binary(Intrinsic function, DType dtype) {
        return switch (function) {
            case POW -> Functions::pow;
            case ATAN2 -> Math::atan2;
            default -> throw Loops.undefined(function, dtype);
        };
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
