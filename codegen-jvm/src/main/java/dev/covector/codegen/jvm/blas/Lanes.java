package dev.covector.codegen.jvm.blas;

/** A few small real matrices side by side: element i of matrix l is at i * COUNT + l, so that their arithmetic overlaps. */
final class Lanes {
    static final int COUNT = 4;

    private Lanes() {}

    /** Reads elements of the matrix of one lane. */
    static void load(Kind kind, long address, double[] into, int lane, int count) {
        for (int i = 0; i < count; i++) {
            into[i * COUNT + lane] = Elements.get(kind.realBytes(), address + (long) i * kind.bytes());
        }
    }

    /** Writes elements of the matrix of one lane, from an offset on. */
    static void store(Kind kind, long address, double[] from, int offset, int lane, int count) {
        for (int i = 0; i < count; i++) {
            Elements.set(kind.realBytes(), address + (long) i * kind.bytes(), from[(offset + i) * COUNT + lane]);
        }
    }

    /**
     * The tangent of the rotation that makes the matrix [[p, z], [z, q]] diagonal, given half the difference of q and p: the
     * smaller one, and zero where z is.
     */
    static double tangent(double halfDifference, double z) {
        double root = Math.sqrt(halfDifference * halfDifference + z * z);
        return z == 0 ? 0 : z / (halfDifference + Math.copySign(root, halfDifference));
    }

    /** Rotates a run of elements from one offset with that from another, each lane by its own cosine and sine. */
    static void rotate(double[] x, int from, int with, int length, double[] cosine, double[] sine) {
        for (int i = 0; i < length; i++) {
            int p = (from + i) * COUNT;
            int q = (with + i) * COUNT;
            for (int lane = 0; lane < COUNT; lane++) {
                double xp = x[p + lane];
                double xq = x[q + lane];
                x[p + lane] = cosine[lane] * xp - sine[lane] * xq;
                x[q + lane] = sine[lane] * xp + cosine[lane] * xq;
            }
        }
    }
}
