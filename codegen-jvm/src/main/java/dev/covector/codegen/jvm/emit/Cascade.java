package dev.covector.codegen.jvm.emit;

/**
 * Pairwise summation above the leaves that generated loops sum: the error grows like the logarithm of the number of
 * leaves (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., §4.2). An array holds rows of {@code width}
 * sums: row 0 is the newest leaf, row j + 1 the sum of 2^j leaves wherever bit j of the number of leaves is set. Generated
 * code calls this.
 */
public final class Cascade {
    private Cascade() {}

    /** {@return the rows that so many pushed leaves need} */
    public static int rows(long leaves) {
        return 2 + Long.SIZE - Long.numberOfLeadingZeros(leaves);
    }

    /** Puts away row 0; {@code leaves} were put away before it. */
    public static void push(float[] sums, int width, long leaves) {
        int row = width;
        for (long rest = leaves; (rest & 1) != 0; rest >>>= 1) {
            add(sums, width, row);
            row += width;
        }
        System.arraycopy(sums, 0, sums, row, width);
    }

    /** Adds all leaves to row 0. */
    private static void finish(float[] sums, int width, long leaves) {
        int row = width;
        for (long rest = leaves; rest != 0; rest >>>= 1) {
            if ((rest & 1) != 0) {
                add(sums, width, row);
            }
            row += width;
        }
    }

    /** Adds all leaves to row 0 and copies it to the results. */
    public static void finish(float[] sums, int width, long leaves, float[] results, int at) {
        finish(sums, width, leaves);
        System.arraycopy(sums, 0, results, at, width);
    }

    private static void add(float[] sums, int width, int row) {
        for (int i = 0; i < width; i++) {
            sums[i] += sums[row + i];
        }
    }

    /** {@return the sum of the leaves and of the lanes of row 0, whose number is a power of two} */
    public static float total(float[] sums, int width, long leaves) {
        finish(sums, width, leaves);
        for (int half = width >> 1; half > 0; half >>= 1) {
            add(sums, half, half);
        }
        return sums[0];
    }

    /** Puts away row 0; {@code leaves} were put away before it. */
    public static void push(double[] sums, int width, long leaves) {
        int row = width;
        for (long rest = leaves; (rest & 1) != 0; rest >>>= 1) {
            add(sums, width, row);
            row += width;
        }
        System.arraycopy(sums, 0, sums, row, width);
    }

    /** Adds all leaves to row 0. */
    private static void finish(double[] sums, int width, long leaves) {
        int row = width;
        for (long rest = leaves; rest != 0; rest >>>= 1) {
            if ((rest & 1) != 0) {
                add(sums, width, row);
            }
            row += width;
        }
    }

    /** Adds all leaves to row 0 and copies it to the results. */
    public static void finish(double[] sums, int width, long leaves, double[] results, int at) {
        finish(sums, width, leaves);
        System.arraycopy(sums, 0, results, at, width);
    }

    private static void add(double[] sums, int width, int row) {
        for (int i = 0; i < width; i++) {
            sums[i] += sums[row + i];
        }
    }

    /** {@return the sum of the leaves and of the lanes of row 0, whose number is a power of two} */
    public static double total(double[] sums, int width, long leaves) {
        finish(sums, width, leaves);
        for (int half = width >> 1; half > 0; half >>= 1) {
            add(sums, half, half);
        }
        return sums[0];
    }
}
