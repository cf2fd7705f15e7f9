package dev.covector.passes.simplify;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.math.GreatestDivisor;
import dev.covector.ops.math.IntegerPower;
import dev.covector.ops.math.ScalarFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Kernel arithmetic carried out at once on Java numbers: what folds constants, and the reference that kernels are tested
 * against. A register of a real dtype holds a double, rounded to its dtype; any other holds a long, bools as 1 and 0.
 */
public final class NumberScalars implements KernelScalars {
    private final List<Number> values = new ArrayList<>();
    private final ToLongFunction<Dim> sizes;

    public NumberScalars(ToLongFunction<Dim> sizes) {
        this.sizes = sizes;
    }

    /** The number in a register. */
    public Number value(Reg x) {
        return values.get(x.id());
    }

    private double real(Reg x) {
        return value(x).doubleValue();
    }

    private long integer(Reg x) {
        return value(x).longValue();
    }

    @Override
    public Reg constant(DType dtype, Number value) {
        values.add(rounded(dtype, value));
        return new Reg(values.size() - 1, dtype);
    }

    @Override
    public Reg size(Dim size) {
        return constant(DType.I64, sizes.applyAsLong(size));
    }

    private static Number rounded(DType dtype, Number value) {
        return switch (dtype) {
            case BOOL -> value.doubleValue() != 0 ? 1L : 0L;
            case I32 -> value instanceof Double d ? (long) d.intValue() : (long) (int) value.longValue();
            case I64 -> value instanceof Double d ? d.longValue() : value.longValue();
            case F32 -> (double) value.floatValue();
            case F64 -> value.doubleValue();
            case C64, C128 -> throw new IllegalArgumentException("a register is never complex: " + dtype);
        };
    }

    @Override
    public Reg compute(DType dtype, Intrinsic function, List<Reg> in) {
        Reg last = in.getLast();
        Number value = switch (function) {
            case CONVERT -> value(last);
            case BITCAST -> bits(dtype, last);
            case SELECT -> value(integer(in.getFirst()) != 0 ? in.get(1) : last);
            default -> last.dtype().isReal() ? real(function, in) : (Number) integer(function, in);
        };
        return constant(dtype, value);
    }

    private Number bits(DType dtype, Reg x) {
        return switch (dtype) {
            case F32 -> Float.intBitsToFloat((int) integer(x));
            case F64 -> Double.longBitsToDouble(integer(x));
            case I32 -> x.dtype().isReal() ? (long) Float.floatToRawIntBits((float) real(x)) : integer(x);
            case I64 -> x.dtype().isReal() ? Double.doubleToRawLongBits(real(x)) : integer(x);
            case BOOL, C64, C128 -> value(x);
        };
    }

    private Number real(Intrinsic function, List<Reg> in) {
        double x = real(in.getFirst());
        double y = real(in.getLast());
        return switch (function) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case DIV -> x / y;
            case REM -> x % y;
            case FMA -> fma(in);
            case MIN -> Math.min(x, y);
            case MAX -> Math.max(x, y);
            case COPYSIGN -> Math.copySign(x, y);
            case EQ -> x == y ? 1L : 0L;
            case NE -> x != y ? 1L : 0L;
            case LT -> x < y ? 1L : 0L;
            case LE -> x <= y ? 1L : 0L;
            default -> in.size() == 2 ? ScalarFunctions.binary(function).applyAsDouble(x, y) : real(function, x);
        };
    }

    private Number fma(List<Reg> in) {
        double x = real(in.get(0));
        double y = real(in.get(1));
        double z = real(in.get(2));
        return in.getFirst().dtype() == DType.F32
                ? (double) Math.fma((float) x, (float) y, (float) z)
                : Math.fma(x, y, z);
    }

    private static double real(Intrinsic function, double x) {
        return switch (function) {
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case FLOOR -> Math.floor(x);
            case CEIL -> Math.ceil(x);
            case RINT -> Math.rint(x);
            case SQRT -> Math.sqrt(x);
            default -> ScalarFunctions.unary(function).applyAsDouble(x);
        };
    }

    private long integer(Intrinsic function, List<Reg> in) {
        long x = integer(in.getFirst());
        long y = integer(in.getLast());
        DType dtype = in.getFirst().dtype();
        return switch (function) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case DIV -> y == 0 ? 0 : x / y;
            case REM -> y == 0 ? 0 : x % y;
            case FMA -> x * integer(in.get(1)) + y;
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case MIN -> Math.min(x, y);
            case MAX -> Math.max(x, y);
            case EQ -> x == y ? 1 : 0;
            case NE -> x != y ? 1 : 0;
            case LT -> x < y ? 1 : 0;
            case LE -> x <= y ? 1 : 0;
            case AND -> x & y;
            case OR -> x | y;
            case XOR -> x ^ y;
            case NOT -> dtype == DType.BOOL ? 1 - x : ~x;
            case SHL -> dtype == DType.I32 ? (int) x << y : x << y;
            case SHR -> dtype == DType.I32 ? (int) x >> y : x >> y;
            case USHR -> dtype == DType.I32 ? (int) x >>> y : x >>> y;
            case GCD -> GreatestDivisor.of(x, y);
            case POW -> IntegerPower.of(x, y);
            default -> throw new IllegalArgumentException("no " + function + " of integers");
        };
    }
}
