package dev.covector.lower.stablehlo.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Options and attributes: a string, a {@link Long}, a list of those, a {@link Float} or a {@link Boolean}, each with a name. */
final class NamedValues {
    private static final Struct STRUCT = Struct.of("PJRT_NamedValue");
    private static final int STRING = 0;
    private static final int INTEGER = 1;
    private static final int INTEGERS = 2;
    private static final int FLOAT = 3;
    private static final int BOOL = 4;

    private NamedValues() {}

    static Map<String, Object> read(long address, long count) {
        Map<String, Object> values = new TreeMap<>();
        for (long i = 0; i < count; i++) {
            MemorySegment at = Pointers.at(address + i * STRUCT.stride(), STRUCT.stride());
            String name = Pointers.text(Structs.get(at, STRUCT, "name"), Structs.get(at, STRUCT, "name_size"));
            values.put(name, value(at));
        }
        return values;
    }

    private static Object value(MemorySegment at) {
        long word = Structs.get(at, STRUCT, "value");
        long size = Structs.get(at, STRUCT, "value_size");
        int type = (int) Structs.get(at, STRUCT, "type");
        return switch (type) {
            case STRING -> Pointers.text(word, size);
            case INTEGER -> word;
            case INTEGERS -> LongStream.of(Pointers.words(word, size)).boxed().toList();
            case FLOAT -> Float.intBitsToFloat((int) word);
            case BOOL -> (word & 1) != 0;
            default -> "of a type unknown here, number " + type;
        };
    }

    /** @throws PjrtException where a value is of none of the types */
    static MemorySegment write(Map<String, ?> values, Arena arena) {
        MemorySegment all = arena.allocate(Math.max(1, values.size()) * STRUCT.stride(), Long.BYTES);
        long i = 0;
        for (Map.Entry<String, ?> entry : values.entrySet()) {
            MemorySegment at = all.asSlice(i++ * STRUCT.stride(), STRUCT.stride());
            MemorySegment name = arena.allocateFrom(entry.getKey());
            Structs.set(at, STRUCT, Struct.SIZE, STRUCT.size());
            Structs.set(at, STRUCT, "name", name.address());
            Structs.set(at, STRUCT, "name_size", name.byteSize() - 1);
            write(entry.getKey(), entry.getValue(), at, arena);
        }
        return all;
    }

    private static void write(String name, Object value, MemorySegment at, Arena arena) {
        switch (value) {
            case String text -> {
                MemorySegment memory = arena.allocateFrom(text);
                set(at, STRING, memory.address(), memory.byteSize() - 1);
            }
            case Integer number -> set(at, INTEGER, number, 1);
            case Long number -> set(at, INTEGER, number, 1);
            case Float number -> set(at, FLOAT, Float.floatToRawIntBits(number), 1);
            case Boolean flag -> set(at, BOOL, flag ? 1 : 0, 1);
            case List<?> numbers
            when numbers.stream().allMatch(Number.class::isInstance) -> {
                long[] longs = numbers.stream()
                        .mapToLong(number -> ((Number) number).longValue())
                        .toArray();
                set(
                        at,
                        INTEGERS,
                        arena.allocateFrom(ValueLayout.JAVA_LONG, Arrays.copyOf(longs, Math.max(1, longs.length)))
                                .address(),
                        longs.length);
            }
            default ->
                throw new PjrtException(
                        PjrtException.Code.INVALID_ARGUMENT,
                        "option " + name + ": a string, a whole number or a list of those, a float or a boolean; got "
                                + value.getClass().getSimpleName());
        }
    }

    private static void set(MemorySegment at, int type, long word, long size) {
        Structs.set(at, STRUCT, "type", type);
        Structs.set(at, STRUCT, "value", word);
        Structs.set(at, STRUCT, "value_size", size);
    }
}
