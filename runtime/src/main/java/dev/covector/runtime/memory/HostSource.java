package dev.covector.runtime.memory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** The C library's {@code aligned_alloc} and {@code free}; sizes are multiples of 64, as C11 asks. */
final class HostSource implements MemorySource {
    private static final Linker LINKER = Linker.nativeLinker();

    // Address and size_t are both 64 bits on every platform with a 64-bit JVM: longs spare a MemorySegment a call.
    private static final MethodHandle ALIGNED_ALLOC =
            find("aligned_alloc", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle FREE = find("free", FunctionDescriptor.ofVoid(JAVA_LONG));
    private static final MethodHandle MALLOC_TRIM = find("malloc_trim", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));

    private HostSource() {}

    /** {@return the C library's allocator, or arenas where it lacks {@code aligned_alloc}} */
    static MemorySource create() {
        boolean complete = LINKER.defaultLookup().find("aligned_alloc").isPresent()
                && LINKER.defaultLookup().find("free").isPresent();
        return complete ? new HostSource() : new ArenaSource();
    }

    @Override
    public long allocate(long bytes) {
        try {
            return (long) ALIGNED_ALLOC.invokeExact(Memory.ALIGNMENT, bytes);
        } catch (Throwable e) {
            throw new AssertionError("aligned_alloc does not throw", e);
        }
    }

    @Override
    public void free(long address) {
        try {
            FREE.invokeExact(address);
        } catch (Throwable e) {
            throw new AssertionError("free does not throw", e);
        }
    }

    @Override
    public void trim() {
        try {
            int _ = (int) MALLOC_TRIM.invokeExact(0L);
        } catch (Throwable e) {
            throw new AssertionError("malloc_trim does not throw", e);
        }
    }

    /** {@return the function, or one that does nothing where the C library lacks it} */
    @SuppressWarnings("restricted")
    private static MethodHandle find(String name, FunctionDescriptor type) {
        return LINKER.defaultLookup()
                .find(name)
                .map(symbol -> LINKER.downcallHandle(symbol, type))
                .orElseGet(() -> MethodHandles.empty(type.toMethodType()));
    }
}
