package dev.covector.codegen.jvm.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.KernelCode;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/**
 * A kernel, its code in every shape, and numbers to run it on. Each buffer ends where its memory ends and has known bytes
 * around it, so that what is written elsewhere shows.
 */
final class Trial {
    private static final int MARGIN = 64;

    private final Kernel kernel;
    private final Map<String, Long> symbols;
    private final Map<VectorShape, KernelCode> codes = new HashMap<>();
    private final List<List<Object>> contents = new ArrayList<>();

    Trial(Kernel kernel, Map<String, Long> symbols) {
        this.kernel = kernel;
        this.symbols = symbols;
    }

    private Trial(Trial other, Map<String, Long> symbols) {
        this.kernel = other.kernel;
        this.symbols = symbols;
        this.codes.putAll(other.codes);
    }

    /** The same kernel and code with other sizes. */
    Trial at(Map<String, Long> sizes) {
        for (VectorShape shape : VectorShape.values()) {
            codes.computeIfAbsent(
                    shape, s -> new KernelCompiler(s).compile(kernel).code());
        }
        return new Trial(this, sizes);
    }

    /** The next buffer's elements. */
    Trial buffer(long length, IntFunction<Object> element) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            elements.add(element.apply(i));
        }
        contents.add(elements);
        return this;
    }

    /** The next buffer, with awkward numbers. */
    Trial random(long length, int seed) {
        var random = new SplittableRandom(seed);
        DType dtype = kernel.buffers().get(contents.size());
        return buffer(length, i -> awkward(dtype, random, i));
    }

    static Object awkward(DType dtype, SplittableRandom random, int i) {
        double[] reals = {
            0,
            -0.0,
            1,
            -1,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            0.5,
            -0.5,
            2.5,
            -1.5,
            1e-320,
            3e9,
            -1e19,
            Math.PI,
            0x1p52 + 1,
            8388609,
            1e-45
        };
        long[] integers = {0, 1, -1, 7, Integer.MIN_VALUE, Integer.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, 33, 64};
        boolean special = random.nextInt(3) == 0;
        return switch (dtype) {
            case BOOL -> random.nextBoolean();
            case I32, I64 ->
                Reference.number(
                        dtype, special ? integers[random.nextInt(integers.length)] : random.nextInt(-100, 100));
            case F32, F64 ->
                Reference.number(dtype, special ? reals[random.nextInt(reals.length)] : random.nextDouble(-20, 20));
            case C64, C128 -> throw new IllegalArgumentException();
        };
    }

    long size(int loop) {
        return kernel.loops().get(loop).extent().eval(symbols);
    }

    private long[] sizes() {
        return kernel.sizes().stream().mapToLong(dim -> dim.eval(symbols)).toArray();
    }

    private long end() {
        return kernel.splitLoop() < 0 ? 1 : size(kernel.splitLoop());
    }

    /** Runs something on fresh copies of the buffers; gives what they hold afterwards. */
    private List<List<Object>> outcome(Run run) {
        try (Arena arena = Arena.ofConfined()) {
            long[] buffers = new long[contents.size()];
            List<MemorySegment> segments = new ArrayList<>();
            for (int b = 0; b < buffers.length; b++) {
                DType dtype = kernel.buffers().get(b);
                int length = contents.get(b).size();
                MemorySegment segment = arena.allocate(2 * MARGIN + (long) length * dtype.bytes(), 64);
                segment.fill((byte) 0x5a);
                segments.add(segment);
                buffers[b] = segment.address() + MARGIN;
                for (int i = 0; i < length; i++) {
                    Reference.set(
                            dtype,
                            buffers[b] + (long) i * dtype.bytes(),
                            contents.get(b).get(i));
                }
            }
            run.run(buffers, sizes());
            List<List<Object>> after = new ArrayList<>();
            for (int b = 0; b < buffers.length; b++) {
                DType dtype = kernel.buffers().get(b);
                List<Object> elements = new ArrayList<>();
                for (int i = 0; i < contents.get(b).size(); i++) {
                    elements.add(Reference.get(dtype, buffers[b] + (long) i * dtype.bytes()));
                }
                after.add(elements);
                checkMargins(segments.get(b));
            }
            return after;
        }
    }

    private static void checkMargins(MemorySegment segment) {
        for (int i = 0; i < MARGIN; i++) {
            assertThat(segment.get(java.lang.foreign.ValueLayout.JAVA_BYTE, i)).isEqualTo((byte) 0x5a);
            assertThat(segment.get(java.lang.foreign.ValueLayout.JAVA_BYTE, segment.byteSize() - 1 - i))
                    .isEqualTo((byte) 0x5a);
        }
    }

    private interface Run {
        void run(long[] buffers, long[] sizes);
    }

    KernelCode code(VectorShape shape) {
        return codes.computeIfAbsent(
                shape, s -> new KernelCompiler(s).compile(kernel).code());
    }

    /** Runs the kernel in every shape; reals may differ by a relative {@code tolerance} from the reference. */
    void check(double tolerance) {
        List<List<Object>> expected = outcome((buffers, sizes) -> Reference.run(kernel, buffers, sizes));
        for (VectorShape shape : VectorShape.values()) {
            KernelCode code = code(shape);
            List<List<Object>> got = outcome((buffers, sizes) -> code.run(buffers, sizes, 0, end()));
            for (int b = 0; b < got.size(); b++) {
                compare(shape, b, got.get(b), expected.get(b), tolerance);
            }
            checkSplits(shape, code, got);
        }
    }

    private void checkSplits(VectorShape shape, KernelCode code, List<List<Object>> whole) {
        if (kernel.splitLoop() < 0) {
            return;
        }
        int step = kernel.splitLoop() == 0 ? 64 : 3;
        List<List<Object>> got = outcome((buffers, sizes) -> {
            for (long begin = 0; begin < end(); begin += step) {
                code.run(buffers, sizes, begin, Math.min(begin + step, end()));
            }
        });
        assertThat(got).as("%s of %s in parts %s", shape, kernel, symbols).isEqualTo(whole);
    }

    private void compare(VectorShape shape, int buffer, List<Object> got, List<Object> expected, double tolerance) {
        for (int i = 0; i < got.size(); i++) {
            if (!same(got.get(i), expected.get(i), tolerance)) {
                throw new AssertionError("%s: b%d[%d] is %s, not %s; %s\n%s\n%s"
                        .formatted(
                                shape,
                                buffer,
                                i,
                                got.get(i),
                                expected.get(i),
                                symbols,
                                kernel,
                                new KernelCompiler(shape).compile(kernel).source()));
            }
        }
    }

    private static boolean same(Object got, Object expected, double tolerance) {
        if (got.equals(expected)) {
            return true;
        }
        if (tolerance == 0 || !(got instanceof Float || got instanceof Double)) {
            return false;
        }
        double x = ((Number) got).doubleValue();
        double y = ((Number) expected).doubleValue();
        return Math.abs(x - y) <= tolerance * Math.max(Math.abs(y), got instanceof Float ? 1e-37 : 1e-307);
    }
}
