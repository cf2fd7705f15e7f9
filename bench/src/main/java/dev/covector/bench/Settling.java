package dev.covector.bench;

import dev.covector.runtime.Compilation;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Supplier;

/**
 * Repeats a call until its kernels are compiled and the JVM's compilers have left it alone for a while. The while is processor time of the caller: on a
 * busy machine seconds of a clock say little about how far the compilers have come.
 */
final class Settling {
    private static final long ASKING_NANOS = 50_000_000;
    private static final long MOST_NANOS = 40_000_000_000L;

    private Settling() {}

    static void settle(Supplier<Object> call, long calmNanos) {
        until(call, ASKING_NANOS);
        try {
            Compilation.awaitIdle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        until(call, calmNanos);
    }

    @SuppressWarnings("ReturnValueIgnored") // only the time that calling takes matters
    private static void until(Supplier<Object> call, long calmNanos) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
        long started = System.nanoTime();
        long compiled = -1;
        long calmSince = 0;
        do {
            call.get();
            long now = threads.getCurrentThreadCpuTime();
            long total = compilers.getTotalCompilationTime();
            if (total != compiled) {
                compiled = total;
                calmSince = now;
            } else if (now - calmSince > calmNanos) {
                return;
            }
        } while (System.nanoTime() - started < MOST_NANOS);
    }
}
