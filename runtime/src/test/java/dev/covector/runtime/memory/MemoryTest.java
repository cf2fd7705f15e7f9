package dev.covector.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final long LIMIT = 64 << 20;

    private final Memory memory = Memory.over("a test", HostSource.create(), LIMIT);

    @Test
    void blocksNeverClosedAreReclaimed() {
        var random = new SplittableRandom(2);
        for (int i = 0; i < 400_000; i++) {
            Bytes.mark(memory.allocate(random.nextLong(1, 1 << random.nextInt(1, 15))), i);
        }
        MemoryStatistics statistics = memory.statistics();
        assertThat(statistics.allocations()).isEqualTo(400_000);
        assertThat(statistics.peakBytes()).isLessThanOrEqualTo(LIMIT);
        assertThat(statistics.reclaimed()).isGreaterThan(300_000);
    }

    @Test
    void aTrainingLoopThatClosesNothingStaysFlat() {
        for (int step = 0; step < 500; step++) {
            List<Block> activations = new ArrayList<>();
            for (int layer = 0; layer < 4; layer++) {
                Block block = memory.allocate(1 << 20);
                Bytes.mark(block, step);
                activations.add(block);
            }
            assertThat(Bytes.isMarked(activations.getFirst(), step)).isTrue();
        }
        assertThat(memory.statistics().peakBytes()).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void manyThreadsShareOneMemoryWithoutOverlap() throws Exception {
        runOnThreads(8, thread -> hammer(new SplittableRandom(thread), thread));
        memory.trim();
        MemoryStatistics statistics = memory.statistics();
        assertThat(statistics.liveBytes()).isZero();
        assertThat(statistics.pooledBytes()).isZero();
        assertThat(statistics.peakBytes()).isLessThanOrEqualTo(LIMIT);
    }

    private boolean hammer(SplittableRandom random, long thread) {
        var live = new ArrayDeque<Block>();
        boolean intact = true;
        for (int i = 0; i < 50_000; i++) {
            Block block = memory.allocate(random.nextLong(1, 1 << random.nextInt(1, 15)));
            Bytes.mark(block, thread);
            live.add(block);
            while (live.size() > 50) {
                Block oldest = live.remove();
                intact &= Bytes.isMarked(oldest, thread);
                oldest.close();
            }
        }
        live.forEach(Block::close);
        return intact;
    }

    @Test
    void blocksClosedOnOtherThreadsAreUsedAgain() throws Exception {
        BlockingQueue<Block> queue = new ArrayBlockingQueue<>(64);
        runOnThreads(4, thread -> thread % 2 == 0 ? produce(queue) : consume(queue));
        assertThat(memory.statistics().liveBytes()).isZero();
        assertThat(memory.statistics().peakBytes()).isLessThan(LIMIT / 8);
    }

    private boolean produce(BlockingQueue<Block> queue) throws InterruptedException {
        for (int i = 0; i < 50_000; i++) {
            queue.put(memory.allocate(1000));
        }
        return true;
    }

    private static boolean consume(BlockingQueue<Block> queue) throws InterruptedException {
        for (int i = 0; i < 50_000; i++) {
            queue.take().close();
        }
        return true;
    }

    @Test
    void closingInEveryThreadAtOnceFreesOnce() throws Exception {
        var source = new CountingSource();
        Memory counted = Memory.over("a test", source, LIMIT);
        Block[] blocks = new Block[20_000];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = counted.allocate(64);
        }
        runOnThreads(4, _ -> {
            for (Block block : blocks) {
                block.close();
            }
            return true;
        });
        assertThat(counted.statistics().liveBytes()).isZero();
        counted.trim();
        assertThat(source.taken).isEmpty();
    }

    @Test
    void pastTheLimitAnErrorSaysWhatToDoAndTheMemoryGoesOnWorking() {
        var live = new ArrayList<Block>();
        assertThatThrownBy(() -> {
                    while (true) {
                        live.add(memory.allocate(1 << 20));
                    }
                })
                .isInstanceOfSatisfying(OutOfDeviceMemoryException.class, e -> {
                    assertThat(e.askedBytes()).isEqualTo(1 << 20);
                    assertThat(e.limit()).isEqualTo(LIMIT);
                    assertThat(e.liveBytes()).isBetween(LIMIT / 2, LIMIT);
                })
                .hasMessageContaining("limit of " + LIMIT)
                .hasMessageContaining("covector.memory.limit");
        assertThat(live).hasSizeGreaterThan(55);
        live.removeLast().close();
        live.add(memory.allocate(1 << 20));
        live.forEach(Block::close);
        memory.allocate(LIMIT / 2).close();
    }

    @Test
    void pooledBlocksMakeRoomForOthers() {
        for (int i = 0; i < 200; i++) {
            memory.allocate(100_000L * (i + 1)).close();
        }
        Block large = memory.allocate(60 << 20);
        assertThat(memory.statistics().pooledBytes()).isLessThan(4 << 20);
        large.close();
        assertThat(memory.statistics().collections()).isZero();
    }

    @Test
    void hugeAndNegativeSizesAreErrors() {
        for (long bytes : new long[] {LIMIT + 1, 1L << 40, 1L << 46, 1L << 47, 1L << 62, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> memory.allocate(bytes)).isInstanceOf(OutOfDeviceMemoryException.class);
        }
        for (long bytes : new long[] {-1, Long.MIN_VALUE}) {
            assertThatThrownBy(() -> memory.allocate(bytes)).isInstanceOf(IllegalArgumentException.class);
        }
        memory.allocate(1).close();
    }

    @Test
    void aSystemWithoutMemoryIsAnErrorNotACrash() {
        Memory unlimited = Memory.over("a test", HostSource.create(), Long.MAX_VALUE);
        assertThatThrownBy(() -> unlimited.allocate(1L << 46)).isInstanceOf(OutOfDeviceMemoryException.class);
        var source = new CountingSource();
        Memory exhausted = Memory.over("a test", source, LIMIT);
        exhausted.allocate(100).close();
        source.exhausted = true;
        assertThatThrownBy(() -> exhausted.allocate(1000)).isInstanceOf(OutOfDeviceMemoryException.class);
        assertThat(source.taken).isEmpty();
    }

    @Test
    void aLowerLimitDropsPooledBlocks() {
        memory.allocate(10 << 20).close();
        assertThat(memory.statistics().pooledBytes()).isPositive();
        memory.limit(1 << 20);
        assertThat(memory.statistics().pooledBytes()).isZero();
        assertThatThrownBy(() -> memory.limit(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void arenasServeWhereTheLibraryHasNoAlignedAllocation() {
        Memory arenas = Memory.over("a test", new ArenaSource(), LIMIT);
        for (int i = 0; i < 1000; i++) {
            Bytes.mark(arenas.allocate(i), i);
        }
        System.gc();
        arenas.trim();
        assertThatThrownBy(() -> arenas.allocate(LIMIT + 1)).isInstanceOf(OutOfDeviceMemoryException.class);
    }

    @Test
    void limitsAreReadWithSuffixes() {
        assertThat(HostLimit.parse("1000")).isEqualTo(1000);
        assertThat(HostLimit.parse(" 512m ")).isEqualTo(512 << 20);
        assertThat(HostLimit.parse("8G")).isEqualTo(8L << 30);
        for (String text : List.of("", "g", "1x", "9999999999g", "8.5g")) {
            assertThatThrownBy(() -> HostLimit.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Memory.host().statistics().limit()).isGreaterThan(1 << 30);
    }

    private interface Work {
        boolean run(int thread) throws Exception;
    }

    private static void runOnThreads(int count, Work work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(count)) {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int thread = i;
                tasks.add(() -> work.run(thread));
            }
            for (Future<Boolean> result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isTrue();
            }
        }
    }
}
