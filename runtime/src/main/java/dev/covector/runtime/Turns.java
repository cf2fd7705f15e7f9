package dev.covector.runtime;

import dev.covector.ir.SizeTable;
import dev.covector.ir.Value;
import dev.covector.runtime.PlannedControl.Place;
import dev.covector.runtime.memory.Memory;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * What a loop carries on: the steps write by turns into the memory of the results and into a second piece beside it; what a step may
 * write where it reads is always in the memory of the results.
 */
final class Turns {
    private final List<Place> results;

    /** Places of the bytes of each. */
    private final int[] bytes;

    private final boolean[] inPlace;

    /** @param inPlace for each whether a step may write it where it reads it */
    Turns(List<Place> results, List<Value> values, boolean[] inPlace, SizeTable sizes) {
        this.results = results;
        this.inPlace = inPlace;
        this.bytes = values.stream()
                .mapToInt(x ->
                        sizes.place(x.type().elements().times(x.type().dtype().bytes())))
                .toArray();
    }

    int count() {
        return bytes.length;
    }

    /** The bytes that the second piece takes. */
    long room(Frame frame) {
        long room = 0;
        for (int i = 0; i < bytes.length; i++) {
            room = Math.addExact(room, inPlace[i] ? 0 : padded(frame.table[bytes[i]]));
        }
        return room;
    }

    /** Where the results are. */
    long[] results(Frame frame) {
        long[] addresses = new long[bytes.length];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = results.get(i).address(frame);
        }
        return addresses;
    }

    /** Where the others are, in a second piece of memory. */
    long[] others(Frame frame, long second) {
        long[] addresses = new long[bytes.length];
        long at = second;
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = inPlace[i] ? results.get(i).address(frame) : at;
            at += inPlace[i] ? 0 : padded(frame.table[bytes[i]]);
        }
        return addresses;
    }

    /** Copies what is elsewhere into the results. */
    void copy(Frame frame, long[] from, long[] results) {
        for (int i = 0; i < from.length; i++) {
            if (from[i] != results[i]) {
                MemorySegment.copy(PlannedControl.ALL, from[i], PlannedControl.ALL, results[i], frame.table[bytes[i]]);
            }
        }
    }

    private static long padded(long bytes) {
        return bytes + Memory.SLACK + Memory.ALIGNMENT - 1 & -Memory.ALIGNMENT;
    }
}
