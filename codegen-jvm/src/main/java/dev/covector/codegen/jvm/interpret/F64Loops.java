package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ops.math.ScalarFunctions;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Loops over blocks of f64. */
final class F64Loops implements Loops<double[]> {
    @Override
    public DType dtype() {
        return DType.F64;
    }

    @Override
    public double[] allocate(int n) {
        return new double[n];
    }

    @Override
    public void fill(double[] out, int n, Number value) {
        Arrays.fill(out, 0, n, value.doubleValue());
    }

    @Override
    public void unary(Intrinsic function, double[] x, double[] out, int n) {
        switch (function) {
            case NEG -> neg(x, out, n);
            case ABS -> abs(x, out, n);
            case FLOOR -> floor(x, out, n);
            case CEIL -> ceil(x, out, n);
            case RINT -> rint(x, out, n);
            case SQRT -> sqrt(x, out, n);
            default -> map(ScalarFunctions.unary(function), x, out, n);
        }
    }

    @Override
    public void binary(Intrinsic function, double[] x, double[] y, double[] out, int n) {
        switch (function) {
            case ADD -> add(x, y, out, n);
            case SUB -> sub(x, y, out, n);
            case MUL -> mul(x, y, out, n);
            case DIV -> div(x, y, out, n);
            case REM -> rem(x, y, out, n);
            case MIN -> min(x, y, out, n);
            case MAX -> max(x, y, out, n);
            case COPYSIGN -> copySign(x, y, out, n);
            default -> map(ScalarFunctions.binary(function), x, y, out, n);
        }
    }

    @Override
    public void fma(double[] x, double[] y, double[] z, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.fma(x[i], y[i], z[i]);
        }
    }

    @Override
    public void compare(Intrinsic function, double[] x, double[] y, byte[] out, int n) {
        switch (function) {
            case EQ -> eq(x, y, out, n);
            case NE -> ne(x, y, out, n);
            case LT -> lt(x, y, out, n);
            case LE -> le(x, y, out, n);
            default -> throw Loops.undefined(function, dtype());
        }
    }

    @Override
    public void select(byte[] condition, double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = condition[i] != 0 ? x[i] : y[i];
        }
    }

    @Override
    public void spread(double[] x, int count, int times, double[] out) {
        for (int i = 0; i < count; i++) {
            Arrays.fill(out, i * times, (i + 1) * times, x[i]);
        }
    }

    @Override
    public void fold(Reducer reducer, double[] x, int length, int count, double[] out) {
        for (int segment = 0, from = 0; segment < count; segment++, from += length) {
            out[segment] = switch (reducer) {
                case SUM -> sum(x, from, from + length);
                case PRODUCT -> product(x, from, from + length);
                case MAX -> max(x, from, from + length);
                case MIN -> min(x, from, from + length);
                case ALL, ANY -> throw Loops.undefined(reducer.combine(), dtype());
            };
        }
    }

    private static void neg(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = -x[i];
        }
    }

    private static void abs(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.abs(x[i]);
        }
    }

    private static void floor(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.floor(x[i]);
        }
    }

    private static void ceil(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.ceil(x[i]);
        }
    }

    private static void rint(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.rint(x[i]);
        }
    }

    private static void sqrt(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.sqrt(x[i]);
        }
    }

    private static void map(DoubleUnaryOperator function, double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = function.applyAsDouble(x[i]);
        }
    }

    private static void add(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] + y[i];
        }
    }

    private static void sub(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] - y[i];
        }
    }

    private static void mul(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] * y[i];
        }
    }

    private static void div(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] / y[i];
        }
    }

    private static void rem(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] % y[i];
        }
    }

    private static void min(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.min(x[i], y[i]);
        }
    }

    private static void max(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.max(x[i], y[i]);
        }
    }

    private static void copySign(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.copySign(x[i], y[i]);
        }
    }

    private static void map(DoubleBinaryOperator function, double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = function.applyAsDouble(x[i], y[i]);
        }
    }

    private static void eq(double[] x, double[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] == y[i] ? 1 : 0);
        }
    }

    private static void ne(double[] x, double[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] != y[i] ? 1 : 0);
        }
    }

    private static void lt(double[] x, double[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] < y[i] ? 1 : 0);
        }
    }

    private static void le(double[] x, double[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] <= y[i] ? 1 : 0);
        }
    }

    // Halves down to leaves with eight accumulators: the error grows as the logarithm of the length (Higham 1993).
    private static double sum(double[] x, int from, int to) {
        if (to - from > LEAF) {
            int middle = (from + to) >>> 1;
            return sum(x, from, middle) + sum(x, middle, to);
        }
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int i = from;
        for (; i <= to - 8; i += 8) {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
            s4 += x[i + 4];
            s5 += x[i + 5];
            s6 += x[i + 6];
            s7 += x[i + 7];
        }
        double sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
        for (; i < to; i++) {
            sum += x[i];
        }
        return sum;
    }

    private static double product(double[] x, int from, int to) {
        double product = 1;
        for (int i = from; i < to; i++) {
            product = product * x[i];
        }
        return product;
    }

    private static double max(double[] x, int from, int to) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            max = Math.max(max, x[i]);
        }
        return max;
    }

    private static double min(double[] x, int from, int to) {
        double min = Double.POSITIVE_INFINITY;
        for (int i = from; i < to; i++) {
            min = Math.min(min, x[i]);
        }
        return min;
    }
}
