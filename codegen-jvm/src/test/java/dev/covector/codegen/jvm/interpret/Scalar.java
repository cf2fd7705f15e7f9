package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ops.math.GreatestDivisor;
import dev.covector.ops.math.IntegerPower;
import dev.covector.ops.math.ScalarFunctions;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** One number of a kernel, held as what memory holds: a Double, Float, Long, Integer or Byte. */
final class Scalar {
    private Scalar() {}

    static Number read(DType dtype, MemorySegment memory, long element) {
        return switch (dtype) {
            case BOOL -> memory.get(ValueLayout.JAVA_BYTE, element);
            case I32 -> memory.getAtIndex(ValueLayout.JAVA_INT, element);
            case I64 -> memory.getAtIndex(ValueLayout.JAVA_LONG, element);
            case F32 -> memory.getAtIndex(ValueLayout.JAVA_FLOAT, element);
            case F64 -> memory.getAtIndex(ValueLayout.JAVA_DOUBLE, element);
            case C64, C128 -> throw new AssertionError(dtype);
        };
    }

    static void write(DType dtype, MemorySegment memory, long element, Number value) {
        switch (dtype) {
            case BOOL -> memory.set(ValueLayout.JAVA_BYTE, element, value.byteValue());
            case I32 -> memory.setAtIndex(ValueLayout.JAVA_INT, element, value.intValue());
            case I64 -> memory.setAtIndex(ValueLayout.JAVA_LONG, element, value.longValue());
            case F32 -> memory.setAtIndex(ValueLayout.JAVA_FLOAT, element, value.floatValue());
            case F64 -> memory.setAtIndex(ValueLayout.JAVA_DOUBLE, element, value.doubleValue());
            case C64, C128 -> throw new AssertionError(dtype);
        }
    }

    /** A Java cast; to bool whether the number is not zero. */
    static Number convert(DType to, Number x) {
        return switch (to) {
            case BOOL -> (byte) (x instanceof Long l ? (l != 0 ? 1 : 0) : (x.doubleValue() != 0 ? 1 : 0));
            case I32 ->
                x instanceof Float f ? (int) (float) f : x instanceof Double d ? (int) (double) d : x.intValue();
            case I64 ->
                x instanceof Float f ? (long) (float) f : x instanceof Double d ? (long) (double) d : x.longValue();
            case F32 -> x.floatValue();
            case F64 -> x.doubleValue();
            case C64, C128 -> throw new AssertionError(to);
        };
    }

    static Number compute(DType to, Intrinsic function, Number... in) {
        return switch (function) {
            case CONVERT -> convert(to, in[0]);
            case BITCAST -> bitcast(to, in[0]);
            case SELECT -> in[0].byteValue() != 0 ? in[1] : in[2];
            default ->
                switch (in[in.length - 1]) {
                    case Double _ -> realF64(function, doubles(in));
                    case Float _ -> realF32(function, in);
                    case Long z -> integer64(function, in[0].longValue(), z, in);
                    case Integer z -> integer32(function, in[0].intValue(), z, in);
                    default -> bool(function, in[0].byteValue() != 0, in[in.length - 1].byteValue() != 0);
                };
        };
    }

    private static double[] doubles(Number... in) {
        return Arrays.stream(in).mapToDouble(Number::doubleValue).toArray();
    }

    private static Number bitcast(DType to, Number x) {
        return switch (to) {
            case F64 -> x instanceof Long bits ? Double.longBitsToDouble(bits) : x;
            case F32 -> x instanceof Integer bits ? Float.intBitsToFloat(bits) : x;
            case I64 -> x instanceof Double d ? Double.doubleToRawLongBits(d) : x;
            case I32 -> x instanceof Float f ? Float.floatToRawIntBits(f) : x;
            default -> x;
        };
    }

    private static Number realF32(Intrinsic function, Number... in) {
        float x = in[0].floatValue();
        float y = in[in.length - 1].floatValue();
        return switch (function) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case DIV -> x / y;
            case REM -> x % y;
            case FMA -> Math.fma(x, in[1].floatValue(), y);
            default -> {
                Number value = realF64(function, doubles(in));
                yield function.isComparison() ? value : (Number) value.floatValue();
            }
        };
    }

    private static Number realF64(Intrinsic function, double... in) {
        double x = in[0];
        double y = in[in.length - 1];
        return switch (function) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case DIV -> x / y;
            case REM -> x % y;
            case FMA -> Math.fma(x, in[1], y);
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case MIN -> Math.min(x, y);
            case MAX -> Math.max(x, y);
            case FLOOR -> Math.floor(x);
            case CEIL -> Math.ceil(x);
            case RINT -> Math.rint(x);
            case SQRT -> Math.sqrt(x);
            case COPYSIGN -> Math.copySign(x, y);
            case EQ -> bit(x == y);
            case NE -> bit(x != y);
            case LT -> bit(x < y);
            case LE -> bit(x <= y);
            default ->
                in.length == 1
                        ? ScalarFunctions.unary(function).applyAsDouble(x)
                        : ScalarFunctions.binary(function).applyAsDouble(x, y);
        };
    }

    private static Number integer64(Intrinsic function, long x, long y, Number... in) {
        return switch (function) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case DIV -> y == 0 ? 0L : (Number) (x / y);
            case REM -> y == 0 ? 0L : (Number) (x % y);
            case FMA -> x * in[1].longValue() + y;
            case NEG -> -x;
            case ABS -> x < 0 ? -x : x;
            case MIN -> x < y ? x : y;
            case MAX -> x > y ? x : y;
            case EQ -> bit(x == y);
            case NE -> bit(x != y);
            case LT -> bit(x < y);
            case LE -> bit(x <= y);
            case AND -> x & y;
            case OR -> x | y;
            case XOR -> x ^ y;
            case NOT -> ~x;
            case SHL -> x << y;
            case SHR -> x >> y;
            case USHR -> x >>> y;
            case GCD -> GreatestDivisor.of(x, y);
            case POW -> IntegerPower.of(x, y);
            default -> throw new IllegalArgumentException(function.toString());
        };
    }

    // The low half of a 64-bit result is the 32-bit one, but for shifts and the quotient that overflows.
    private static Number integer32(Intrinsic function, int x, int y, Number... in) {
        return switch (function) {
            case SHL -> x << y;
            case SHR -> x >> y;
            case USHR -> x >>> y;
            case EQ, NE, LT, LE -> integer64(function, x, y, in);
            default -> integer64(function, x, y, in).intValue();
        };
    }

    private static Number bool(Intrinsic function, boolean x, boolean y) {
        return bit(
                switch (function) {
                    case AND, MIN -> x && y;
                    case OR, MAX -> x || y;
                    case XOR, NE -> x != y;
                    case NOT -> !x;
                    case EQ -> x == y;
                    case LT -> !x && y;
                    case LE -> !x || y;
                    default -> throw new IllegalArgumentException(function.toString());
                });
    }

    private static byte bit(boolean holds) {
        return (byte) (holds ? 1 : 0);
    }
}
