package dev.covector.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BlockTest {
    private final CountingSource source = new CountingSource();
    private final Memory memory = Memory.over("a test", source, 1 << 20);

    @Test
    void aBlockIsAlignedAndReadablePastItsEnd() {
        for (long bytes : new long[] {0, 1, 63, 64, 65, 4096, 1_000_000, 50_000_000}) {
            try (Block block = Memory.host().allocate(bytes)) {
                assertThat(block.address() % Memory.ALIGNMENT).isZero();
                assertThat(block.bytes()).isEqualTo(bytes);
                assertThat(block.readableBytes()).isGreaterThanOrEqualTo(bytes + Memory.SLACK);
                Bytes.mark(block, bytes);
                assertThat(Bytes.isMarked(block, bytes)).isTrue();
            }
        }
    }

    @Test
    void closingTwiceFreesOnce() {
        Block first = memory.allocate(100);
        long address = first.address();
        first.close();
        first.close();
        Block second = memory.allocate(100);
        Block third = memory.allocate(100);
        assertThat(second.address()).isEqualTo(address);
        assertThat(third.address()).isNotEqualTo(address);
    }

    @Test
    void aClosedBlockHasNoAddressAndCannotBeHeld() {
        Block block = memory.allocate(100);
        block.close();
        assertThat(block.isClosed()).isTrue();
        assertThatThrownBy(block::address).isInstanceOf(ClosedException.class);
        assertThatThrownBy(block::hold).isInstanceOf(ClosedException.class);
        assertThatThrownBy(block::release).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aHeldBlockIsFreedAtItsLastRelease() {
        Block block = memory.allocate(100);
        block.hold();
        block.hold();
        block.close();
        assertThat(block.isClosed()).isTrue();
        block.release();
        assertThat(block.address()).isNotZero();
        assertThat(memory.statistics().liveBytes()).isPositive();
        block.release();
        assertThat(memory.statistics().liveBytes()).isZero();
        assertThatThrownBy(block::address).isInstanceOf(ClosedException.class);
    }

    @Test
    void releaseNeedsAHold() {
        Block block = memory.allocate(100);
        assertThatThrownBy(block::release)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("release without hold");
        block.close();
        assertThat(memory.statistics().liveBytes()).isZero();
    }

    @Test
    void bytesStayWhileAnyThreadHoldsThem() throws Exception {
        Memory host = Memory.over("a test", HostSource.create(), 64 << 20);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 2_000; round++) {
                long value = round;
                Block block = host.allocate(256);
                Bytes.mark(block, value);
                var started = new CountDownLatch(3);
                for (int i = 0; i < 3; i++) {
                    threads.execute(() -> readWhileHeld(block, value, started));
                }
                started.await();
                block.close();
                try (Block other = host.allocate(256)) {
                    Bytes.mark(other, -1);
                }
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(wrongReads).isZero();
        assertThat(host.statistics().liveBytes()).isZero();
    }

    private volatile int wrongReads;

    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void readWhileHeld(Block block, long value, CountDownLatch started) {
        try {
            block.hold();
        } catch (ClosedException closedFirst) {
            return;
        } finally {
            started.countDown();
        }
        if (!Bytes.isMarked(block, value)) {
            wrongReads++;
        }
        block.release();
    }

    @Test
    void foreignMemoryIsUsedInPlaceAndLeftAlone() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segment = arena.allocate(128, 64);
            Block block = Block.foreign(segment, arena);
            assertThat(block.address()).isEqualTo(segment.address());
            assertThat(block.readableBytes()).isEqualTo(block.bytes()).isEqualTo(128);
            Bytes.put(block.address(), 7);
            block.close();
            assertThatThrownBy(block::address).isInstanceOf(ClosedException.class);
            assertThat(Bytes.at(segment.address())).isEqualTo(7);
        }
    }

    @Test
    void foreignMemoryOfAClosedArenaHasNoAddress() {
        Block block;
        try (Arena arena = Arena.ofConfined()) {
            block = Block.foreign(arena.allocate(128), arena);
        }
        assertThatThrownBy(block::address).isInstanceOf(ClosedException.class);
    }

    @Test
    void foreignMemoryMustBeNative() {
        assertThatThrownBy(() -> Block.foreign(MemorySegment.ofArray(new long[1]), this))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("native");
    }

    @Test
    void theOwnerOfForeignMemoryIsReachableUntilItIsClosed() throws InterruptedException {
        Object owner = new Object();
        var watch = new WeakReference<>(owner);
        Block block = Block.foreign(MemorySegment.ofAddress(4096), owner);
        owner = this;
        System.gc();
        assertThat(watch.get()).isNotNull();
        block.close();
        for (int i = 0; i < 50 && watch.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(watch.get()).isNull();
        assertThat(owner).isSameAs(this);
    }
}
