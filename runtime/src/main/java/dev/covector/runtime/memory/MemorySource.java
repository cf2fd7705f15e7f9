package dev.covector.runtime.memory;

/** Where a memory gets its bytes: the allocator of one device; implementations are thread-safe. */
public interface MemorySource {
    /** {@return the address of {@code bytes} new bytes, aligned to 64, or 0 if the device has none} */
    long allocate(long bytes);

    void free(long address);

    /** Gives free bytes that the allocator itself holds on to back to the system, if it can. */
    default void trim() {}
}
