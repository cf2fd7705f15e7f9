package dev.covector.runtime.memory;

import dev.covector.runtime.threads.Workers;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/** Prints what allocating, closing and handing out work cost; run by hand, on a quiet machine. */
final class MemoryTimings {
    private static final int ROUNDS = 7;
    private static final ReferenceQueue<Object> PHANTOMS = new ReferenceQueue<>();
    private static volatile long sink;

    private MemoryTimings() {}

    public static void main(String[] arguments) {
        Memory memory = Memory.host();
        time("allocate(64) and close", 2_000_000, count -> allocateAndClose(memory, count, 64));
        time("allocate(4096) and close", 2_000_000, count -> allocateAndClose(memory, count, 4096));
        time("allocate(64 MiB) and close", 200_000, count -> allocateAndClose(memory, count, 64 << 20));
        time("allocate(64), 32 live", 2_000_000, count -> rotate(memory, count, 64));
        time("allocate(64) in a scope", 1_000_000, count -> allocateInScope(memory, count));
        time("allocate(64), never closed", 2_000_000, count -> allocateOnly(memory, count));
        time("a phantom reference alone", 2_000_000, MemoryTimings::phantoms);
        time("aligned_alloc and free alone", 2_000_000, MemoryTimings::bareSource);
        time("hold and release", 5_000_000, count -> hold(memory, count));
        time("address()", 20_000_000, count -> address(memory, count));
        time("allocate and close on 2 threads, each", 1_000_000, count -> onThreads(2, memory, count));
        dispatch();
        System.out.println(memory);
    }

    private static void dispatch() {
        for (int threads : new int[] {1, 2}) {
            Workers workers = new Workers(threads);
            time("run(2 empty parts), " + threads + " threads", 500_000, count -> {
                for (int i = 0; i < count; i++) {
                    workers.run(2, part -> sink = part);
                }
            });
            workers.close();
        }
    }

    private static void time(String name, int count, IntConsumer work) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            work.accept(count);
            best = Math.min(best, (System.nanoTime() - start) / (double) count);
        }
        System.out.printf("%-40s %8.1f ns%n", name, best);
    }

    private static void allocateAndClose(Memory memory, int count, long bytes) {
        for (int i = 0; i < count; i++) {
            Block block = memory.allocate(bytes);
            sink = block.address();
            block.close();
        }
    }

    private static void rotate(Memory memory, int count, long bytes) {
        Block[] live = new Block[32];
        for (int i = 0; i < count; i++) {
            Block before = live[i & 31];
            live[i & 31] = memory.allocate(bytes);
            if (before != null) {
                before.close();
            }
        }
        for (Block block : live) {
            block.close();
        }
    }

    private static void allocateInScope(Memory memory, int count) {
        for (int i = 0; i < count; i += 100) {
            try (var _ = Scope.open()) {
                for (int j = 0; j < 100; j++) {
                    sink = memory.allocate(64).address();
                }
            }
        }
    }

    private static void allocateOnly(Memory memory, int count) {
        for (int i = 0; i < count; i++) {
            sink = memory.allocate(64).address();
        }
    }

    /** Each is dropped before its referent, as that of a closed block is. */
    private static void phantoms(int count) {
        Object[] latest = new Object[2];
        try {
            for (int i = 0; i < count; i++) {
                latest[0] = new Object();
                latest[1] = new PhantomReference<>(latest[0], PHANTOMS);
            }
        } finally {
            Reference.reachabilityFence(latest);
        }
    }

    private static void bareSource(int count) {
        MemorySource source = HostSource.create();
        for (int i = 0; i < count; i++) {
            long address = source.allocate(128);
            sink = address;
            source.free(address);
        }
    }

    private static void hold(Memory memory, int count) {
        try (Block block = memory.allocate(64)) {
            for (int i = 0; i < count; i++) {
                block.hold();
                block.release();
            }
        }
    }

    private static void address(Memory memory, int count) {
        try (Block block = memory.allocate(64)) {
            long sum = 0;
            for (int i = 0; i < count; i++) {
                sum += block.address();
            }
            sink = sum;
        }
    }

    private static void onThreads(int threads, Memory memory, int count) {
        var finished = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            Thread.ofPlatform().start(() -> {
                allocateAndClose(memory, count, 64);
                finished.countDown();
            });
        }
        try {
            finished.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
