package dev.covector.codegen.jvm.interpret;

/** The same bits read as another dtype of the same width. */
final class Bitcasts {
    private Bitcasts() {}

    static void bitcast(Object x, Object out, int n) {
        switch (x) {
            case long[] bits when out instanceof double[] to -> toF64(bits, to, n);
            case int[] bits when out instanceof float[] to -> toF32(bits, to, n);
            case double[] from when out instanceof long[] bits -> toI64(from, bits, n);
            case float[] from when out instanceof int[] bits -> toI32(from, bits, n);
            // Of one type, or the copy says that the widths differ.
            default -> System.arraycopy(x, 0, out, 0, n);
        }
    }

    private static void toF64(long[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Double.longBitsToDouble(x[i]);
        }
    }

    private static void toF32(int[] x, float[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Float.intBitsToFloat(x[i]);
        }
    }

    private static void toI64(double[] x, long[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Double.doubleToRawLongBits(x[i]);
        }
    }

    private static void toI32(float[] x, int[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Float.floatToRawIntBits(x[i]);
        }
    }
}
