package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ops.math.GreatestDivisor;
import dev.covector.ops.math.IntegerPower;
import java.util.Arrays;

/** Loops over blocks of i64. */
final class I64Loops implements Loops<long[]> {
    @Override
    public DType dtype() {
        return DType.I64;
    }

    @Override
    public long[] allocate(int n) {
        return new long[n];
    }

    @Override
    public void fill(long[] out, int n, Number value) {
        Arrays.fill(out, 0, n, value.longValue());
    }

    @Override
    public void unary(Intrinsic function, long[] x, long[] out, int n) {
        switch (function) {
            case NEG -> neg(x, out, n);
            case ABS -> abs(x, out, n);
            case NOT -> not(x, out, n);
            default -> throw Loops.undefined(function, dtype());
        }
    }

    @Override
    public void binary(Intrinsic function, long[] x, long[] y, long[] out, int n) {
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
    public void fma(long[] x, long[] y, long[] z, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] * y[i] + z[i];
        }
    }

    @Override
    public void compare(Intrinsic function, long[] x, long[] y, byte[] out, int n) {
        switch (function) {
            case EQ -> eq(x, y, out, n);
            case NE -> ne(x, y, out, n);
            case LT -> lt(x, y, out, n);
            case LE -> le(x, y, out, n);
            default -> throw Loops.undefined(function, dtype());
        }
    }

    @Override
    public void select(byte[] condition, long[] x, long[] y, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = condition[i] != 0 ? x[i] : y[i];
        }
    }

    @Override
    public void spread(long[] x, int count, int times, long[] out) {
        for (int i = 0; i < count; i++) {
            Arrays.fill(out, i * times, (i + 1) * times, x[i]);
        }
    }

    @Override
    public void fold(Reducer reducer, long[] x, int length, int count, long[] out) {
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

    private static void neg(long[] x, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = -x[i];
        }
    }

    private static void abs(long[] x, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.abs(x[i]);
        }
    }

    private static void not(long[] x, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = ~x[i];
        }
    }

    private static void add(long[] x, long[] y, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] + y[i];
        }
    }

    private static void sub(long[] x, long[] y, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] - y[i];
        }
    }

    private static void mul(long[] x, long[] y, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] * y[i];
        }
    }

    private static void div(long[] x, long[] y, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = y[i] == 0 ? 0 : x[i] / y[i];
        }
    }

    private static void rem(long[] x, long[] y, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = y[i] == 0 ? 0 : x[i] % y[i];
        }
    }

    private static void min(long[] x, long[] y, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.min(x[i], y[i]);
        }
    }

    private static void max(long[] x, long[] y, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.max(x[i], y[i]);
        }
    }

    private static void and(long[] x, long[] y, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] & y[i];
        }
    }

    private static void or(long[] x, long[] y, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] | y[i];
        }
    }

    private static void xor(long[] x, long[] y, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] ^ y[i];
        }
    }

    private static void shl(long[] x, long[] y, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] << y[i];
        }
    }

    private static void shr(long[] x, long[] y, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] >> y[i];
        }
    }

    private static void ushr(long[] x, long[] y, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i] >>> y[i];
        }
    }

    private static void gcd(long[] x, long[] y, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = GreatestDivisor.of(x[i], y[i]);
        }
    }

    private static void pow(long[] x, long[] y, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = IntegerPower.of(x[i], y[i]);
        }
    }

    private static void eq(long[] x, long[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] == y[i] ? 1 : 0);
        }
    }

    private static void ne(long[] x, long[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] != y[i] ? 1 : 0);
        }
    }

    private static void lt(long[] x, long[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] < y[i] ? 1 : 0);
        }
    }

    private static void le(long[] x, long[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] <= y[i] ? 1 : 0);
        }
    }

    private static long sum(long[] x, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum = sum + x[i];
        }
        return sum;
    }

    private static long product(long[] x, int from, int to) {
        long product = 1;
        for (int i = from; i < to; i++) {
            product = product * x[i];
        }
        return product;
    }

    private static long max(long[] x, int from, int to) {
        long max = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            max = Math.max(max, x[i]);
        }
        return max;
    }

    private static long min(long[] x, int from, int to) {
        long min = Long.MAX_VALUE;
        for (int i = from; i < to; i++) {
            min = Math.min(min, x[i]);
        }
        return min;
    }
}
