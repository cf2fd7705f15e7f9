package dev.covector.runtime;

import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ir.kernel.Recurrence;
import dev.covector.runtime.memory.Block;
import dev.covector.runtime.memory.Memory;
import java.util.ArrayList;
import java.util.List;

/** Runs new code on memory of its own until the JVM has compiled it: vector code is thousands of times slower before. */
final class Warming {
    private static final long[] SYMBOLS = {4096, 256, 64, 24, 12, 6, 3, 2};
    private static final long MOST_ELEMENTS = 1 << 15;
    private static final long LEAST_ELEMENTS = 1 << 9;
    private static final long MOST_NANOS = 3_000_000_000L;
    private static final long WARM_ELEMENTS = 500_000;
    private static final int LEAST_CALLS = 60;
    private static final int CALM_ROUNDS = 3;

    private Warming() {}

    static void run(Kernel kernel, KernelCode code) {
        run(kernel, kernel.splitLoop(), false, code);
    }

    /** All steps from the first on. */
    static void run(Recurrence recurrence, KernelCode code) {
        run(recurrence.kernel(), recurrence.splitLoop(), true, code);
    }

    private static void run(Kernel kernel, int split, boolean steps, KernelCode code) {
        for (long symbol : SYMBOLS) {
            if (elements(kernel, symbol) <= MOST_ELEMENTS) {
                run(kernel, split, steps, code, symbol);
                return;
            }
        }
    }

    private static long elements(Kernel kernel, long symbol) {
        try {
            long elements = 1;
            for (Kernel.Loop loop : kernel.loops()) {
                elements *= Math.max(0, loop.extent().eval(_ -> symbol));
                if (elements > MOST_ELEMENTS) {
                    return Long.MAX_VALUE;
                }
            }
            return elements;
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE; // a size that no long holds
        }
    }

    private static void run(Kernel kernel, int split, boolean steps, KernelCode code, long symbol) {
        List<Block> blocks = new ArrayList<>();
        try {
            long[] buffers = new long[kernel.buffers().size()];
            for (int i = 0; i < buffers.length; i++) {
                Range range = range(kernel, i, symbol);
                if (!range.known) {
                    return;
                }
                int bytes = kernel.buffers().get(i).bytes();
                Block block = Memory.host().allocate((range.high - range.low + 1) * bytes);
                blocks.add(block);
                buffers[i] = block.address() - range.low * bytes;
            }
            List<Dim> all = new ArrayList<>(kernel.sizes());
            if (steps) {
                all.add(Dim.ZERO);
                all.add(kernel.loops().getLast().extent());
            }
            long end = split < 0 ? 1 : kernel.loops().get(split).extent().eval(_ -> symbol);
            long elements = Math.max(LEAST_ELEMENTS, elements(kernel, symbol));
            long[] sizes =
                    all.stream().mapToLong(size -> size.eval(_ -> symbol)).toArray();
            repeat(() -> code.run(buffers, sizes, 0, end), Math.max(LEAST_CALLS, WARM_ELEMENTS / elements));
        } finally {
            blocks.forEach(Block::close);
        }
    }

    /** Runs the code in rounds until a round is no longer much faster than the best before it. */
    private static void repeat(Runnable run, long calls) {
        long start = System.nanoTime();
        long best = Long.MAX_VALUE;
        int calm = 0;
        while (calm < CALM_ROUNDS && System.nanoTime() - start < MOST_NANOS) {
            long round = System.nanoTime();
            for (long call = 0; call < calls && System.nanoTime() - start < MOST_NANOS; call++) {
                run.run();
            }
            long took = System.nanoTime() - round;
            calm = took < best - best / 4 ? 0 : calm + 1;
            best = Math.min(best, took);
        }
    }

    /** The elements of a buffer that a kernel touches; not known where it computes their numbers. */
    private record Range(long low, long high, boolean known) {}

    private static Range range(Kernel kernel, int buffer, long symbol) {
        long low = 0;
        long high = 0;
        for (Kernel.Phase phase : kernel.phases()) {
            for (Instr instr : phase.body()) {
                Access access = null;
                if (instr instanceof Instr.Load load && load.buffer() == buffer) {
                    access = load.access();
                } else if (instr instanceof Instr.Store store && store.buffer() == buffer) {
                    access = store.access();
                } else if (instr instanceof Instr.Gather gather && gather.buffer() == buffer) {
                    return new Range(0, 0, false);
                }
                if (access != null) {
                    low = Math.min(low, bound(kernel, access, symbol, -1));
                    high = Math.max(high, bound(kernel, access, symbol, 1));
                }
            }
        }
        return new Range(low, high, high - low < 64 * MOST_ELEMENTS);
    }

    private static long bound(Kernel kernel, Access access, long symbol, int sign) {
        long bound = access.offset().eval(_ -> symbol);
        for (int loop = 0; loop < kernel.loops().size(); loop++) {
            Dim extent = kernel.loops().get(loop).extent();
            long reach = access.strides().get(loop).eval(_ -> symbol) * Math.max(0, extent.eval(_ -> symbol) - 1);
            bound += sign * Math.max(0, sign * reach);
        }
        return bound;
    }
}
