package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ops.math.GreatestDivisor;
import dev.covector.ops.math.IntegerPower;
import java.util.Arrays;

/** Loops over blocks of i32. */
final class I32Loops implements Loops<int[]> {
    @Override
    public DType dtype() {
        return DType.I32;
    }

    @Override
    public int[] allocate(int n) {
        return new int[n];
    }

    @Override
    public void fill(int[] out, int n, Number value) {
        Arrays.fill(out, 0, n, value.intValue());
    }

    @Override
    public void unary(Intrinsic function, int[] x, int[] out, int n) {
        switch (function) {
            case NEG -> neg(x, out, n);
            case ABS -> abs(x, out, n);
            case NOT -> not(x, out, n);
            default -> throw Loops.undefined(function, dtype());
        }
    }

    @Override
    public void binary(Intrinsic function, int[] x, int[] y, int[] out, int n) {
        switch (function) {
            case ADD -> add(x, y, out, n);
            case SUB -> sub(x, y, out, n);
            case MUL -> mul(x, y, out, n);
            case DIV -> div(x, y, out, n);
            case REM -> rem(x, y, out, n);
            case MIN -> min(x, y, out, n);
            case MAX -> max(x, y, out, n);
            case AND -> and(x, y, out, n);
            case OR -> or(x, y, out, n);
            case XOR -> xor(x, y, out, n);
            case SHL -> shl(x, y, out, n);
            case SHR -> shr(x, y, out, n);
            case USHR -> ushr(x, y, out, n);
            case GCD -> gcd(x, y, out, n);
            case POW -> pow(x, y, out, n);
            default -> throw Loops.undefined(function, dtype());
        }
    }

    @Override
    public void fma(int[] x, int[] y, int[] z, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] * y[i] + z[i];
        }
    }

    @Override
    public void compare(Intrinsic function, int[] x, int[] y, byte[] out, int n) {
        switch (function) {
            case EQ -> eq(x, y, out, n);
            case NE -> ne(x, y, out, n);
            case LT -> lt(x, y, out, n);
            case LE -> le(x, y, out, n);
            default -> throw Loops.undefined(function, dtype());
        }
    }

    @Override
    public void select(byte[] condition, int[] x, int[] y, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = condition[i] != 0 ? x[i] : y[i];
        }
    }

    @Override
    public void spread(int[] x, int count, int times, int[] out) {
        for (int i = 0; i < count; i++) {
            Arrays.fill(out, i * times, (i + 1) * times, x[i]);
        }
    }

    @Override
    public void fold(Reducer reducer, int[] x, int length, int count, int[] out) {
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

    private static void neg(int[] x, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = -x[i];
        }
    }

    private static void abs(int[] x, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.abs(x[i]);
        }
    }

    private static void not(int[] x, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = ~x[i];
        }
    }

    private static void add(int[] x, int[] y, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] + y[i];
        }
    }

    private static void sub(int[] x, int[] y, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] - y[i];
        }
    }

    private static void mul(int[] x, int[] y, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] * y[i];
        }
    }

    private static void div(int[] x, int[] y, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = y[i] == 0 ? 0 : x[i] / y[i];
        }
    }

    private static void rem(int[] x, int[] y, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = y[i] == 0 ? 0 : x[i] % y[i];
        }
    }

    private static void min(int[] x, int[] y, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.min(x[i], y[i]);
        }
    }

    private static void max(int[] x, int[] y, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.max(x[i], y[i]);
        }
    }

    private static void and(int[] x, int[] y, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] & y[i];
        }
    }

    private static void or(int[] x, int[] y, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] | y[i];
        }
    }

    private static void xor(int[] x, int[] y, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] ^ y[i];
        }
    }

    private static void shl(int[] x, int[] y, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] << y[i];
        }
    }

    private static void shr(int[] x, int[] y, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] >> y[i];
        }
    }

    private static void ushr(int[] x, int[] y, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] >>> y[i];
        }
    }

    private static void gcd(int[] x, int[] y, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = GreatestDivisor.of(x[i], y[i]);
        }
    }

    private static void pow(int[] x, int[] y, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = IntegerPower.of(x[i], y[i]);
        }
    }

    private static void eq(int[] x, int[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] == y[i] ? 1 : 0);
        }
    }

    private static void ne(int[] x, int[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] != y[i] ? 1 : 0);
        }
    }

    private static void lt(int[] x, int[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] < y[i] ? 1 : 0);
        }
    }

    private static void le(int[] x, int[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] <= y[i] ? 1 : 0);
        }
    }

    private static int sum(int[] x, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum = sum + x[i];
        }
        return sum;
    }

    private static int product(int[] x, int from, int to) {
        int product = 1;
        for (int i = from; i < to; i++) {
            product = product * x[i];
        }
        return product;
    }

    private static int max(int[] x, int from, int to) {
        int max = Integer.MIN_VALUE;
        for (int i = from; i < to; i++) {
            max = Math.max(max, x[i]);
        }
        return max;
    }

    private static int min(int[] x, int from, int to) {
        int min = Integer.MAX_VALUE;
        for (int i = from; i < to; i++) {
            min = Math.min(min, x[i]);
        }
        return min;
    }
}
