package dev.covector.lower.stablehlo.pjrt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A structure of C: where its fields lie, by name.
 *
 * @param size up to the end of the last field, as {@code struct_size} has it: the plugin tells by it which fields there are
 */
record Struct(String name, Map<String, Field> fields, long size) {
    static final String SIZE = "struct_size";
    private static final long ALIGNMENT = 8;

    /** A field's place; {@code kind} is a letter of the table of layouts, or the name of a structure inside this one. */
    record Field(String kind, long offset) {}

    static Struct of(String name) {
        return Layouts.struct(name);
    }

    /** Lays fields out by C's rules. */
    static Struct laidOut(String name, Map<String, String> kinds, Map<String, Struct> known) {
        Map<String, Field> fields = new LinkedHashMap<>();
        long end = 0;
        for (Map.Entry<String, String> field : kinds.entrySet()) {
            String kind = field.getValue();
            Struct inner = known.get(kind);
            long offset = aligned(end, inner == null ? bytes(kind) : ALIGNMENT);
            fields.put(field.getKey(), new Field(kind, offset));
            end = offset + (inner == null ? bytes(kind) : aligned(inner.size, ALIGNMENT));
        }
        return new Struct(name, fields, end);
    }

    /** The structure's offset of a field, which may lie in a structure inside: {@code args.size}. */
    long offset(String field) {
        int dot = field.indexOf('.');
        if (dot < 0) {
            return field(field).offset();
        }
        Field outer = field(field.substring(0, dot));
        return outer.offset() + of(outer.kind()).offset(field.substring(dot + 1));
    }

    Field field(String field) {
        Field found = fields.get(field);
        if (found == null) {
            throw new IllegalArgumentException(name + " has no field " + field);
        }
        return found;
    }

    /** Bytes of which an array has one structure after the other. */
    long stride() {
        return aligned(size, ALIGNMENT);
    }

    /** One of zeros that knows its size. */
    MemorySegment allocate(SegmentAllocator allocator) {
        MemorySegment memory = allocator.allocate(stride(), ALIGNMENT);
        memory.set(ValueLayout.JAVA_LONG, 0, size);
        return memory;
    }

    private static long bytes(String kind) {
        return switch (kind) {
            case "p", "n", "u" -> Long.BYTES;
            case "i" -> Integer.BYTES;
            case "b" -> Byte.BYTES;
            default -> throw new IllegalArgumentException("there is no kind of field " + kind);
        };
    }

    private static long aligned(long offset, long alignment) {
        return (offset + alignment - 1) / alignment * alignment;
    }
}
