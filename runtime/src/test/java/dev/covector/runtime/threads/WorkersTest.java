package dev.covector.runtime.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private final Workers workers = new Workers(4, 1000);

    @AfterEach
    void stop() {
        workers.close();
    }

    @Test
    void everyPartRunsOnce() {
        for (int parts = 0; parts < 200; parts++) {
            checkEveryPartRunsOnce(parts);
        }
    }

    private void checkEveryPartRunsOnce(int parts) {
        var runs = new AtomicIntegerArray(parts);
        workers.run(parts, runs::incrementAndGet);
        for (int part = 0; part < parts; part++) {
            assertThat(runs.get(part)).isEqualTo(1);
        }
    }

    @Test
    void everyPartIsFinishedAndVisibleAtTheEnd() {
        for (int round = 0; round < 50_000; round++) {
            long[] squares = new long[7];
            workers.run(7, part -> squares[part] = (long) part * part);
            long sum = 0;
            for (long square : squares) {
                sum += square;
            }
            assertThat(sum).isEqualTo(91);
        }
    }

    @Test
    void theResultDoesNotDependOnTheNumberOfThreads() {
        double[] one = sines(1);
        for (int threads : new int[] {2, 3, 4, 2, 7, 1}) {
            assertThat(sines(threads)).isEqualTo(one);
        }
    }

    private double[] sines(int threads) {
        workers.threads(threads);
        assertThat(workers.threads()).isEqualTo(threads);
        double[] sums = new double[64];
        workers.run(64, part -> {
            for (int i = 0; i < 1000; i++) {
                sums[part] += Math.sin(part + i * 0.1);
            }
        });
        return sums;
    }

    @Test
    void moreThanOneThreadTakesPart() {
        var threads = ConcurrentHashMap.<Thread>newKeySet();
        for (int round = 0; round < 100 && threads.size() < 2; round++) {
            workers.run(8, _ -> {
                threads.add(Thread.currentThread());
                sleep(1);
            });
        }
        assertThat(threads).hasSizeBetween(2, 4);
    }

    @Test
    void parkedThreadsWakeUp() {
        var helpers = ConcurrentHashMap.<Integer>newKeySet();
        for (int round = 0; round < 50; round++) {
            int call = round;
            Thread caller = Thread.currentThread();
            sleep(3);
            workers.run(4, _ -> {
                if (Thread.currentThread() != caller) {
                    helpers.add(call);
                }
                sleep(2);
            });
        }
        assertThat(helpers).hasSizeGreaterThan(5);
    }

    @Test
    void theFirstFailedPartIsThrownWhateverTheTiming() {
        for (int round = 0; round < 2_000; round++) {
            assertThatThrownBy(() -> workers.run(40, part -> {
                        if (part % 10 == 7) {
                            throw new ArithmeticException("part " + part);
                        }
                    }))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("part 7");
        }
        checkEveryPartRunsOnce(100);
    }

    @Test
    void errorsPassUnwrapped() {
        assertThatThrownBy(() -> workers.run(4, _ -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        checkEveryPartRunsOnce(100);
    }

    @Test
    void nestedCallsRunInTheirCaller() {
        var runs = new AtomicInteger();
        workers.run(10, _ -> {
            Thread outer = Thread.currentThread();
            workers.run(10, _ -> {
                assertThat(Thread.currentThread()).isSameAs(outer);
                runs.incrementAndGet();
            });
        });
        assertThat(runs).hasValue(100);
    }

    @Test
    void manyCallersShareThePoolWhileItsSizeChanges() throws Exception {
        var total = new AtomicLong();
        List<Callable<Boolean>> callers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int caller = i;
            callers.add(() -> {
                for (int round = 0; round < 5_000; round++) {
                    workers.run(8, total::addAndGet);
                    if (round % 100 == caller) {
                        workers.threads(1 + (round / 100 + caller) % 5);
                    }
                }
                return true;
            });
        }
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (Future<Boolean> result : threads.invokeAll(callers)) {
                assertThat(result.get()).isTrue();
            }
        }
        assertThat(total).hasValue(6 * 5_000 * 28L);
    }

    @Test
    void surplusThreadsEnd() throws InterruptedException {
        List<Thread> seen = new ArrayList<>();
        workers.run(8, _ -> {
            synchronized (seen) {
                seen.add(Thread.currentThread());
            }
            sleep(2);
        });
        workers.close();
        seen.remove(Thread.currentThread());
        for (Thread thread : seen) {
            if (thread != Thread.currentThread()) {
                thread.join(5_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
        workers.run(3, part -> assertThat(part).isBetween(0, 2));
    }

    @Test
    void impossibleCountsAreErrors() {
        assertThatThrownBy(() -> workers.run(-1, _ -> {})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> workers.threads(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Workers(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Workers.shared().threads()).isPositive();
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
