package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Reducer;
import java.util.Arrays;

/** Loops over blocks of bools, bytes that are 0 or 1. */
final class BoolLoops implements Loops<byte[]> {
    @Override
    public DType dtype() {
        return DType.BOOL;
    }

    @Override
    public byte[] allocate(int n) {
        return new byte[n];
    }

    @Override
    public void fill(byte[] out, int n, Number value) {
        Arrays.fill(out, 0, n, (byte) (value.doubleValue() != 0 ? 1 : 0));
    }

    @Override
    public void unary(Intrinsic function, byte[] x, byte[] out, int n) {
        switch (function) {
            case NOT -> not(x, out, n);
            default -> throw Loops.undefined(function, dtype());
        }
    }

    @Override
    public void binary(Intrinsic function, byte[] x, byte[] y, byte[] out, int n) {
        switch (function) {
            case AND, MIN -> and(x, y, out, n);
            case OR, MAX -> or(x, y, out, n);
            case XOR -> xor(x, y, out, n);
            default -> throw Loops.undefined(function, dtype());
        }
    }

    @Override
    public void fma(byte[] x, byte[] y, byte[] z, byte[] out, int n) {
        throw Loops.undefined(Intrinsic.FMA, dtype());
    }

    @Override
    public void compare(Intrinsic function, byte[] x, byte[] y, byte[] out, int n) {
        switch (function) {
            case EQ -> eq(x, y, out, n);
            case NE -> xor(x, y, out, n);
            case LT -> lt(x, y, out, n);
            case LE -> le(x, y, out, n);
            default -> throw Loops.undefined(function, dtype());
        }
    }

    @Override
    public void select(byte[] condition, byte[] x, byte[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = condition[i] != 0 ? x[i] : y[i];
        }
    }

    @Override
    public void spread(byte[] x, int count, int times, byte[] out) {
        for (int i = 0; i < count; i++) {
            Arrays.fill(out, i * times, (i + 1) * times, x[i]);
        }
    }

    @Override
    public void fold(Reducer reducer, byte[] x, int length, int count, byte[] out) {
        for (int segment = 0, from = 0; segment < count; segment++, from += length) {
            out[segment] = switch (reducer) {
                case ALL, MIN -> all(x, from, from + length);
                case ANY, MAX -> any(x, from, from + length);
                case SUM, PRODUCT -> throw Loops.undefined(reducer.combine(), dtype());
            };
        }
    }

    private static void not(byte[] x, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] ^ 1);
        }
    }

    private static void and(byte[] x, byte[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] & y[i]);
        }
    }

    private static void or(byte[] x, byte[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] | y[i]);
        }
    }

    private static void xor(byte[] x, byte[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] ^ y[i]);
        }
    }

    private static void eq(byte[] x, byte[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] ^ y[i] ^ 1);
        }
    }

    private static void lt(byte[] x, byte[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (~x[i] & y[i]);
        }
    }

    private static void le(byte[] x, byte[] y, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] ^ 1 | y[i]);
        }
    }

    private static byte all(byte[] x, int from, int to) {
        byte all = 1;
        for (int i = from; i < to; i++) {
            all = (byte) (all & x[i]);
        }
        return all;
    }

    private static byte any(byte[] x, int from, int to) {
        byte any = 0;
        for (int i = from; i < to; i++) {
            any = (byte) (any | x[i]);
        }
        return any;
    }
}
