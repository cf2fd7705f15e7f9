package dev.covector.codegen.jvm.routine;

import java.util.Arrays;

/**
 * Sorts keys stably and says where they come from. The leading bits of a key and its place are packed into one word, so that
 * sorting moves words only; keys that agree in those bits are then sorted by the bits left out, which all of them share the
 * leading part of, in the same way.
 */
final class KeySort {
    private static final int DIGIT = 10;
    /** Below this, comparing is faster than counting digits. */
    private static final int SHORT = 512;
    /** Below this, inserting is faster than anything. */
    private static final int TINY = 24;

    private final long[] keys;
    private final int count;
    private int placeBits;
    private long[] words;
    private long[] other;

    private KeySort(long[] keys, int count) {
        this.keys = keys;
        this.count = count;
        words = new long[count];
        other = new long[0];
    }

    /** For each place among the sorted keys, smallest first, the place of its key among the given ones. */
    static int[] places(long[] keys, int count) {
        KeySort sort = new KeySort(keys, count);
        sort.run();
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = sort.place(i);
        }
        return places;
    }

    private void run() {
        if (count < 2) {
            return;
        }
        long least = keys[0];
        long most = keys[0];
        for (int i = 1; i < count; i++) {
            least = Math.min(least, keys[i]);
            most = Math.max(most, keys[i]);
        }
        int keyBits = Long.SIZE - Long.numberOfLeadingZeros(most - least);
        placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
        int dropped = Math.max(0, keyBits + placeBits - Long.SIZE);
        for (int i = 0; i < count; i++) {
            words[i] = keys[i] - least >>> dropped << placeBits | i;
        }
        sortWords(keyBits - dropped);
        if (dropped > 0) {
            sortTies();
        }
    }

    private int place(int i) {
        return (int) (words[i] & (1L << placeBits) - 1);
    }

    private void sortWords(int bits) {
        if (count >= SHORT) {
            sortByDigits(bits);
            return;
        }
        // Words are unsigned.
        for (int i = 0; i < count; i++) {
            words[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(words, 0, count);
        for (int i = 0; i < count; i++) {
            words[i] ^= Long.MIN_VALUE;
        }
    }

    /** Radix sort from the lowest digit of the keys' bits; the places need none, since each pass is stable. */
    private void sortByDigits(int bits) {
        int passes = (bits + DIGIT - 1) / DIGIT;
        int digit = passes == 0 ? 0 : (bits + passes - 1) / passes;
        other = other.length == 0 ? new long[count] : other;
        int[] next = new int[1 << digit];
        for (int pass = 0; pass < passes; pass++) {
            int shift = placeBits + pass * digit;
            Arrays.fill(next, 0);
            for (int i = 0; i < count; i++) {
                next[(int) (words[i] >>> shift) & next.length - 1]++;
            }
            if (next[(int) (words[0] >>> shift) & next.length - 1] < count) {
                scatter(shift, next);
            }
        }
    }

    private void scatter(int shift, int[] next) {
        int sum = 0;
        for (int d = 0; d < next.length; d++) {
            int start = sum;
            sum += next[d];
            next[d] = start;
        }
        for (int i = 0; i < count; i++) {
            long word = words[i];
            other[next[(int) (word >>> shift) & next.length - 1]++] = word;
        }
        long[] sorted = other;
        other = words;
        words = sorted;
    }

    private void sortTies() {
        for (int from = 0; from < count; ) {
            int to = from + 1;
            while (to < count && words[to] >>> placeBits == words[from] >>> placeBits) {
                to++;
            }
            if (to - from >= TINY) {
                sortAgain(from, to);
            } else if (to - from > 1) {
                insert(from, to);
            }
            from = to;
        }
    }

    private void insert(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long word = words[i];
            long key = keys[place(i)];
            int j = i;
            while (j > from && keys[place(j - 1)] > key) {
                words[j] = words[j - 1];
                j--;
            }
            words[j] = word;
        }
    }

    private void sortAgain(int from, int to) {
        long[] part = new long[to - from];
        long[] unsorted = Arrays.copyOfRange(words, from, to);
        for (int i = 0; i < part.length; i++) {
            part[i] = keys[place(from + i)];
        }
        int[] places = places(part, part.length);
        for (int i = 0; i < part.length; i++) {
            words[from + i] = unsorted[places[i]];
        }
    }
}
