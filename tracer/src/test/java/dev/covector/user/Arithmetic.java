package dev.covector.user;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.math.ScalarFunctions;
import java.util.ArrayList;
import java.util.List;

/** Carries out the scalar arithmetic that formulas write. */
final class Arithmetic implements KernelScalars {
    private final List<Number> values = new ArrayList<>();

    Number value(Reg reg) {
        return values.get(reg.id());
    }

    @Override
    public Reg constant(DType dtype, Number value) {
        values.add(dtype.isReal() ? (Number) value.doubleValue() : (Number) value.longValue());
        return new Reg(values.size() - 1, dtype);
    }

    @Override
    public Reg size(Dim size) {
        return constant(DType.I64, size.constant());
    }

    @Override
    public Reg compute(DType dtype, Intrinsic function, List<Reg> in) {
        Number x = value(in.getFirst());
        if (function == Intrinsic.SELECT) {
            return constant(dtype, value(in.get(x.longValue() != 0 ? 1 : 2)));
        }
        if (function == Intrinsic.FMA) {
            double product = Math.fma(
                    x.doubleValue(),
                    value(in.get(1)).doubleValue(),
                    value(in.get(2)).doubleValue());
            return constant(dtype, dtype == DType.F32 ? (double) (float) product : product);
        }
        if (function == Intrinsic.CONVERT) {
            return constant(dtype, converted(dtype, x));
        }
        if (function == Intrinsic.BITCAST) {
            return constant(dtype, bits(dtype, x));
        }
        Number y = value(in.getLast());
        boolean real = in.getFirst().dtype().isReal();
        Number result =
                real ? real(function, x.doubleValue(), y.doubleValue()) : whole(function, x.longValue(), y.longValue());
        boolean not = function == Intrinsic.NOT && in.getFirst().dtype() == DType.BOOL;
        Number rounded = dtype == DType.F32
                ? (Number) (double) result.floatValue()
                : dtype == DType.I32 ? (Number) (long) result.intValue() : not ? (Number) (1 - x.longValue()) : result;
        return constant(dtype, rounded);
    }

    private static Number bits(DType to, Number x) {
        return switch (to) {
            case F32 -> (Number) (double) Float.intBitsToFloat(x.intValue());
            case F64 -> (Number) Double.longBitsToDouble(x.longValue());
            case I32 -> (Number) (long) Float.floatToRawIntBits(x.floatValue());
            case I64 -> (Number) Double.doubleToRawLongBits(x.doubleValue());
            case BOOL, C64, C128 -> throw new IllegalArgumentException("no bits of " + to);
        };
    }

    private static Number converted(DType dtype, Number x) {
        return switch (dtype) {
            case BOOL -> (Number) (x.doubleValue() != 0 ? 1L : 0L);
            case I32 -> (Number) (long) x.intValue();
            case I64 -> (Number) x.longValue();
            case F32 -> (Number) (double) x.floatValue();
            case F64, C64, C128 -> (Number) x.doubleValue();
        };
    }

    private static Number real(Intrinsic function, double x, double y) {
        return switch (function) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case DIV -> x / y;
            case REM -> x % y;
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case MIN -> Math.min(x, y);
            case MAX -> Math.max(x, y);
            case FLOOR -> Math.floor(x);
            case CEIL -> Math.ceil(x);
            case RINT -> Math.rint(x);
            case SQRT -> Math.sqrt(x);
            case COPYSIGN -> Math.copySign(x, y);
            case EQ -> x == y ? 1L : 0L;
            case NE -> x != y ? 1L : 0L;
            case LT -> x < y ? 1L : 0L;
            case LE -> x <= y ? 1L : 0L;
            default ->
                function.operands() == 1
                        ? ScalarFunctions.unary(function).applyAsDouble(x)
                        : ScalarFunctions.binary(function).applyAsDouble(x, y);
        };
    }

    private static Number whole(Intrinsic function, long x, long y) {
        return switch (function) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case DIV -> y == 0 ? 0 : x / y;
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case MIN -> Math.min(x, y);
            case MAX -> Math.max(x, y);
            case EQ -> x == y ? 1L : 0L;
            case NE -> x != y ? 1L : 0L;
            case LT -> x < y ? 1L : 0L;
            case LE -> x <= y ? 1L : 0L;
            case AND -> x & y;
            case OR -> x | y;
            case XOR -> x ^ y;
            case NOT -> ~x;
            case SHL -> x << y;
            case USHR -> x >>> y;
            default -> throw new UnsupportedOperationException(function + " of integers");
        };
    }
}
