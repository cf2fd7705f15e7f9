package dev.covector.lower.stablehlo.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/** One call of a function of a plugin: its structure is filled by names, and holds the results until this is closed. */
final class Call implements SegmentAllocator, AutoCloseable {
    private final Scratch scratch = Scratch.own();
    private final long mark = scratch.mark();
    private @Nullable Arena more;
    private final Api api;
    private final Function function;
    private final Struct struct;
    private final MemorySegment memory;

    Call(Api api, Function function) {
        this.api = api;
        this.function = function;
        this.struct = function.arguments();
        this.memory = struct.allocate(this);
    }

    /** A call with one argument and no result. */
    static void run(Api api, Function function, String field, long value) {
        try (Call call = new Call(api, function)) {
            call.with(field, value).run();
        }
    }

    /** A call with one argument and one result. */
    static long get(Api api, Function function, String field, long value, String result) {
        try (Call call = new Call(api, function)) {
            return call.with(field, value).run().get(result);
        }
    }

    /** Memory of zeros that lasts as long as this. */
    @Override
    @SuppressWarnings("MustBeClosedChecker") // closed with this
    public MemorySegment allocate(long bytes, long alignment) {
        if (scratch.fits(bytes)) {
            return scratch.allocate(bytes, alignment);
        }
        Arena arena = more;
        if (arena == null) {
            arena = Arena.ofConfined();
            more = arena;
        }
        return arena.allocate(bytes, alignment);
    }

    Call with(String field, long value) {
        Structs.set(memory, struct, field, value);
        return this;
    }

    Call with(String field, MemorySegment value) {
        memory.set(ValueLayout.ADDRESS, struct.offset(field), value);
        return this;
    }

    /** An array and how many it holds; nothing where there are none. */
    Call with(String field, String count, long... values) {
        return values.length == 0
                ? this
                : with(field, allocateFrom(ValueLayout.JAVA_LONG, values)).with(count, values.length);
    }

    Call with(String field, String count, byte[] bytes) {
        return with(field, allocateFrom(ValueLayout.JAVA_BYTE, bytes)).with(count, bytes.length);
    }

    Call run() {
        api.call(function, memory);
        return this;
    }

    long get(String field) {
        return Structs.get(memory, struct, field);
    }

    String text(String field, String count) {
        return Pointers.text(get(field), get(count));
    }

    @Override
    public void close() {
        scratch.back(mark);
        if (more != null) {
            more.close();
        }
    }
}
