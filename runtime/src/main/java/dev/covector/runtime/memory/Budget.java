package dev.covector.runtime.memory;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes a memory may take from its source, how many it has, and when a garbage collection may make some free. */
final class Budget {
    private static final long GROWTH = 512L << 20;

    /** Bytes taken from the source: live and pooled. */
    private final AtomicLong held = new AtomicLong();

    private final AtomicLong live = new AtomicLong();
    private final AtomicLong peak = new AtomicLong();
    private volatile long liveAfterCollection;
    private volatile long limit;

    Budget(long limit) {
        this.limit = limit;
    }

    long limit() {
        return limit;
    }

    void limit(long bytes) {
        limit = bytes;
    }

    long live() {
        return live.get();
    }

    long peak() {
        return peak.get();
    }

    void forgetPeak() {
        peak.set(live.get());
    }

    boolean reserve(long bytes) {
        long before = held.get();
        while (before + bytes <= limit) {
            long witness = held.compareAndExchange(before, before + bytes);
            if (witness == before) {
                return true;
            }
            before = witness;
        }
        return false;
    }

    void giveBack(long bytes) {
        held.getAndAdd(-bytes);
    }

    /** {@return the bytes that must go before {@code bytes} more fit} */
    long missing(long bytes) {
        return Math.max(0, held.get() + bytes - limit);
    }

    void publish(long difference) {
        long now = live.addAndGet(difference);
        if (now > peak.get()) {
            peak.accumulateAndGet(now, Math::max);
        }
    }

    /**
     * The collector does not see off-heap bytes: it is asked once they have doubled and grown by 512 MiB, or by
     * half of the limit if that is less, since the last time or since there were fewest. To let them grow to the limit would cost more than the collections: the first use of
     * a page is several times slower than a later one.
     */
    boolean wantsCollection() {
        long now = live.get();
        long then = Math.min(now, liveAfterCollection);
        liveAfterCollection = then;
        return now - then > Math.max(then, Math.min(GROWTH, limit / 2));
    }

    void collected() {
        liveAfterCollection = live.get();
    }
}
