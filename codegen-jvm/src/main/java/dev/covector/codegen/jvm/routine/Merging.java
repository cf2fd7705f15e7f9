package dev.covector.codegen.jvm.routine;

import dev.covector.ir.DType;

/** Merges updates into elements, one after the other; for one thread. */
interface Merging {
    /** Longer lines of sums go through arrays of this length, since loops over arrays are vectorised. */
    int PART = Points.PART;
    /** The length from which that pays. */
    int LONG = 16;

    /** Merges the updates at {@code from} and so many bytes on into the elements at {@code to} and so many bytes on. */
    void line(long from, long fromStep, long to, long toStep, long count);

    /** Merges the updates at {@code from} and so many bytes on into elements of x by number; of {@link #PART} at most. */
    void points(long from, long fromStep, long x, long[] to, int count);

    /** How elements merge; of complex ones their parts one by one, except by products. */
    static Merging of(Merge merge, DType dtype) {
        return switch (dtype) {
            case F64 -> new F64Merging(merge);
            case F32 -> new F32Merging(merge);
            case I64 -> new I64Merging(merge);
            case I32 -> new I32Merging(merge);
            case BOOL -> new BoolMerging();
            case C128 -> merge == Merge.MULTIPLY ? new C128Products() : new F64Merging(merge);
            case C64 -> merge == Merge.MULTIPLY ? new C64Products() : new F32Merging(merge);
        };
    }
}
