package dev.covector.lower.stablehlo.pjrt;

import static dev.covector.lower.stablehlo.pjrt.TestPlugin.add;
import static dev.covector.lower.stablehlo.pjrt.TestPlugin.doubles;
import static dev.covector.lower.stablehlo.pjrt.TestPlugin.memory;
import static dev.covector.lower.stablehlo.pjrt.TestPlugin.module;
import static dev.covector.lower.stablehlo.pjrt.TestPlugin.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.runtime.memory.ClosedException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closing, in every order and from every thread, is an error to the next caller and never one to the process. */
@Timeout(120)
class LifetimesTest {
    private static final String SQUARE_TYPE = "tensor<256x256xf64>";
    private static final String SQUARE = module(
            "%a: " + SQUARE_TYPE,
            SQUARE_TYPE,
            "%0 = stablehlo.dot_general %a, %a, contracting_dims = [1] x [0] : (" + SQUARE_TYPE + ", " + SQUARE_TYPE
                    + ") -> " + SQUARE_TYPE + " return %0 : " + SQUARE_TYPE);

    private PjrtClient client;
    private PjrtDevice device;

    @BeforeEach
    void open() {
        client = TestPlugin.load().client();
        device = client.device(0);
    }

    @AfterEach
    void close() {
        if (client != null) {
            client.close();
        }
    }

    @Test
    void whatIsClosedIsNotUsed() {
        PjrtExecutable add = client.compile(add("2xf64"));
        PjrtBuffer x = device.copy(memory(1, 2), doubles(2));
        PjrtBuffer closed = device.copy(memory(1, 2), doubles(2));
        closed.close();
        closed.close();
        assertThatThrownBy(() -> add.execute(x, closed))
                .isInstanceOf(ClosedException.class)
                .hasMessage("the buffer f64[2] has been closed");
        assertThatThrownBy(closed::memory).isInstanceOf(ClosedException.class);
        assertThatThrownBy(closed::isReady).isInstanceOf(ClosedException.class);
        assertThatThrownBy(closed::whenReady).isInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> read(closed)).isInstanceOf(ClosedException.class);
        add.close();
        assertThatThrownBy(() -> add.execute(x, x)).isInstanceOf(ClosedException.class);
    }

    @Test
    void aClientTakesAllThatWasMadeByItAlong() {
        PjrtExecutable add = client.compile(add("2xf64"));
        PjrtBuffer x = device.copy(memory(1, 2), doubles(2));
        MemorySegment seen = x.memory();
        client.close();
        client.close();
        assertThatThrownBy(() -> add.execute(x, x)).isInstanceOf(ClosedException.class);
        assertThatThrownBy(x::await)
                .isInstanceOf(ClosedException.class)
                .hasMessageMatching("the buffer f64\\[2] is closed, since the client of .* has been closed");
        assertThatThrownBy(() -> client.compile(add("2xf64"))).isInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> device.copy(memory(1), doubles(1))).isInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> device.memory()).isInstanceOf(ClosedException.class);
        assertThat(seen.toArray(ValueLayout.JAVA_DOUBLE)).containsExactly(1, 2);
    }

    @Test
    void resultsOutliveTheirExecutableAndArguments() {
        PjrtExecutable square = client.compile(SQUARE);
        PjrtBuffer x = device.copy(memory(new double[256 * 256]), doubles(256, 256));
        PjrtBuffer y = square.execute(x).getFirst();
        x.close();
        square.close();
        assertThat(read(y)).containsOnly(0);
    }

    @Test
    void memoryOutlivesItsBuffer() {
        PjrtBuffer x = device.copy(memory(3, 4), doubles(2));
        MemorySegment seen = x.memory();
        x.close();
        System.gc();
        assertThat(seen.toArray(ValueLayout.JAVA_DOUBLE)).containsExactly(3, 4);
    }

    @Test
    void aViewOfMemoryThatWasFreedIsNotUsed() {
        PjrtExecutable add = client.compile(add("8xf64"));
        PjrtBuffer x;
        try (Arena arena = Arena.ofConfined()) {
            x = device.view(arena.allocate(64, 64), doubles(8));
            assertThat(read(add.execute(x, x).getFirst())).containsOnly(0);
        }
        assertThatThrownBy(() -> add.execute(x, x))
                .isInstanceOf(ClosedException.class)
                .hasMessageContaining("freed");
        x.close();
    }

    @Test
    void aViewKeepsAnAutomaticArenaUntilItIsClosed() throws InterruptedException {
        MemorySegment elements = memory(new double[64]);
        WeakReference<MemorySegment> kept = new WeakReference<>(elements);
        PjrtBuffer x = device.view(elements, doubles(64));
        elements = null;
        System.gc();
        assertThat(kept.get()).isNotNull();
        x.close();
        x = null;
        for (int i = 0; i < 50 && kept.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(kept.get()).isNull();
    }

    @Test
    void forgottenBuffersAreFreed() throws InterruptedException {
        List<WeakReference<PjrtBuffer>> forgotten = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            forgotten.add(new WeakReference<>(device.copy(memory(1), doubles(1))));
        }
        for (int i = 0; i < 50 && forgotten.stream().anyMatch(each -> each.get() != null); i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(forgotten).allMatch(each -> each.get() == null);
    }

    @Test
    void closingWhileOthersRunIsAnErrorToThemAlone() throws Exception {
        for (int round = 0; round < 20; round++) {
            PjrtClient own = client.plugin().client();
            PjrtExecutable square = own.compile(SQUARE);
            PjrtBuffer x = own.device(0).copy(memory(new double[256 * 256]), doubles(256, 256));
            AtomicInteger runs = new AtomicInteger();
            AtomicBoolean stop = new AtomicBoolean();
            Callable<Boolean> work = () -> {
                try {
                    while (!stop.get()) {
                        PjrtBuffer y = square.execute(x).getFirst();
                        runs.incrementAndGet();
                        if (runs.get() % 2 == 0) {
                            y.copyTo(MemorySegment.ofArray(new double[256 * 256]));
                        }
                        y.close();
                    }
                    return false;
                } catch (ClosedException e) {
                    return true;
                }
            };
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                List<Future<Boolean>> all = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    all.add(threads.submit(work));
                }
                while (runs.get() < 4) {
                    Thread.onSpinWait();
                }
                switch (round % 3) {
                    case 0 -> x.close();
                    case 1 -> square.close();
                    default -> own.close();
                }
                for (Future<Boolean> each : all) {
                    assertThat(each.get()).isTrue();
                }
                stop.set(true);
            }
            own.close();
        }
    }

    @Test
    void manyThreadsShareAClient() throws Exception {
        PjrtExecutable add = client.compile(add("8xf64"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<double[]>> all = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                double number = i;
                all.add(threads.submit(() -> {
                    double[] eight = new double[8];
                    java.util.Arrays.fill(eight, number);
                    try (PjrtBuffer x = device.view(memory(eight), doubles(8));
                            PjrtBuffer y = add.execute(x, x).getFirst()) {
                        return read(y);
                    }
                }));
            }
            for (int i = 0; i < all.size(); i++) {
                assertThat(all.get(i).get()).containsOnly(2.0 * i);
            }
        }
    }

    @Test
    void clientsComeAndGo() {
        for (int i = 0; i < 20; i++) {
            try (PjrtClient own = client.plugin().client()) {
                PjrtBuffer x = own.device(0).copy(memory(new double[256 * 256]), doubles(256, 256));
                own.compile(SQUARE).execute(x); // and nobody waits for it
            }
        }
    }
}
