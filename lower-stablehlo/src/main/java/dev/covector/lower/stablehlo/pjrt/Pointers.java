package dev.covector.lower.stablehlo.pjrt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** What lies at addresses that a plugin gave. */
final class Pointers {
    @SuppressWarnings("restricted")
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private Pointers() {}

    static MemorySegment at(long address, long bytes) {
        return ALL.asSlice(address, bytes);
    }

    static long word(long address) {
        return ALL.get(ValueLayout.JAVA_LONG, address);
    }

    static int integer(long address) {
        return ALL.get(ValueLayout.JAVA_INT, address);
    }

    static void setInteger(long address, int value) {
        ALL.set(ValueLayout.JAVA_INT, address, value);
    }

    static long[] words(long address, long count) {
        return count == 0 ? new long[0] : at(address, count * Long.BYTES).toArray(ValueLayout.JAVA_LONG);
    }

    static byte[] bytes(long address, long count) {
        return count == 0 ? new byte[0] : at(address, count).toArray(ValueLayout.JAVA_BYTE);
    }

    static String text(long address, long bytes) {
        return new String(bytes(address, bytes), StandardCharsets.UTF_8);
    }
}
