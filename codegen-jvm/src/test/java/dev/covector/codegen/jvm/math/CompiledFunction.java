package dev.covector.codegen.jvm.math;

import dev.covector.codegen.jvm.emit.Unexpanded;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.math.Format;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.stream.Stream;

/** A kernel of one function, compiled for a width. */
final class CompiledFunction implements Accuracy.Function {
    private static final int WARM_UP_CALLS = 20_000;
    private static final int WARM_UP_ELEMENTS = 128;
    private static final long ROUND = 20_000_000L;
    private static final int ROUNDS = 20;

    private final Kernel kernel;
    private final Format format;
    private final KernelCode code;

    CompiledFunction(Kernel kernel, Format format, int vectorBits) {
        this.kernel = kernel;
        this.format = format;
        this.code = Unexpanded.compile(kernel, vectorBits);
    }

    @Override
    public double[] apply(List<double[]> arguments) {
        int count = arguments.getFirst().length;
        try (Arena arena = Arena.ofConfined()) {
            List<MemorySegment> buffers = fill(arena, arguments);
            code.run(addresses(buffers), sizes(count), 0, count);
            double[] results = new double[count];
            for (int i = 0; i < count; i++) {
                results[i] = format == Format.F32
                        ? buffers.getLast().getAtIndex(ValueLayout.JAVA_FLOAT, i)
                        : buffers.getLast().getAtIndex(ValueLayout.JAVA_DOUBLE, i);
            }
            return results;
        }
    }

    /** Nanoseconds an element, the best of some rounds. */
    double nanoseconds(List<double[]> arguments) {
        int count = arguments.getFirst().length;
        try (Arena arena = Arena.ofConfined()) {
            long[] addresses = addresses(fill(arena, arguments));
            for (int i = 0; i < WARM_UP_CALLS; i++) {
                code.run(addresses, sizes(count), 0, WARM_UP_ELEMENTS);
            }
            double best = Double.POSITIVE_INFINITY;
            for (int i = 0; i < ROUNDS; i++) {
                best = Math.min(best, round(addresses, count, ROUND));
            }
            return best;
        }
    }

    /** By the time of the thread, which other programs on the machine disturb less. */
    private double round(long[] addresses, int count, long nanoseconds) {
        long[] sizes = sizes(count);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        long calls = 0;
        while (threads.getCurrentThreadCpuTime() - begin < nanoseconds) {
            for (int i = 0; i < 10; i++, calls++) {
                code.run(addresses, sizes, 0, count);
            }
        }
        return (threads.getCurrentThreadCpuTime() - begin) / (double) (calls * count);
    }

    private long[] sizes(int count) {
        return kernel.sizes().stream().mapToLong(dim -> dim.eval(_ -> count)).toArray();
    }

    private static long[] addresses(List<MemorySegment> buffers) {
        return buffers.stream().mapToLong(MemorySegment::address).toArray();
    }

    /** A buffer for each operand, and one for the results. */
    private List<MemorySegment> fill(Arena arena, List<double[]> arguments) {
        int count = arguments.getFirst().length;
        List<MemorySegment> buffers = Stream.generate(() -> arena.allocate((long) count * format.real.bytes(), 64))
                .limit(kernel.buffers().size())
                .toList();
        for (int b = 0; b < buffers.size() - 1; b++) {
            for (int i = 0; i < count; i++) {
                double value = arguments.get(b)[i];
                if (format == Format.F32) {
                    buffers.get(b).setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) value);
                } else {
                    buffers.get(b).setAtIndex(ValueLayout.JAVA_DOUBLE, i, value);
                }
            }
        }
        return buffers;
    }
}
