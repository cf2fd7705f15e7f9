package dev.covector.runtime.memory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One share of a memory, with its own lock: stacks of free addresses, one a size class, and the leases of its live blocks.
 * A block goes back to the stripe it came from, whichever thread closes it.
 */
final class Stripe {
    private static final int DRAIN_EVERY = 64;
    private static final int DRAIN_MOST = 256;
    private static final int LEAST_LEASES = 64;
    private static final long[] EMPTY = {};
    private static final long PUBLISH_BYTES = 64 << 10;

    private final Budget budget;
    private final MemorySource source;
    private final long[][] free = new long[SizeClass.COUNT][];
    private final int[] freeCount = new int[SizeClass.COUNT];
    private @Nullable Lease[] leases = new Lease[LEAST_LEASES];
    private int leaseCount;
    private long liveBytes;
    private long publishedBytes;
    private long pooledBytes;
    private long allocations;
    private long reclaimed;

    /** The share of the limit, as a right shift, that free blocks may take here. */
    private final int pooledShift;

    Stripe(Budget budget, MemorySource source, int pooledShift) {
        this.budget = budget;
        this.source = source;
        this.pooledShift = pooledShift;
        Arrays.fill(free, EMPTY);
    }

    /** {@return a block from the free ones, or null if there is none of this class} */
    @Nullable
    Block take(long bytes, int sizeClass) {
        boolean drain;
        Block block;
        synchronized (this) {
            int count = freeCount[sizeClass];
            if (count == 0) {
                return null;
            }
            // The address leaves the stack last: a heap without room for the block must not lose it.
            block = lease(free[sizeClass][count - 1], bytes, sizeClass);
            freeCount[sizeClass] = count - 1;
            pooledBytes -= SizeClass.bytes(sizeClass);
            drain = allocations % DRAIN_EVERY == 0;
        }
        if (drain) {
            Reclaimer.drain(DRAIN_MOST);
        }
        return block;
    }

    /** {@return a block over an address that is new from the source} */
    synchronized Block adopt(long address, long bytes, int sizeClass) {
        return lease(address, bytes, sizeClass);
    }

    /** {@return a block over memory that is given back by {@code free}} */
    synchronized Block adopt(long address, long bytes, Runnable free) {
        return enter(new Block(address, bytes, this, free));
    }

    /** Ends a lease, once: {@code close} and the reclaimer may both come when the last use of a block is its closing. */
    void end(Lease lease) {
        free(lease, false);
    }

    void reclaim(Lease lease) {
        free(lease, true);
    }

    /** Gives free addresses back to the source, large ones first, and returns how many bytes that made. */
    long trim(long wantedBytes) {
        long trimmed = 0;
        for (int sizeClass = SizeClass.COUNT - 1; sizeClass >= 0 && trimmed < wantedBytes; sizeClass--) {
            long size = SizeClass.bytes(sizeClass);
            for (long address = pop(sizeClass); address != 0; address = trimmed < wantedBytes ? pop(sizeClass) : 0) {
                source.free(address);
                budget.giveBack(size);
                trimmed += size;
            }
        }
        return trimmed;
    }

    /** {@return these statistics and those of this stripe together} */
    synchronized MemoryStatistics addTo(MemoryStatistics sum) {
        return new MemoryStatistics(
                sum.liveBytes() + liveBytes,
                sum.pooledBytes() + pooledBytes,
                sum.peakBytes(),
                sum.allocations() + allocations,
                sum.reclaimed() + reclaimed,
                sum.collections(),
                sum.limit());
    }

    private Block lease(long address, long bytes, int sizeClass) {
        return enter(new Block(address, bytes, this, sizeClass));
    }

    private Block enter(Block block) {
        if (leaseCount == leases.length) {
            leases = Arrays.copyOf(leases, 2 * leaseCount);
        }
        Lease lease = block.lease();
        lease.slot = leaseCount;
        leases[leaseCount++] = lease;
        allocations++;
        account(lease.bytes);
        return block;
    }

    private void free(Lease lease, boolean unreachable) {
        long size = lease.bytes;
        synchronized (this) {
            if (lease.slot == Lease.ENDED) {
                return;
            }
            boolean pooled = lease.isOwn()
                    && pooledBytes + size <= budget.limit() >>> pooledShift
                    && reserveFree(lease.sizeClass);
            forget(lease);
            account(-size);
            reclaimed += unreachable ? 1 : 0;
            if (pooled) {
                free[lease.sizeClass][freeCount[lease.sizeClass]++] = lease.address;
                pooledBytes += size;
                return;
            }
        }
        Runnable owner = lease.free;
        if (owner != null) {
            owner.run();
            return;
        }
        source.free(lease.address);
        budget.giveBack(size);
    }

    private void forget(Lease lease) {
        Lease last = leases[--leaseCount];
        leases[leaseCount] = null;
        if (last != null && last != lease) {
            leases[lease.slot] = last;
            last.slot = lease.slot;
        }
        lease.slot = Lease.ENDED;
    }

    /** Freeing must not fail: where the heap has no room for a longer stack, the block goes back to the source. */
    private boolean reserveFree(int sizeClass) {
        long[] stack = free[sizeClass];
        if (freeCount[sizeClass] < stack.length) {
            return true;
        }
        try {
            free[sizeClass] = Arrays.copyOf(stack, Math.max(4, 2 * stack.length));
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    private synchronized long pop(int sizeClass) {
        int count = freeCount[sizeClass];
        if (count == 0) {
            return 0;
        }
        freeCount[sizeClass] = count - 1;
        pooledBytes -= SizeClass.bytes(sizeClass);
        return free[sizeClass][count - 1];
    }

    private void account(long bytes) {
        liveBytes += bytes;
        if (Math.abs(liveBytes - publishedBytes) >= PUBLISH_BYTES) {
            budget.publish(liveBytes - publishedBytes);
            publishedBytes = liveBytes;
        }
    }
}
