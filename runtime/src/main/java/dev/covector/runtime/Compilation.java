package dev.covector.runtime;

import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** When kernels are compiled, and the thread that does it. */
public final class Compilation {
    /** Names the mode: {@code background}, {@code now} (before the first call) or {@code never}. */
    static final String MODE_PROPERTY = "covector.compile";

    enum Mode {
        BACKGROUND,
        NOW,
        NEVER
    }

    static final Mode MODE =
            Mode.valueOf(System.getProperty(MODE_PROPERTY, "background").toUpperCase(Locale.ROOT));

    /** A call counts as much as so many elements, since it has a cost of its own: microseconds, where elements take tens of nanoseconds. */
    static final long CALL_WORTH = 200;

    /** So many elements have to be interpreted, some milliseconds of work, before compiling and warming pay. */
    static final long ENOUGH_WORK = 1_000_000;

    /** Made with the first task. */
    private static final class Background {
        static final ExecutorService COMPILER = compiler();
    }

    private Compilation() {}

    /** Runs the task after those that came before; a failure is logged, and the interpreter goes on answering. */
    static void inBackground(Runnable task) {
        Background.COMPILER.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException | LinkageError e) {
                System.getLogger(Compilation.class.getName())
                        .log(System.Logger.Level.ERROR, "a kernel could not be compiled and stays interpreted", e);
            }
        });
    }

    /** Waits until all kernels that were asked for so far are compiled and in use: for measurements and servers that start. */
    public static void awaitIdle() throws InterruptedException {
        try {
            Background.COMPILER.submit(() -> {}).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ExecutorService compiler() {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "covector-compiler");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
