package dev.covector.lower.stablehlo.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** XLA's call frames as Java sees them. */
final class Frames {
    private static final Struct FRAME = Struct.of("XLA_FFI_CallFrame");
    private static final Struct BUFFER = Struct.of("XLA_FFI_Buffer");
    private static final Struct LIST = Struct.of("XLA_FFI_Args");
    private static final Struct ATTRIBUTES = Struct.of("XLA_FFI_Attrs");
    private static final Struct SPAN = Struct.of("XLA_FFI_ByteSpan");
    private static final Struct SCALAR = Struct.of("XLA_FFI_Scalar");
    private static final Struct ARRAY = Struct.of("XLA_FFI_Array");
    private static final int IS_ARRAY = 1;
    private static final int IS_DICTIONARY = 2;
    private static final int IS_SCALAR = 3;

    private Frames() {}

    /** The frame at an address; its memory is gone when the arena closes. */
    static CallFrame read(long frame, Arena arena) {
        return new CallFrame(
                buffers(frame + FRAME.offset("args"), arena, true),
                buffers(frame + FRAME.offset("rets"), arena, false),
                attributes(frame + FRAME.offset("attrs")));
    }

    private static List<CallBuffer> buffers(long list, Arena arena, boolean readOnly) {
        long[] all =
                Pointers.words(Pointers.word(list + LIST.offset("args")), Pointers.word(list + LIST.offset("size")));
        List<CallBuffer> buffers = new ArrayList<>(all.length);
        for (long one : all) {
            CallBuffer buffer = buffer(one, arena);
            buffers.add(
                    readOnly ? new CallBuffer(buffer.shape(), buffer.memory().asReadOnly()) : buffer);
        }
        return buffers;
    }

    @SuppressWarnings("restricted")
    private static CallBuffer buffer(long at, Arena arena) {
        PjrtShape shape = PjrtShape.of(
                PjrtType.ofXla(Pointers.integer(at + BUFFER.offset("dtype"))),
                Pointers.words(Pointers.word(at + BUFFER.offset("dims")), Pointers.word(at + BUFFER.offset("rank"))));
        MemorySegment memory = MemorySegment.ofAddress(Pointers.word(at + BUFFER.offset("data")))
                .reinterpret(shape.bytes(), arena, null);
        return new CallBuffer(shape, memory);
    }

    private static Map<String, Object> attributes(long at) {
        Map<String, Object> attributes = new TreeMap<>();
        long size = Pointers.word(at + ATTRIBUTES.offset("size"));
        long types = Pointers.word(at + ATTRIBUTES.offset("types"));
        long[] names = Pointers.words(Pointers.word(at + ATTRIBUTES.offset("names")), size);
        long[] values = Pointers.words(Pointers.word(at + ATTRIBUTES.offset("attrs")), size);
        for (int i = 0; i < size; i++) {
            attributes.put(text(names[i]), attribute(Pointers.integer(types + (long) i * Integer.BYTES), values[i]));
        }
        return attributes;
    }

    private static Object attribute(int kind, long at) {
        return switch (kind) {
            case IS_ARRAY -> {
                PjrtType type = PjrtType.ofXla(Pointers.integer(at + ARRAY.offset("dtype")));
                long size = Pointers.word(at + ARRAY.offset("size"));
                long data = Pointers.word(at + ARRAY.offset("data"));
                List<Object> numbers = new ArrayList<>();
                for (long i = 0; i < size; i++) {
                    numbers.add(number(type, data + i * type.bytes()));
                }
                yield numbers;
            }
            case IS_DICTIONARY -> attributes(at);
            case IS_SCALAR ->
                number(
                        PjrtType.ofXla(Pointers.integer(at + SCALAR.offset("dtype"))),
                        Pointers.word(at + SCALAR.offset("value")));
            default -> text(at);
        };
    }

    private static String text(long span) {
        return Pointers.text(Pointers.word(span + SPAN.offset("ptr")), Pointers.word(span + SPAN.offset("len")));
    }

    private static Object number(PjrtType type, long at) {
        MemorySegment memory = Pointers.at(at, type.bytes());
        return Scalars.read(type, memory);
    }
}
