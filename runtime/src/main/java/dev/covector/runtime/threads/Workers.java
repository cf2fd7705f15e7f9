package dev.covector.runtime.threads;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A bounded pool of daemon threads that share the parts of one call at a time with its caller. Its threads spin for a moment
 * after each call, then park: handing out work costs a fraction of a microsecond while they spin, several once they parked.
 */
public final class Workers implements AutoCloseable {
    /** Names the number of threads of {@link #shared()}, its callers included. */
    public static final String THREADS_PROPERTY = "covector.threads";

    /** Names how often an idle thread looks for work before it parks. */
    public static final String SPINS_PROPERTY = "covector.spins";

    private static final int DEFAULT_SPINS = 20_000;
    private static final int MOST_THREADS = 4096;

    private final AtomicBoolean busy = new AtomicBoolean();
    private final int spins;
    private volatile Worker[] workers = {};
    private volatile int threads;
    private volatile @Nullable Job job;
    private long jobs;

    public Workers(int threads, int spins) {
        this.threads = checkedThreads(threads);
        if (spins < 0) {
            throw new IllegalArgumentException("threads spin 0 times or more, got " + spins);
        }
        this.spins = spins;
    }

    public Workers(int threads) {
        this(threads, Math.max(0, Integer.getInteger(SPINS_PROPERTY, DEFAULT_SPINS)));
    }

    /** {@return the pool that kernels run on} */
    public static Workers shared() {
        return Shared.WORKERS;
    }

    /** {@return how many threads run a call at most, its caller included} */
    public int threads() {
        return threads;
    }

    /** Sets how many threads run a call at most, its caller included. */
    public void threads(int count) {
        threads = checkedThreads(count);
        stopSurplus();
    }

    /**
     * Runs all parts and returns when they are finished, or throws what the first part that failed threw. The caller takes
     * part; it runs every part itself, in order, when the pool is busy with another call or is inside one.
     */
    public void run(int parts, PartTask task) {
        if (parts < 0) {
            throw new IllegalArgumentException("a task has 0 parts or more, got " + parts);
        }
        if (parts <= 1 || threads == 1 || !busy.compareAndSet(false, true)) {
            runAlone(parts, task);
            return;
        }
        try {
            runTogether(parts, task);
        } finally {
            job = null;
            busy.set(false);
        }
        stopSurplus();
    }

    /** Ends the pool's threads once they are idle; later calls run in their callers alone. */
    @Override
    public void close() {
        threads(1);
    }

    int spins() {
        return spins;
    }

    @Nullable
    Job job() {
        return job;
    }

    /** Wakes up to {@code most} parked threads. */
    void wake(int most) {
        int left = most;
        for (Worker worker : workers) {
            if (left <= 0) {
                return;
            }
            left -= worker.wake() ? 1 : 0;
        }
    }

    private static void runAlone(int parts, PartTask task) {
        for (int part = 0; part < parts; part++) {
            task.run(part);
        }
    }

    private void runTogether(int parts, PartTask task) {
        startMissing();
        Job shared = new Job(++jobs, parts, task);
        job = shared;
        wake(Math.min(Worker.WAKES, parts - 1));
        try {
            shared.work();
        } finally {
            shared.await(spins);
        }
    }

    private void startMissing() {
        Worker[] before = workers;
        int wanted = threads - 1;
        if (before.length >= wanted) {
            return;
        }
        Worker[] after = Arrays.copyOf(before, wanted);
        int started = before.length;
        try {
            while (started < wanted) {
                Worker worker = new Worker(this, started + 1);
                worker.start();
                after[started++] = worker;
            }
        } catch (OutOfMemoryError noMoreThreads) {
            System.getLogger(Workers.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "the system gives no more than " + started + " threads",
                            noMoreThreads);
            threads = started + 1;
        } finally {
            workers = Arrays.copyOf(after, started);
        }
    }

    /** Stops the threads above the wanted number, here or, where the pool is busy, at the end of its call. */
    private void stopSurplus() {
        while (workers.length > threads - 1 && busy.compareAndSet(false, true)) {
            try {
                int wanted = threads - 1;
                Worker[] before = workers;
                workers = Arrays.copyOf(before, Math.min(wanted, before.length));
                for (int i = wanted; i < before.length; i++) {
                    before[i].stop();
                }
            } finally {
                busy.set(false);
            }
        }
    }

    private static int checkedThreads(int count) {
        if (count < 1 || count > MOST_THREADS) {
            throw new IllegalArgumentException("a pool has 1 to " + MOST_THREADS + " threads, got " + count);
        }
        return count;
    }

    private static final class Shared {
        static final Workers WORKERS = new Workers(defaultThreads());

        static int defaultThreads() {
            int processors = Runtime.getRuntime().availableProcessors();
            return Math.clamp(Integer.getInteger(THREADS_PROPERTY, processors), 1, MOST_THREADS);
        }
    }
}
