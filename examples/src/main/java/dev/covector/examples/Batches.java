package dev.covector.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Draws batches whose sizes differ, as they do where examples come as they please. */
final class Batches {
    private static final int SMALLEST = 16;
    private static final int LARGEST = 128;

    private Batches() {}

    /** Each of the numbers from 0 to before n once, in batches of 16 to 128 of them; the last batch is what is left over. */
    static List<long[]> of(int n, Random random) {
        long[] order = permutation(n, random);
        List<long[]> batches = new ArrayList<>();
        for (int start = 0; start < n; ) {
            int end = Math.min(n, start + random.nextInt(SMALLEST, LARGEST + 1));
            batches.add(Arrays.copyOfRange(order, start, end));
            start = end;
        }
        return batches;
    }

    /** The numbers from 0 to before n in a random order. */
    static long[] permutation(int n, Random random) {
        long[] order = new long[n];
        for (int i = 0; i < n; i++) { // Fisher-Yates, the inside-out form
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
