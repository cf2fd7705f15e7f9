package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.DType;

/** Blocks of one dtype from blocks of another: as a Java cast does, and to bool by comparing with zero. */
final class Conversions {
    private Conversions() {}

    static void convert(DType from, Object x, DType to, Object out, int n) {
        switch (to) {
            case BOOL -> toBool(from, x, (byte[]) out, n);
            case I32 -> toI32(from, x, (int[]) out, n);
            case I64 -> toI64(from, x, (long[]) out, n);
            case F32 -> toF32(from, x, (float[]) out, n);
            case F64 -> toF64(from, x, (double[]) out, n);
            case C64, C128 -> throw Loops.complex(to);
        }
    }

    private static void toBool(DType from, Object x, byte[] out, int n) {
        switch (from) {
            case BOOL -> System.arraycopy(x, 0, out, 0, n);
            case I32 -> convert((int[]) x, out, n);
            case I64 -> convert((long[]) x, out, n);
            case F32 -> convert((float[]) x, out, n);
            case F64 -> convert((double[]) x, out, n);
            case C64, C128 -> throw Loops.complex(from);
        }
    }

    private static void toI32(DType from, Object x, int[] out, int n) {
        switch (from) {
            case BOOL -> convert((byte[]) x, out, n);
            case I32 -> System.arraycopy(x, 0, out, 0, n);
            case I64 -> convert((long[]) x, out, n);
            case F32 -> convert((float[]) x, out, n);
            case F64 -> convert((double[]) x, out, n);
            case C64, C128 -> throw Loops.complex(from);
        }
    }

    private static void toI64(DType from, Object x, long[] out, int n) {
        switch (from) {
            case BOOL -> convert((byte[]) x, out, n);
            case I32 -> convert((int[]) x, out, n);
            case I64 -> System.arraycopy(x, 0, out, 0, n);
            case F32 -> convert((float[]) x, out, n);
            case F64 -> convert((double[]) x, out, n);
            case C64, C128 -> throw Loops.complex(from);
        }
    }

    private static void toF32(DType from, Object x, float[] out, int n) {
        switch (from) {
            case BOOL -> convert((byte[]) x, out, n);
            case I32 -> convert((int[]) x, out, n);
            case I64 -> convert((long[]) x, out, n);
            case F32 -> System.arraycopy(x, 0, out, 0, n);
            case F64 -> convert((double[]) x, out, n);
            case C64, C128 -> throw Loops.complex(from);
        }
    }

    private static void toF64(DType from, Object x, double[] out, int n) {
        switch (from) {
            case BOOL -> convert((byte[]) x, out, n);
            case I32 -> convert((int[]) x, out, n);
            case I64 -> convert((long[]) x, out, n);
            case F32 -> convert((float[]) x, out, n);
            case F64 -> System.arraycopy(x, 0, out, 0, n);
            case C64, C128 -> throw Loops.complex(from);
        }
    }

    private static void convert(int[] x, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] != 0 ? 1 : 0);
        }
    }

    private static void convert(long[] x, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] != 0 ? 1 : 0);
        }
    }

    private static void convert(float[] x, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] != 0 ? 1 : 0);
        }
    }

    private static void convert(double[] x, byte[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (x[i] != 0 ? 1 : 0);
        }
    }

    private static void convert(byte[] x, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i];
        }
    }

    private static void convert(long[] x, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (int) x[i];
        }
    }

    private static void convert(float[] x, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (int) x[i];
        }
    }

    private static void convert(double[] x, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (int) x[i];
        }
    }

    private static void convert(byte[] x, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i];
        }
    }

    private static void convert(int[] x, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i];
        }
    }

    private static void convert(float[] x, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (long) x[i];
        }
    }

    private static void convert(double[] x, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (long) x[i];
        }
    }

    private static void convert(byte[] x, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i];
        }
    }

    private static void convert(int[] x, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (float) x[i];
        }
    }

    private static void convert(long[] x, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (float) x[i];
        }
    }

    private static void convert(double[] x, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (float) x[i];
        }
    }

    private static void convert(byte[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i];
        }
    }

    private static void convert(int[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i];
        }
    }

    private static void convert(long[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = (double) x[i];
        }
    }

    private static void convert(float[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = x[i];
        }
    }
}
