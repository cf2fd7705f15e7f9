package dev.covector.codegen.jvm.emit;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Reducer;
import java.util.List;

/** Intrinsics of single numbers as Java expressions. Functions of f32 are computed in f64 and rounded. */
final class ScalarMath {
    private ScalarMath() {}

    static String print(Instr.Compute compute, List<String> in) {
        Element element = Element.of(compute.in().getLast().dtype());
        String x = in.getFirst();
        String y = in.size() > 1 ? in.get(1) : "";
        String z = in.size() > 2 ? in.get(2) : "";
        return switch (compute.function()) {
            case ADD -> x + " + " + y;
            case SUB -> x + " - " + y;
            case MUL -> x + " * " + y;
            case DIV -> real(element) ? x + " / " + y : y + " == 0 ? 0 : " + x + " / " + y;
            case REM -> real(element) ? x + " % " + y : y + " == 0 ? 0 : " + x + " % " + y;
            case FMA -> real(element) ? "Math.fma(" + x + ", " + y + ", " + z + ")" : x + " * " + y + " + " + z;
            case NEG -> "-" + x;
            case ABS -> "Math.abs(" + x + ")";
            case MIN -> element == Element.BOOL ? x + " & " + y : "Math.min(" + x + ", " + y + ")";
            case MAX -> element == Element.BOOL ? x + " | " + y : "Math.max(" + x + ", " + y + ")";
            case FLOOR -> rounded(element, "Math.floor(" + x + ")");
            case CEIL -> rounded(element, "Math.ceil(" + x + ")");
            case RINT -> rounded(element, "Math.rint(" + x + ")");
            case SQRT -> rounded(element, "Math.sqrt(" + x + ")");
            case COPYSIGN -> "Math.copySign(" + x + ", " + y + ")";
            case EQ -> x + " == " + y;
            case NE -> x + " != " + y;
            case LT -> element == Element.BOOL ? "!" + x + " & " + y : x + " < " + y;
            case LE -> element == Element.BOOL ? "!" + x + " | " + y : x + " <= " + y;
            case SELECT -> x + " ? " + y + " : " + z;
            case AND -> x + " & " + y;
            case OR -> x + " | " + y;
            case XOR -> x + " ^ " + y;
            case NOT -> (element == Element.BOOL ? "!" : "~") + x;
            case SHL -> x + " << " + y;
            case SHR -> x + " >> " + y;
            case USHR -> x + " >>> " + y;
            case CONVERT -> convert(element, Element.of(compute.out().dtype()), x);
            case BITCAST -> bitcast(element, Element.of(compute.out().dtype()), x);
            case EXP, EXPM1, LOG, LOG1P, SIN, COS, TANH, TAN, ASIN, ACOS, ATAN, SINH, COSH, LOG10, CBRT ->
                rounded(element, function(compute.function(), x, y));
            case POW ->
                real(element)
                        ? rounded(element, function(Intrinsic.POW, x, y))
                        : "IntegerPower.of(" + x + ", " + y + ")";
            case LOGISTIC, ATAN2, ZETA, IGAMMA, IGAMMAC -> rounded(element, function(compute.function(), x, y));
            case GCD -> "GreatestDivisor.of(" + x + ", " + y + ")";
        };
    }

    /** C99's pow differs from Java's where the base is 1, or -1 with an infinite exponent. */
    private static String function(Intrinsic function, String x, String y) {
        return switch (function) {
            case LOGISTIC -> "1 / (1 + Math.exp(-(double) " + x + "))";
            case POW ->
                x + " == 1 || " + x + " == -1 && Double.isInfinite(" + y + ") ? 1 : Math.pow(" + x + ", " + y + ")";
            case ZETA -> "HurwitzZeta.of(" + x + ", " + y + ")";
            case IGAMMA -> "IncompleteGamma.lower(" + x + ", " + y + ")";
            case IGAMMAC -> "IncompleteGamma.upper(" + x + ", " + y + ")";
            default -> "Math." + function + "(" + x + (y.isEmpty() ? "" : ", " + y) + ")";
        };
    }

    private static String rounded(Element element, String expression) {
        return element == Element.F32 ? "(float) (" + expression + ")" : expression;
    }

    private static boolean real(Element element) {
        return element.dtype().isReal();
    }

    static String convert(Element from, Element to, String x) {
        if (from == to) {
            return x;
        }
        if (to == Element.BOOL) {
            return x + " != 0";
        }
        return from == Element.BOOL ? "(" + to.primitive() + ") (" + x + " ? 1 : 0)" : "(" + to.primitive() + ") " + x;
    }

    private static String bitcast(Element from, Element to, String x) {
        return switch (from) {
            case BOOL -> x;
            case I32 -> to == Element.F32 ? "Float.intBitsToFloat(" + x + ")" : x;
            case I64 -> to == Element.F64 ? "Double.longBitsToDouble(" + x + ")" : x;
            case F32 -> to == Element.I32 ? "Float.floatToRawIntBits(" + x + ")" : x;
            case F64 -> to == Element.I64 ? "Double.doubleToRawLongBits(" + x + ")" : x;
        };
    }

    static String combine(Reducer reducer, Element element, String x, String y) {
        return switch (reducer) {
            case SUM -> x + " + " + y;
            case PRODUCT -> x + " * " + y;
            case MAX -> element == Element.BOOL ? x + " | " + y : "Math.max(" + x + ", " + y + ")";
            case MIN -> element == Element.BOOL ? x + " & " + y : "Math.min(" + x + ", " + y + ")";
            case ALL -> x + " & " + y;
            case ANY -> x + " | " + y;
        };
    }

    /** The neutral element of a reduction, as a literal. */
    static String neutral(Reducer reducer, DType dtype) {
        Element element = Element.of(dtype);
        return switch (reducer) {
            case SUM -> element.literal(0);
            case PRODUCT -> element.literal(1);
            case MAX -> extreme(element, "MIN_VALUE", Double.NEGATIVE_INFINITY);
            case MIN -> extreme(element, "MAX_VALUE", Double.POSITIVE_INFINITY);
            case ALL -> element == Element.BOOL ? "true" : element.literal(-1);
            case ANY -> element.literal(0);
        };
    }

    private static String extreme(Element element, String integer, double real) {
        return switch (element) {
            case BOOL -> real < 0 ? "false" : "true";
            case I32, I64 -> element.box() + "." + integer;
            case F32, F64 -> element.literal(real);
        };
    }
}
