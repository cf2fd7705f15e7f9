package dev.covector.autodiff;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kernel arithmetic that happens at once, in doubles. */
final class Registers implements KernelScalars {
    private final Map<String, Long> sizes;
    private final List<Double> values = new ArrayList<>();

    Registers(Map<String, Long> sizes) {
        this.sizes = sizes;
    }

    double get(Reg reg) {
        return values.get(reg.id());
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
        values.add(value.doubleValue());
        return new Reg(values.size() - 1, dtype);
    }

    @Override
    public Reg size(Dim size) {
        return constant(DType.I64, size.eval(sizes));
    }

    @Override
    public Reg compute(DType dtype, Intrinsic function, List<Reg> in) {
        double[] v = in.stream().mapToDouble(this::get).toArray();
        return constant(dtype, value(dtype, function, v));
    }

    private static double whole(long x) {
        return x;
    }

    private static double value(DType dtype, Intrinsic function, double[] v) {
        boolean real = dtype.isReal();
        return switch (function) {
            case ADD -> v[0] + v[1];
            case SUB -> v[0] - v[1];
            case MUL -> v[0] * v[1];
            case DIV -> real ? v[0] / v[1] : whole(v[1] == 0 ? 0 : (long) v[0] / (long) v[1]);
            case REM -> real ? v[0] % v[1] : whole(v[1] == 0 ? 0 : (long) v[0] % (long) v[1]);
            case FMA -> Math.fma(v[0], v[1], v[2]);
            case NEG -> -v[0];
            case ABS -> Math.abs(v[0]);
            case MIN -> Math.min(v[0], v[1]);
            case MAX -> Math.max(v[0], v[1]);
            case FLOOR -> Math.floor(v[0]);
            case CEIL -> Math.ceil(v[0]);
            case RINT -> Math.rint(v[0]);
            case SQRT -> Math.sqrt(v[0]);
            case COPYSIGN -> Math.copySign(v[0], v[1]);
            case EQ -> v[0] == v[1] ? 1 : 0;
            case NE -> v[0] != v[1] ? 1 : 0;
            case LT -> v[0] < v[1] ? 1 : 0;
            case LE -> v[0] <= v[1] ? 1 : 0;
            case SELECT -> v[0] != 0 ? v[1] : v[2];
            case AND -> (long) v[0] & (long) v[1];
            case OR -> (long) v[0] | (long) v[1];
            case XOR -> (long) v[0] ^ (long) v[1];
            case NOT -> dtype == DType.BOOL ? 1 - v[0] : ~(long) v[0];
            case SHL -> (long) v[0] << (long) v[1];
            case SHR -> (long) v[0] >> (long) v[1];
            case USHR -> (long) v[0] >>> (long) v[1];
            case CONVERT -> real ? v[0] : dtype == DType.BOOL ? v[0] != 0 ? 1 : 0 : (double) (long) v[0];
            case BITCAST -> throw new UnsupportedOperationException("bits of a double in the reference evaluator");
            case EXP -> Math.exp(v[0]);
            case EXPM1 -> Math.expm1(v[0]);
            case LOG -> Math.log(v[0]);
            case LOG1P -> Math.log1p(v[0]);
            case SIN -> Math.sin(v[0]);
            case COS -> Math.cos(v[0]);
            case TANH -> Math.tanh(v[0]);
            case LOGISTIC -> 1 / (1 + Math.exp(-v[0]));
            case POW -> Math.pow(v[0], v[1]);
            case ATAN2 -> Math.atan2(v[0], v[1]);
        };
    }
}
