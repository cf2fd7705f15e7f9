package dev.covector.autodiff;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.Scalar;
import dev.covector.ops.math.GreatestDivisor;
import dev.covector.ops.math.IntegerPower;
import dev.covector.ops.math.ScalarFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Kernel arithmetic that happens at once: reals, of f32 too, are doubles, everything else longs. */
final class Registers implements KernelScalars {
    private final Map<String, Long> sizes;
    private final List<Number> values = new ArrayList<>();

    Registers(Map<String, Long> sizes) {
        this.sizes = sizes;
    }

    private double get(Reg reg) {
        return values.get(reg.id()).doubleValue();
    }

    Complex get(Scalar scalar) {
        return new Complex(get(scalar.re()), scalar.isComplex() ? get(scalar.im()) : 0);
    }

    Scalar put(DType dtype, Complex value) {
        Reg re = constant(dtype.realPart(), value.re());
        return new Scalar(re, dtype.isComplex() ? constant(dtype.realPart(), value.im()) : null);
    }

    @Override
    public Reg constant(DType dtype, Number value) {
        values.add(dtype.isReal() ? (Number) value.doubleValue() : (Number) value.longValue());
        return new Reg(values.size() - 1, dtype);
    }

    @Override
    public Reg size(Dim size) {
        return constant(DType.I64, size.eval(sizes));
    }

    @Override
    public Reg compute(DType dtype, Intrinsic function, List<Reg> in) {
        Number[] v = in.stream().map(reg -> values.get(reg.id())).toArray(Number[]::new);
        DType from = in.getLast().dtype();
        Number value = switch (function) {
            case SELECT -> v[v[0].longValue() != 0 ? 1 : 2];
            case CONVERT -> dtype == DType.BOOL ? bit(v[0].doubleValue() != 0) : v[0];
            case BITCAST -> bits(from, dtype, v[0]);
            default ->
                from.isReal()
                        ? real(
                                function,
                                Stream.of(v).mapToDouble(Number::doubleValue).toArray())
                        : whole(
                                from,
                                function,
                                Stream.of(v).mapToLong(Number::longValue).toArray());
        };
        return constant(dtype, dtype == DType.I32 ? (Number) value.intValue() : value);
    }

    private static Number bits(DType from, DType to, Number x) {
        return switch (to) {
            case F64 -> Double.longBitsToDouble(x.longValue());
            case F32 -> Float.intBitsToFloat(x.intValue());
            default ->
                switch (from) {
                    case F64 -> Double.doubleToRawLongBits(x.doubleValue());
                    case F32 -> Float.floatToRawIntBits(x.floatValue());
                    default -> x;
                };
        };
    }

    private static long bit(boolean holds) {
        return holds ? 1 : 0;
    }

    private static Number real(Intrinsic function, double... v) {
        double x = v[0];
        double y = v[v.length - 1];
        return switch (function) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case DIV -> x / y;
            case REM -> x % y;
            case FMA -> Math.fma(x, v[1], y);
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
                v.length == 1
                        ? ScalarFunctions.unary(function).applyAsDouble(x)
                        : ScalarFunctions.binary(function).applyAsDouble(x, y);
        };
    }

    private static Number whole(DType dtype, Intrinsic function, long... v) {
        long x = v[0];
        long y = v[v.length - 1];
        boolean narrow = dtype == DType.I32;
        return switch (function) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case DIV -> y == 0 ? 0 : x / y;
            case REM -> y == 0 ? 0 : x % y;
            case FMA -> x * v[1] + y;
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case MIN -> Math.min(x, y);
            case MAX -> Math.max(x, y);
            case EQ -> bit(x == y);
            case NE -> bit(x != y);
            case LT -> bit(x < y);
            case LE -> bit(x <= y);
            case AND -> x & y;
            case OR -> x | y;
            case XOR -> x ^ y;
            case NOT -> dtype == DType.BOOL ? 1 - x : ~x;
            case SHL -> narrow ? (int) x << y : x << y;
            case SHR -> narrow ? (int) x >> y : x >> y;
            case USHR -> narrow ? (int) x >>> y : x >>> y;
            case GCD -> GreatestDivisor.of(x, y);
            case POW -> IntegerPower.of(x, y);
            default -> throw new IllegalArgumentException("no " + function + " of " + dtype);
        };
    }
}
