package dev.covector.runtime.threads;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One call's parts while the threads of a pool run them. */
final class Job {
    private static final long PARK_NANOS = 1_000_000;

    final long number;
    private final int parts;
    private final PartTask task;
    private final AtomicLong next = new AtomicLong();
    private final AtomicInteger finished = new AtomicInteger();
    private volatile int failedPart = Integer.MAX_VALUE;
    private @Nullable Throwable failure;
    private volatile @Nullable Thread waiter;

    Job(long number, int parts, PartTask task) {
        this.number = number;
        this.parts = parts;
        this.task = task;
    }

    /** {@return the parts not yet handed out} */
    int waitingParts() {
        return (int) Math.max(0, parts - next.get());
    }

    /** Runs parts until all have been handed out. */
    void work() {
        int taken = 0;
        try {
            while (true) {
                long part = next.getAndIncrement();
                if (part >= parts) {
                    return;
                }
                taken++;
                run((int) part);
            }
        } finally {
            if (taken > 0 && finished.addAndGet(taken) == parts) {
                LockSupport.unpark(waiter);
            }
        }
    }

    /** Waits for the parts that other threads still run, then throws what the first failed part threw. */
    void await(int spins) {
        for (int i = 0; i < spins && finished.get() < parts; i++) {
            Thread.onSpinWait();
        }
        if (finished.get() < parts) {
            waiter = Thread.currentThread();
            while (finished.get() < parts) {
                LockSupport.parkNanos(this, PARK_NANOS);
            }
        }
        Throwable thrown = failure;
        if (thrown != null) {
            Job.<RuntimeException>rethrow(thrown);
        }
    }

    private void run(int part) {
        // Parts are handed out in order, so all before the first failed one do run: what is thrown depends on no
        // timing.
        if (part > failedPart) {
            return;
        }
        try {
            task.run(part);
        } catch (Throwable e) {
            fail(part, e);
        }
    }

    private synchronized void fail(int part, Throwable thrown) {
        if (part < failedPart) {
            failure = thrown;
            failedPart = part;
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void rethrow(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
