package dev.covector.codegen.jvm.emit;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Bools in memory, a byte each, and as the bits of a mask, for the ends of rows. Generated code calls this. */
public final class BoolBytes {
    private BoolBytes() {}

    /** {@return bools as bits, the first one lowest} */
    public static long load(MemorySegment all, long address, int count) {
        long bits = 0;
        int i = 0;
        for (; i <= count - 8; i += 8) {
            bits |= load8(all, address + i) << i;
        }
        for (; i < count; i++) {
            bits |= (long) all.get(ValueLayout.JAVA_BYTE, address + i) << i;
        }
        return bits;
    }

    /** The factor moves bit 8 i to bit 56 + i, and no two bits meet. */
    private static long load8(MemorySegment all, long address) {
        return all.get(ValueLayout.JAVA_LONG_UNALIGNED, address) * 0x0102040810204080L >>> 56;
    }

    /** Writes bits as bools. */
    public static void store(MemorySegment all, long address, int count, long bits) {
        for (int i = 0; i < count; i++) {
            all.set(ValueLayout.JAVA_BYTE, address + i, (byte) (bits >>> i & 1));
        }
    }

    /** {@return two bools as bits} */
    public static long load2(MemorySegment all, long address) {
        int bytes = all.get(ValueLayout.JAVA_SHORT_UNALIGNED, address);
        return (bytes | bytes >>> 7) & 3;
    }

    /** {@return four bools as bits: the factor moves bit 8 i to bit 24 + i, and no two bits meet} */
    public static long load4(MemorySegment all, long address) {
        int bits = all.get(ValueLayout.JAVA_INT_UNALIGNED, address) * 0x01020408 >>> 24;
        return bits;
    }

    /** Writes two bits as bools. */
    public static void store2(MemorySegment all, long address, long bits) {
        all.set(ValueLayout.JAVA_SHORT_UNALIGNED, address, (short) ((bits | bits << 7) & 0x0101));
    }

    /** Writes four bits as bools. */
    public static void store4(MemorySegment all, long address, long bits) {
        all.set(ValueLayout.JAVA_INT_UNALIGNED, address, (int) bits * 0x00204081 & 0x01010101);
    }
}
