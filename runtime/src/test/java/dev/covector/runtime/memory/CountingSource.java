package dev.covector.runtime.memory;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A device without memory: addresses that nobody may follow, none of them freed twice. */
final class CountingSource implements MemorySource {
    final Set<Long> taken = ConcurrentHashMap.newKeySet();
    private final AtomicLong next = new AtomicLong(1 << 20);
    volatile boolean exhausted;

    @Override
    public long allocate(long bytes) {
        if (exhausted) {
            return 0;
        }
        long address = next.getAndAdd(bytes);
        taken.add(address);
        return address;
    }

    @Override
    public void free(long address) {
        if (!taken.remove(address)) {
            throw new IllegalStateException(address + " was freed twice");
        }
    }
}
