package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ops.math.ScalarFunctions;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Loops over blocks of f32; functions are taken of doubles and rounded. */
final class F32Loops implements Loops<float[]> {
    @Override
    public DType dtype() {
        return DType.F32;
    }

    @Override
    public float[] allocate(int n) {
        return new float[n];
    }

    @Override
    public void fill(float[] out, int n, Number value) {
        Arrays.fill(out, 0, n, value.floatValue());
    }

    @Override
    public void unary(Intrinsic function, float[] x, float[] out, int n) {
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
    public void binary(Intrinsic function, float[] x, float[] y, float[] out, int n) {
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
    public void fma(float[] x, float[] y, float[] z, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.fma(x[i], y[i], z[i]);
        }
    }

    @Override
    public void compare(Intrinsic function, float[] x, float[] y, byte[] out, int n) {
        switch (function) {
            case EQ -> eq(x, y, out, n);
            case NE -> ne(x, y, out, n);
            case LT -> lt(x, y, out, n);
            case LE -> le(x, y, out, n);
            default -> throw Loops.undefined(function, dtype());
        }
    }

    @Override
    public void select(byte[] condition, float[] x, float[] y, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = condition[i] != 0 ? x[i] : y[i];
        }
    }

    @Override
    public void spread(float[] x, int count, int times, float[] out) {
        for (int i = 0; i < count; i++) {
            Arrays.fill(out, i * times, (i + 1) * times, x[i]);
        }
    }

    @Override
    public void fold(Reducer reducer, float[] x, int length, int count, float[] out) {
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

    private static void neg(float[] x, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = -x[i];
        }
    }

    private static void abs(float[] x, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.abs(x[i]);
        }
    }

    private static void floor(float[] x, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (float) Math.floor(x[i]);
        }
    }

    private static void ceil(float[] x, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (float) Math.ceil(x[i]);
        }
    }

    private static void rint(float[] x, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (float) Math.rint(x[i]);
        }
    }

    private static void sqrt(float[] x, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (float) Math.sqrt(x[i]);
        }
    }

    private static void map(DoubleUnaryOperator function, float[] x, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (float) function.applyAsDouble(x[i]);
        }
    }

    private static void add(float[] x, float[] y, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] + y[i];
        }
    }

    private static void sub(float[] x, float[] y, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] - y[i];
        }
    }

    private static void mul(float[] x, float[] y, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] * y[i];
        }
    }

    private static void div(float[] x, float[] y, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] / y[i];
        }
    }

    private static void rem(float[] x, float[] y, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] % y[i];
        }
    }

    private static void min(float[] x, float[] y, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.min(x[i], y[i]);
        }
    }

    private static void max(float[] x, float[] y, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.max(x[i], y[i]);
        }
    }

    private static void copySign(float[] x, float[] y, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.copySign(x[i], y[i]);
        }
    }

    private static void map(DoubleBinaryOperator function, float[] x, float[] y, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (float) function.applyAsDouble(x[i], y[i]);
        }
    }

    private static void eq(float[] x, float[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] == y[i] ? 1 : 0);
        }
    }

    private static void ne(float[] x, float[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] != y[i] ? 1 : 0);
        }
    }

    private static void lt(float[] x, float[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] < y[i] ? 1 : 0);
        }
    }

    private static void le(float[] x, float[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] <= y[i] ? 1 : 0);
        }
    }

    // Halves down to leaves with eight accumulators: the error grows as the logarithm of the length (Higham 1993).
    private static float sum(float[] x, int from, int to) {
        if (to - from > LEAF) {
            int middle = (from + to) >>> 1;
            return sum(x, from, middle) + sum(x, middle, to);
        }
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
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
        float sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
        for (; i < to; i++) {
            sum += x[i];
        }
        return sum;
    }

    private static float product(float[] x, int from, int to) {
        float product = 1;
        for (int i = from; i < to; i++) {
            product = product * x[i];
        }
        return product;
    }

    private static float max(float[] x, int from, int to) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            max = Math.max(max, x[i]);
        }
        return max;
    }

    private static float min(float[] x, int from, int to) {
        float min = Float.POSITIVE_INFINITY;
        for (int i = from; i < to; i++) {
            min = Math.min(min, x[i]);
        }
        return min;
    }
}
