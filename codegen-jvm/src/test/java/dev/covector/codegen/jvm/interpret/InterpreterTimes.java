package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Kernel.Level;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;

/** Prints how long interpreted kernels take: the first call, and a call when all is hot. */
final class InterpreterTimes {
    private InterpreterTimes() {}

    public static void main(String[] arguments) {
        for (int n : new int[] {4, 1000, 1_000_000}) {
            time("x*y+z then max, f64, " + n, elementwise(DType.F64, n), 5L * n);
        }
        time("x*y+z then max, f32, 1000000", elementwise(DType.F32, 1_000_000), 5_000_000);
        time("exp, f64, 100000", exp(100_000), 100_000);
        time("sum of loop 0, 1000 by 1000", sum(1000, 1000, true), 1_000_000);
        time("sum of loop 1, 1000 by 1000", sum(1000, 1000, false), 1_000_000);
        time("sum of loop 0, 4 by 100000", sum(4, 100_000, true), 400_000);
        time("sum of loop 1, 4 by 100000", sum(4, 100_000, false), 400_000);
    }

    private static Kernel elementwise(DType dtype, int n) {
        Sketch k = new Sketch().loop(n);
        int[] in = {k.buffer(dtype), k.buffer(dtype), k.buffer(dtype)};
        Reg x = k.load(in[0], 0, 1);
        Reg y = k.load(in[1], 0, 1);
        Reg sum = k.compute(Intrinsic.ADD, k.compute(Intrinsic.MUL, x, y), k.load(in[2], 0, 1));
        k.store(k.buffer(dtype), k.compute(Intrinsic.MAX, sum, k.constant(dtype, 0.0)), 0, 1);
        return k.end(Level.INNER).kernel();
    }

    private static Kernel exp(int n) {
        Sketch k = new Sketch().loop(n);
        int x = k.buffer(DType.F64);
        k.store(k.buffer(DType.F64), k.compute(Intrinsic.EXP, k.load(x, 0, 1)), 0, 1);
        return k.end(Level.INNER).kernel();
    }

    private static Kernel sum(int rows, int columns, boolean firstReduced) {
        Sketch k = new Sketch();
        if (firstReduced) {
            k.reduced(rows).loop(columns);
        } else {
            k.loop(rows).reduced(columns);
        }
        Reg sum = k.reduce(Reducer.SUM, k.load(k.buffer(DType.F64), 0, 1, rows));
        k.end(Level.INNER);
        k.store(k.buffer(DType.F64), sum, 0, firstReduced ? 0 : 1, firstReduced ? 1 : 0);
        return k.end(Level.OUTER).kernel();
    }

    /** The processor time of this thread, which other processes disturb least. */
    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** {@code work} is the number of elements times the number of instructions that move or compute them. */
    private static void time(String name, Kernel kernel, long work) {
        try (Arena arena = Arena.ofConfined()) {
            long[] buffers = kernel.buffers().stream()
                    .mapToLong(_ -> arena.allocate(8_000_000, 64).address())
                    .toArray();
            long start = now();
            KernelCode code = KernelInterpreter.of(kernel);
            long[] sizes = Sketch.sizes(kernel);
            long range = kernel.loops().get(kernel.splitLoop()).extent().constant();
            code.run(buffers, sizes, 0, range);
            long first = now() - start;
            long best = Long.MAX_VALUE;
            long until = now() + 1_500_000_000L;
            int calls = (int) Math.max(1, 100_000 / work);
            while (now() < until) {
                start = now();
                for (int i = 0; i < calls; i++) {
                    code.run(buffers, sizes, 0, range);
                }
                best = Math.min(best, (now() - start) / calls);
            }
            System.out.printf(
                    "%-32s first %8.1f us, hot %9.2f us, %.2f ns an element of an instruction%n",
                    name, first / 1e3, best / 1e3, (double) best / work);
        }
    }
}
