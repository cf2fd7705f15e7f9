package dev.covector.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Supplier;

/**
 * Repeats a call until the JVM's compilers have left it alone for a while. The while is processor time of the caller: on a
 * busy machine seconds of a clock say little about how far the compilers have come.
 */
final class Settling {
    private static final long CALM_NANOS = 600_000_000;
    private static final long MOST_NANOS = 40_000_000_000L;

    private Settling() {}

    @SuppressWarnings("ReturnValueIgnored") // only the time that calling takes matters
    static void settle(Supplier<Object> call) {
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
            } else if (now - calmSince > CALM_NANOS) {
                return;
            }
        } while (System.nanoTime() - started < MOST_NANOS);
    }
}
