package dev.covector.codegen.jvm.emit;

import static dev.covector.codegen.jvm.emit.Kernels.keep;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;

/**
 * Prints what kernels cost, in nanoseconds for an element; run by hand, on a quiet machine. An argument picks the kernels
 * whose names contain it.
 */
final class KernelTimings {
    private static final Dim N = Dim.symbol("n");
    private static final long DURATION = Long.getLong("duration", 1_500_000_000L);

    private KernelTimings() {}

    private static String wanted = "";

    public static void main(String[] arguments) {
        wanted = arguments.length == 0 ? "" : arguments[0];
        VectorShape shape = VectorShape.preferred();
        System.out.println("shape " + shape);
        for (DType dtype : new DType[] {DType.F32, DType.F64}) {
            for (long n : new long[] {10, 1000, 4096, 100_000}) {
                time(shape, dtype + " x*y+z", multiplyAdd(dtype), Map.of("n", n), n);
            }
            for (long n : new long[] {10, 1000, 100_000}) {
                time(shape, dtype + " tanh(x*y+z)*exp(-x*x)", tanhExp(dtype), Map.of("n", n), n);
            }
        }
        for (int length : new int[] {50, 100, 200, 400}) {
            time(shape, "f32 chain of " + length, chain(length), Map.of("n", 1000L), 1000);
        }
        time(shape, "c64 square", AccessTest.complexSquare(DType.F32), Map.of("n", 1000L, "m", 1L), 1000);
        time(shape, "c128 square", AccessTest.complexSquare(DType.F64), Map.of("n", 1000L, "m", 1L), 1000);
        for (long n : new long[] {10, 64, 4096, 262_144, 1 << 20}) {
            var sizes = Map.of("n", n, "m", 1L, "k", 1L);
            time(shape, "f32 sum", ReductionsTest.kernel(Reducer.SUM, DType.F32, 1), sizes, n);
            time(shape, "f32 max", ReductionsTest.kernel(Reducer.MAX, DType.F32, 1), sizes, n);
        }
        for (long[] size : new long[][] {{100_000, 10}, {1024, 1000}, {10, 100_000}, {64, 4096}}) {
            var sizes = Map.of("n", size[0], "m", size[1], "k", 1L);
            long n = size[0] * size[1];
            time(shape, "f32 sum axis 0", ReductionsTest.kernel(Reducer.SUM, DType.F32, 1), sizes, n);
            time(shape, "f32 sum axis 1", ReductionsTest.kernel(Reducer.SUM, DType.F32, 2), sizes, n);
            time(shape, "f32 softmax axis 0", PhasesTest.softmax(DType.F32, 0), sizes, n);
            time(shape, "f32 softmax axis 1", PhasesTest.softmax(DType.F32, 1), sizes, n);
            time(shape, "f32 layer norm axis 0", PhasesTest.layerNorm(DType.F32, 0), sizes, n);
            time(shape, "f32 layer norm axis 1", PhasesTest.layerNorm(DType.F32, 1), sizes, n);
        }
    }

    private static Kernel multiplyAdd(DType dtype) {
        Kernels k = new Kernels("multiply_add", keep(N));
        Reg x = k.load(k.buffer(dtype), Dim.ZERO, Dim.ONE);
        Reg y = k.load(k.buffer(dtype), Dim.ZERO, Dim.ONE);
        Reg z = k.load(k.buffer(dtype), Dim.ZERO, Dim.ONE);
        k.store(k.buffer(dtype), k.apply(Intrinsic.FMA, x, y, z), Dim.ZERO, Dim.ONE);
        return k.build();
    }

    /** A polynomial of that degree with ten inputs. */
    private static Kernel chain(int length) {
        Kernels k = new Kernels("chain_" + length, keep(N));
        Reg[] in = new Reg[10];
        for (int i = 0; i < in.length; i++) {
            in[i] = k.load(k.buffer(DType.F32), Dim.ZERO, Dim.ONE);
        }
        Reg sum = in[0];
        for (int i = 0; i < length / 2; i++) {
            Reg scaled = k.apply(Intrinsic.MUL, sum, in[i % in.length]);
            sum = k.apply(Intrinsic.ADD, scaled, k.constant(DType.F32, 1.0 / (i + 2)));
        }
        k.store(k.buffer(DType.F32), sum, Dim.ZERO, Dim.ONE);
        return k.build();
    }

    private static Kernel tanhExp(DType dtype) {
        Kernels k = new Kernels("tanh_exp", keep(N));
        Reg x = k.load(k.buffer(dtype), Dim.ZERO, Dim.ONE);
        Reg y = k.load(k.buffer(dtype), Dim.ZERO, Dim.ONE);
        Reg z = k.load(k.buffer(dtype), Dim.ZERO, Dim.ONE);
        Reg tanh = k.apply(Intrinsic.TANH, k.apply(Intrinsic.ADD, k.apply(Intrinsic.MUL, x, y), z));
        Reg exp = k.apply(Intrinsic.EXP, k.apply(Intrinsic.NEG, k.apply(Intrinsic.MUL, x, x)));
        k.store(k.buffer(dtype), k.apply(Intrinsic.MUL, tanh, exp), Dim.ZERO, Dim.ONE);
        return k.build();
    }

    private static void time(VectorShape shape, String name, Kernel kernel, Map<String, Long> symbols, long elements) {
        if (!name.contains(wanted)) {
            return;
        }
        KernelCode code = new KernelCompiler(shape).compile(kernel).code();
        long[] sizes =
                kernel.sizes().stream().mapToLong(dim -> dim.eval(symbols)).toArray();
        long end = kernel.splitLoop() < 0
                ? 1
                : kernel.loops().get(kernel.splitLoop()).extent().eval(symbols);
        try (Arena arena = Arena.ofConfined()) {
            long[] buffers = new long[kernel.buffers().size()];
            for (int b = 0; b < buffers.length; b++) {
                int bytes = kernel.buffers().get(b).bytes();
                MemorySegment segment = arena.allocate(2 * elements * bytes + 64, 64);
                for (long i = 0; i < elements; i++) {
                    Reference.set(
                            kernel.buffers().get(b),
                            segment.address() + i * bytes,
                            Reference.number(kernel.buffers().get(b), (i * 37 % 101) / 101.0 + 0.01));
                }
                buffers[b] = segment.address();
            }
            System.out.printf(
                    "%-36s %-28s %9.4f ns%n", name, symbols.values(), best(code, buffers, sizes, end, elements));
        }
    }

    /** The best of many rounds: the JIT may be late, and others may use the machine. */
    private static double best(KernelCode code, long[] buffers, long[] sizes, long end, long elements) {
        int count = (int) Math.max(1, 100_000 / Math.max(1, elements));
        double best = Double.MAX_VALUE;
        long stop = System.nanoTime() + DURATION;
        while (System.nanoTime() < stop) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                code.run(buffers, sizes, 0, end);
            }
            best = Math.min(best, (System.nanoTime() - start) / ((double) count * elements));
        }
        return best;
    }
}
