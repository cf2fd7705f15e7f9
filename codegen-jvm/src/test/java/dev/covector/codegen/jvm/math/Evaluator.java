package dev.covector.codegen.jvm.math;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Reg;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.LongBinaryOperator;

/**
 * Runs the body of an elementwise phase on arrays, by the definitions of {@link Intrinsic}. Reals of both widths are
 * doubles here; rounding each result to {@code f32} again gives the bits of {@code f32} arithmetic for all but FMA.
 */
@org.jspecify.annotations.NullUnmarked // registers are in the map because kernels define before they use
final class Evaluator {
    private final int count;
    private final List<double[]> buffers;
    private final Map<Reg, double[]> reals = new HashMap<>();
    private final Map<Reg, long[]> integers = new HashMap<>();

    private Evaluator(List<double[]> buffers) {
        this.buffers = buffers;
        this.count = buffers.getFirst().length;
    }

    /** The values that the last store of the body writes. */
    static double[] run(List<Instr> body, List<double[]> buffers) {
        Evaluator evaluator = new Evaluator(buffers);
        double[] stored = new double[0];
        for (Instr instr : body) {
            switch (instr) {
                case Instr.Constant(Reg out, Number value) -> evaluator.constant(out, value);
                case Instr.Load load -> evaluator.reals.put(load.out(), evaluator.buffers.get(load.buffer()));
                case Instr.Compute compute -> evaluator.compute(compute);
                case Instr.Store store -> stored = evaluator.real(store.value());
                case Instr.Size _, Instr.Index _, Instr.Gather _, Instr.Reduce _ ->
                    throw new IllegalArgumentException("not elementwise: " + instr);
            }
        }
        return stored;
    }

    private double[] real(Reg reg) {
        return reals.get(reg);
    }

    private void constant(Reg out, Number value) {
        if (out.dtype().isReal()) {
            double rounded = out.dtype() == DType.F32 ? value.floatValue() : value.doubleValue();
            setReals(out, _ -> rounded);
        } else {
            setIntegers(out, _ -> value.longValue());
        }
    }

    private void setReals(Reg out, IntToDoubleFunction value) {
        double[] values = new double[count];
        boolean single = out.dtype() == DType.F32;
        for (int i = 0; i < count; i++) {
            double exact = value.applyAsDouble(i);
            values[i] = single ? (float) exact : exact;
        }
        reals.put(out, values);
    }

    private void setIntegers(Reg out, IntToLongFunction value) {
        long[] values = new long[count];
        boolean single = out.dtype() == DType.I32;
        for (int i = 0; i < count; i++) {
            long exact = value.applyAsLong(i);
            values[i] = single ? (int) exact : exact;
        }
        integers.put(out, values);
    }

    private void compute(Instr.Compute compute) {
        Reg first = compute.in().getFirst();
        switch (compute.function()) {
            case SELECT -> select(compute);
            case BITCAST -> bitcast(compute.out(), first);
            case EQ, NE, LT, LE -> compare(compute);
            default -> {
                if (first.dtype().isReal()) {
                    realArithmetic(compute);
                } else {
                    integerArithmetic(compute);
                }
            }
        }
    }

    private void select(Instr.Compute compute) {
        long[] condition = integers.get(compute.in().get(0));
        Reg then = compute.in().get(1);
        Reg otherwise = compute.in().get(2);
        if (then.dtype().isReal()) {
            double[] x = real(then);
            double[] y = real(otherwise);
            setReals(compute.out(), i -> condition[i] != 0 ? x[i] : y[i]);
        } else {
            long[] x = integers.get(then);
            long[] y = integers.get(otherwise);
            setIntegers(compute.out(), i -> condition[i] != 0 ? x[i] : y[i]);
        }
    }

    private void bitcast(Reg out, Reg in) {
        double[] x = real(in);
        long[] bits = integers.get(in);
        switch (out.dtype()) {
            case F32 -> setReals(out, i -> Float.intBitsToFloat((int) bits[i]));
            case F64 -> setReals(out, i -> Double.longBitsToDouble(bits[i]));
            case I32 -> setIntegers(out, i -> Float.floatToRawIntBits((float) x[i]));
            case I64 -> setIntegers(out, i -> Double.doubleToRawLongBits(x[i]));
            case BOOL, C64, C128 -> throw new IllegalArgumentException("bitcast to " + out.dtype());
        }
    }

    private void compare(Instr.Compute compute) {
        double[] x = real(compute.in().get(0));
        double[] y = real(compute.in().get(1));
        setIntegers(compute.out(), i -> switch (compute.function()) {
            case EQ -> x[i] == y[i] ? 1 : 0;
            case NE -> x[i] != y[i] ? 1 : 0;
            case LT -> x[i] < y[i] ? 1 : 0;
            default -> x[i] <= y[i] ? 1 : 0;
        });
    }

    private void realArithmetic(Instr.Compute compute) {
        Reg out = compute.out();
        double[] x = real(compute.in().get(0));
        double[] y = real(compute.in().getLast());
        switch (compute.function()) {
            case NEG -> setReals(out, i -> -x[i]);
            case ABS -> setReals(out, i -> Math.abs(x[i]));
            case SQRT -> setReals(out, i -> Math.sqrt(x[i]));
            case FMA -> {
                double[] factor = real(compute.in().get(1));
                setReals(
                        out,
                        out.dtype() == DType.F32
                                ? i -> Math.fma((float) x[i], (float) factor[i], (float) y[i])
                                : i -> Math.fma(x[i], factor[i], y[i]));
            }
            default -> {
                DoubleBinaryOperator operator = realOperator(compute.function());
                setReals(out, i -> operator.applyAsDouble(x[i], y[i]));
            }
        }
    }

    private static DoubleBinaryOperator realOperator(Intrinsic function) {
        return switch (function) {
            case ADD -> (x, y) -> x + y;
            case SUB -> (x, y) -> x - y;
            case MUL -> (x, y) -> x * y;
            case DIV -> (x, y) -> x / y;
            case MIN -> Math::min;
            case MAX -> Math::max;
            case COPYSIGN -> Math::copySign;
            default -> throw new IllegalArgumentException("no simple arithmetic: " + function);
        };
    }

    private void integerArithmetic(Instr.Compute compute) {
        long[] x = integers.get(compute.in().get(0));
        long[] y = integers.get(compute.in().getLast());
        LongBinaryOperator operator =
                integerOperator(compute.function(), compute.out().dtype());
        setIntegers(compute.out(), i -> operator.applyAsLong(x[i], y[i]));
    }

    private static LongBinaryOperator integerOperator(Intrinsic function, DType dtype) {
        return switch (function) {
            case ADD -> (x, y) -> x + y;
            case SUB -> (x, y) -> x - y;
            case AND -> (x, y) -> x & y;
            case OR -> (x, y) -> x | y;
            case XOR -> (x, y) -> x ^ y;
            case NEG -> (x, _) -> -x;
            case NOT -> dtype == DType.BOOL ? (x, _) -> 1 - x : (x, _) -> ~x;
            case SHL -> dtype == DType.I32 ? (x, y) -> (int) x << y : (x, y) -> x << y;
            case USHR -> dtype == DType.I32 ? (x, y) -> (int) x >>> y : (x, y) -> x >>> y;
            default -> throw new IllegalArgumentException("no simple arithmetic: " + function);
        };
    }
}
