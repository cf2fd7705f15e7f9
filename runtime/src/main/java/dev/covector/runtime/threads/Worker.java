package dev.covector.runtime.threads;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** One thread of a pool: it serves the pool's job, spins for the next one, and parks when none comes. */
final class Worker implements Runnable {
    /** How many parked threads each thread wakes: two, so that waking all takes a logarithm of their number. */
    static final int WAKES = 2;

    private final Workers pool;
    private final Thread thread;
    private final AtomicBoolean parked = new AtomicBoolean();
    private volatile boolean stopped;

    Worker(Workers pool, int number) {
        this.pool = pool;
        this.thread = Thread.ofPlatform()
                .name("covector-worker-" + number)
                .daemon()
                .inheritInheritableThreadLocals(false)
                .unstarted(this);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    /** {@return whether the thread was parked and no longer is} */
    boolean wake() {
        boolean woken = parked.get() && parked.compareAndSet(true, false);
        if (woken) {
            LockSupport.unpark(thread);
        }
        return woken;
    }

    @Override
    public void run() {
        long served = 0;
        int idle = 0;
        while (!stopped) {
            long number = serve(served);
            if (number != served) {
                served = number;
                idle = 0;
            } else if (idle < pool.spins()) {
                idle++;
                Thread.onSpinWait();
            } else {
                park(served);
            }
        }
    }

    /** Helps with the current job if it is new, and returns its number; keeps no reference to it, nor to what it uses. */
    private long serve(long served) {
        Job job = pool.job();
        if (job == null || job.number == served) {
            return served;
        }
        pool.wake(Math.min(WAKES, job.waitingParts() - 1));
        job.work();
        return job.number;
    }

    private void park(long served) {
        parked.set(true);
        // Whoever posts a job first posts it, then looks for parked threads: one of the two sees the other.
        if (!hasJobAfter(served) && !stopped) {
            // A task may have left an interrupt behind, with which parking would return at once.
            boolean _ = Thread.interrupted();
            LockSupport.park(this);
        }
        parked.set(false);
    }

    private boolean hasJobAfter(long served) {
        Job job = pool.job();
        return job != null && job.number != served;
    }
}
