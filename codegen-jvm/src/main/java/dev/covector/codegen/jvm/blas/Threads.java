package dev.covector.codegen.jvm.blas;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Runs native routines with the thread count their work deserves, and no more of them at once than OpenBLAS has buffers for. */
final class Threads {
    // The library's count is one for the whole process: it is 1 except while a large call holds the lock.
    private static final ReentrantLock LARGE = new ReentrantLock();
    // OpenBLAS ends the process when more calls than it has buffers are in flight: seen with 1500 threads.
    private static final Semaphore IN_FLIGHT = new Semaphore(64);
    private static final double LARGE_WORK = 512.0 * 512.0 * 512.0;
    private static final double STEPS = 256;
    private static final @Nullable MethodHandle SET =
            OpenBlas.symbol("openblas_set_num_threads").isPresent()
                    ? OpenBlas.handle("openblas_set_num_threads", FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT))
                    : null;

    static {
        set(1);
    }

    /** A sequence of native calls. */
    @FunctionalInterface
    interface Calls {
        void run() throws Throwable;
    }

    private Threads() {}

    /** Runs calls of {@code work} multiplications each. */
    static void run(double work, Calls calls) {
        int count = OpenBlas.threads();
        if (work < LARGE_WORK || count == 1 || SET == null) {
            limited(calls);
            return;
        }
        LARGE.lock();
        try {
            set(count);
            limited(calls);
        } finally {
            set(1);
            LARGE.unlock();
        }
    }

    /**
     * Runs a factorisation whose steps are many and short: only from orders of some two thousand on do threads gain more than
     * their waiting for each other costs (at 512 they made a singular value decomposition 35 times slower on a busy machine).
     */
    static void runSteps(double work, Calls calls) {
        run(work / STEPS, calls);
    }

    private static void limited(Calls calls) {
        IN_FLIGHT.acquireUninterruptibly();
        try {
            call(calls);
        } finally {
            IN_FLIGHT.release();
        }
    }

    private static void set(int count) {
        MethodHandle set = SET;
        if (set != null) {
            call(() -> {
                set.invokeExact(count);
            });
        }
    }

    private static void call(Calls calls) {
        try {
            calls.run();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
