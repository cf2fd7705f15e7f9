package dev.covector.runtime.memory;

import java.lang.foreign.Arena;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One shared arena a block: slow (microseconds), for C libraries without {@code aligned_alloc}. */
final class ArenaSource implements MemorySource {
    private final Map<Long, Arena> arenas = new ConcurrentHashMap<>();

    @Override
    @SuppressWarnings("MustBeClosedChecker")
    public long allocate(long bytes) {
        Arena arena = Arena.ofShared();
        try {
            long address = arena.allocate(bytes, Memory.ALIGNMENT).address();
            arenas.put(address, arena);
            return address;
        } catch (OutOfMemoryError e) {
            arena.close();
            return 0;
        }
    }

    @Override
    public void free(long address) {
        Arena arena = arenas.remove(address);
        if (arena != null) {
            arena.close();
        }
    }
}
