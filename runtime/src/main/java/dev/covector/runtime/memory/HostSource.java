package dev.covector.runtime.memory;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * The C library's {@code aligned_alloc} and {@code free}; sizes are multiples of 64, as C11 asks. Large blocks ask Linux for
 * huge pages: streaming through pages of 4 KiB costs a walk of the page table for each, a third of the time of a sum of
 * vectors.
 */
final class HostSource implements MemorySource {
    /** The huge pages of x86-64, and of AArch64 with pages of 4 KiB. */
    private static final long HUGE_PAGE = 2L << 20;

    private static final long HUGE_FROM = 2 * HUGE_PAGE;
    private static final int MADV_HUGEPAGE = 14;
    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");
    private static final Linker LINKER = Linker.nativeLinker();

    // Address and size_t are both 64 bits on every platform with a 64-bit JVM: longs spare a MemorySegment a call.
    private static final MethodHandle ALIGNED_ALLOC =
            find("aligned_alloc", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle FREE = find("free", FunctionDescriptor.ofVoid(JAVA_LONG));
    private static final MethodHandle MADVISE =
            find("madvise", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
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
        if (LINUX && bytes >= HUGE_FROM) {
            return allocateHuge(bytes);
        }
        return allocate(Memory.ALIGNMENT, bytes);
    }

    private static long allocate(long alignment, long bytes) {
        try {
            return (long) ALIGNED_ALLOC.invokeExact(alignment, bytes);
        } catch (Throwable e) {
            throw new AssertionError("aligned_alloc does not throw", e);
        }
    }

    /** A block on huge pages as far as they fit and the machine has any: the advice may be refused. */
    private static long allocateHuge(long bytes) {
        long address = allocate(HUGE_PAGE, bytes);
        if (address == 0) {
            return 0;
        }
        try {
            int _ = (int) MADVISE.invokeExact(address, bytes & -HUGE_PAGE, MADV_HUGEPAGE);
        } catch (Throwable e) {
            throw new AssertionError("madvise does not throw", e);
        }
        return address;
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
