package dev.covector.codegen.jvm.emit;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ops.math.IntegerPower;
import dev.covector.ops.math.ScalarFunctions;
import java.math.BigInteger;
import java.util.List;

/** The meaning of the intrinsics, on a Boolean, Integer, Long, Float or Double. */
final class ReferenceMath {
    private ReferenceMath() {}

    static Object compute(Intrinsic function, DType dtype, List<Object> in) {
        Object x = in.getFirst();
        Object y = in.size() > 1 ? in.get(1) : x;
        Object z = in.size() > 2 ? in.get(2) : x;
        if (function == Intrinsic.SELECT) {
            return (Boolean) x ? y : z;
        }
        if (function == Intrinsic.CONVERT) {
            return convert(dtype, x);
        }
        return switch (x) {
            case Boolean b -> ofBools(function, b, (Boolean) y);
            case Integer i -> ofIntegers(function, dtype, i, (Integer) y, (Integer) z);
            case Long l -> ofIntegers(function, dtype, l, (Long) y, (Long) z);
            case Float f -> ofFloats(function, dtype, f, (Float) y, (Float) z);
            default -> ofDoubles(function, dtype, (Double) x, (Double) y, (Double) z);
        };
    }

    private static Object convert(DType to, Object x) {
        return switch (x) {
            case Boolean b -> Reference.number(to, b ? 1 : 0);
            case Integer i -> Reference.number(to, i);
            case Long l -> Reference.number(to, l);
            case Float f -> to == DType.BOOL ? f != 0 : Reference.number(to, f);
            default -> to == DType.BOOL ? (Double) x != 0 : Reference.number(to, (Double) x);
        };
    }

    private static boolean ofBools(Intrinsic function, boolean x, boolean y) {
        return switch (function) {
            case AND, MIN -> x && y;
            case OR, MAX -> x || y;
            case XOR, NE -> x != y;
            case EQ -> x == y;
            case LT -> !x && y;
            case LE -> !x || y;
            case NOT -> !x;
            case BITCAST -> x;
            default -> throw new IllegalArgumentException(function + "");
        };
    }

    private static Object ofIntegers(Intrinsic function, DType out, long x, long y, long z) {
        boolean narrow = out == DType.I32 || out == DType.F32;
        return switch (function) {
            case ADD -> Reference.number(out, x + y);
            case SUB -> Reference.number(out, x - y);
            case MUL -> Reference.number(out, x * y);
            case DIV -> Reference.number(out, y == 0 ? 0 : x / y);
            case REM -> Reference.number(out, y == 0 ? 0 : x % y);
            case FMA -> Reference.number(out, x * y + z);
            case NEG -> Reference.number(out, -x);
            case ABS -> Reference.number(out, Math.abs(x));
            case MIN -> Reference.number(out, Math.min(x, y));
            case MAX -> Reference.number(out, Math.max(x, y));
            case EQ -> x == y;
            case NE -> x != y;
            case LT -> x < y;
            case LE -> x <= y;
            case AND -> Reference.number(out, x & y);
            case OR -> Reference.number(out, x | y);
            case XOR -> Reference.number(out, x ^ y);
            case NOT -> Reference.number(out, ~x);
            case SHL -> narrow ? (Object) ((int) x << (int) y) : (Object) (x << y);
            case SHR -> narrow ? (Object) ((int) x >> (int) y) : (Object) (x >> y);
            case USHR -> narrow ? (Object) ((int) x >>> (int) y) : (Object) (x >>> y);
            case POW -> Reference.number(out, IntegerPower.of(x, y));
            case GCD ->
                Reference.number(
                        out, BigInteger.valueOf(x).gcd(BigInteger.valueOf(y)).longValue());
            case BITCAST ->
                switch (out) {
                    case F32 -> Float.intBitsToFloat((int) x);
                    case F64 -> Double.longBitsToDouble(x);
                    default -> Reference.number(out, x);
                };
            default -> throw new IllegalArgumentException(function + "");
        };
    }

    private static Object ofFloats(Intrinsic function, DType out, float x, float y, float z) {
        return switch (function) {
            case FMA -> Math.fma(x, y, z);
            case BITCAST -> out == DType.I32 ? (Object) Float.floatToRawIntBits(x) : (Object) x;
            default -> {
                Object result = ofDoubles(function, DType.F64, x, y, z);
                yield result instanceof Double d ? (Object) d.floatValue() : result;
            }
        };
    }

    private static Object ofDoubles(Intrinsic function, DType out, double x, double y, double z) {
        return switch (function) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case DIV -> x / y;
            case REM -> x % y;
            case FMA -> Math.fma(x, y, z);
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case MIN -> Math.min(x, y);
            case MAX -> Math.max(x, y);
            case FLOOR -> Math.floor(x);
            case CEIL -> Math.ceil(x);
            case RINT -> Math.rint(x);
            case SQRT -> Math.sqrt(x);
            case COPYSIGN -> Math.copySign(x, y);
            case EQ -> x == y;
            case NE -> x != y;
            case LT -> x < y;
            case LE -> x <= y;
            case BITCAST -> out == DType.I64 ? (Object) Double.doubleToRawLongBits(x) : (Object) x;
            case EXP -> StrictMath.exp(x);
            case EXPM1 -> StrictMath.expm1(x);
            case LOG -> StrictMath.log(x);
            case LOG1P -> StrictMath.log1p(x);
            case SIN -> StrictMath.sin(x);
            case COS -> StrictMath.cos(x);
            case TANH -> StrictMath.tanh(x);
            case TAN -> StrictMath.tan(x);
            case ASIN -> StrictMath.asin(x);
            case ACOS -> StrictMath.acos(x);
            case ATAN -> StrictMath.atan(x);
            case SINH -> StrictMath.sinh(x);
            case COSH -> StrictMath.cosh(x);
            case LOG10 -> StrictMath.log10(x);
            case CBRT -> StrictMath.cbrt(x);
            case LOGISTIC -> 1 / (1 + StrictMath.exp(-x));
            case POW -> x == 1 || x == -1 && Double.isInfinite(y) ? 1 : StrictMath.pow(x, y);
            case ATAN2 -> StrictMath.atan2(x, y);
            case ZETA, IGAMMA, IGAMMAC -> ScalarFunctions.binary(function).applyAsDouble(x, y);
            default -> throw new IllegalArgumentException(function + "");
        };
    }
}
