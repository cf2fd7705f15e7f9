package dev.covector.lower.stablehlo.pjrt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Fields of structures in memory, read and written as wide as they are. */
final class Structs {
    private Structs() {}

    static long get(MemorySegment memory, Struct struct, String name) {
        Struct.Field field = struct.field(name);
        return switch (field.kind()) {
            case "i" -> memory.get(ValueLayout.JAVA_INT, field.offset());
            case "b" -> memory.get(ValueLayout.JAVA_BYTE, field.offset());
            default -> memory.get(ValueLayout.JAVA_LONG, field.offset());
        };
    }

    static void set(MemorySegment memory, Struct struct, String name, long value) {
        Struct.Field field = struct.field(name);
        switch (field.kind()) {
            case "i" -> memory.set(ValueLayout.JAVA_INT, field.offset(), (int) value);
            case "b" -> memory.set(ValueLayout.JAVA_BYTE, field.offset(), (byte) value);
            default -> memory.set(ValueLayout.JAVA_LONG, field.offset(), value);
        }
    }
}
