package dev.covector.runtime.memory;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Takes new bytes from a device within the budget, making room first: unreachable blocks, pooled ones, then a collection. */
final class Supply {
    private static final int COLLECTIONS_BEFORE_FAILURE = 3;
    private static final long QUIET_NANOS = 2_000_000;
    private static final long WITNESS_MILLIS = 100;
    private static final long WAIT_NANOS = 500_000_000;
    private static final long RETRY_NANOS = 20_000_000;
    private static final long POLL_NANOS = 100_000;

    private final MemorySource source;
    private final Budget budget;
    private final Stripe[] stripes;
    private final ReentrantLock collecting = new ReentrantLock();
    private final AtomicLong collections = new AtomicLong();

    Supply(MemorySource source, Budget budget, Stripe[] stripes) {
        this.source = source;
        this.budget = budget;
        this.stripes = stripes;
    }

    long collections() {
        return collections.get();
    }

    /** {@return the address of {@code size} new bytes, or 0 if there is no room for them} */
    long obtain(long size) {
        collectIfDue();
        long address = obtainNow(size);
        if (address != 0 || size > budget.limit()) {
            return address;
        }
        address = obtainFromFree(size);
        return address != 0 ? address : obtainByCollecting(size);
    }

    /** Collects where so much has become live that much of it may be garbage. */
    void collectIfDue() {
        if (budget.wantsCollection() && collecting.tryLock()) {
            try {
                collect();
            } finally {
                collecting.unlock();
            }
        }
    }

    void giveBack(long address, long size) {
        source.free(address);
        budget.giveBack(size);
    }

    /** Gives pooled bytes back to the source until they are {@code wantedBytes}, and returns how many they were. */
    long trim(long wantedBytes) {
        long trimmed = 0;
        for (Stripe stripe : stripes) {
            trimmed += stripe.trim(wantedBytes - trimmed);
        }
        return trimmed;
    }

    private long obtainNow(long size) {
        if (!budget.reserve(size)) {
            return 0;
        }
        long address = source.allocate(size);
        if (address == 0) {
            budget.giveBack(size);
        }
        return address;
    }

    private long obtainFromFree(long size) {
        Reclaimer.drain(Integer.MAX_VALUE);
        long address = obtainNow(size);
        if (address != 0) {
            return address;
        }
        long missing = budget.missing(size);
        // With nothing missing it is the source that has no more, and any pooled block may help.
        trim(missing == 0 ? Long.MAX_VALUE : missing);
        return obtainNow(size);
    }

    private long obtainByCollecting(long size) {
        collecting.lock();
        try {
            // Whoever had the lock before may have made room for both.
            long address = obtainFromFree(size);
            for (int i = 0; address == 0 && i < COLLECTIONS_BEFORE_FAILURE; i++) {
                LockSupport.parkNanos(i * RETRY_NANOS);
                collect();
                address = obtainFromFree(size);
            }
            return address;
        } finally {
            collecting.unlock();
        }
    }

    /** Collects garbage and frees unreachable blocks until no more arrive: the JVM queues them after the collection's end. */
    private void collect() {
        collections.incrementAndGet();
        collectGarbage();
        long start = System.nanoTime();
        long lastProgress = start;
        long live = budget.live();
        long now = start;
        while (now - lastProgress < QUIET_NANOS && now - start < WAIT_NANOS) {
            if (Reclaimer.drain(Integer.MAX_VALUE) > 0 || budget.live() < live) {
                lastProgress = now;
            } else {
                LockSupport.parkNanos(POLL_NANOS);
            }
            live = budget.live();
            now = System.nanoTime();
        }
        // glibc keeps what was freed in the arena of the thread that allocated it: resident many times the limit if let
        // be.
        source.trim();
        budget.collected();
    }

    /** Returns when the JVM has begun to queue what the collection found, or when it seems not to collect at all. */
    private static void collectGarbage() {
        var queue = new ReferenceQueue<Object>();
        var witness = new PhantomReference<>(new Object(), queue);
        System.gc();
        try {
            queue.remove(WITNESS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Reference.reachabilityFence(witness);
        }
    }
}
