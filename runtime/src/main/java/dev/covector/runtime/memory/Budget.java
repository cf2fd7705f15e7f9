package dev.covector.runtime.memory;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes a memory may take from its source, how many it has, and when a garbage collection may make some free. */
final class Budget {
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

    /** The collector does not see off-heap bytes: it is asked once they doubled and take half of the limit. */
    boolean wantsCollection() {
        long now = live.get();
        return now > limit / 2 && now / 2 > liveAfterCollection;
    }

    void collected() {
        liveAfterCollection = live.get();
    }
}
