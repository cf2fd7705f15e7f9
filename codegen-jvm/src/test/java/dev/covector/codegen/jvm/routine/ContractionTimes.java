package dev.covector.codegen.jvm.routine;

import dev.covector.codegen.jvm.blas.OpenBlas;
import dev.covector.ir.DType;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.DotGeneral;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Prints how long products take, from the call of the routine to its return. */
final class ContractionTimes {
    private ContractionTimes() {}

    public static void main(String[] arguments) {
        System.out.println(OpenBlas.status());
        OpenBlas.threads(1);
        for (DType dtype : List.of(DType.F64, DType.F32)) {
            for (long n : new long[] {2, 4, 16, 64, 256, 512, 1024}) {
                time("matrix", Sample.dense(dtype, n, n), Sample.dense(dtype, n, n), n);
            }
        }
        for (long n : new long[] {2, 256, 1024}) {
            time("vector", Sample.dense(DType.F64, n, n), Sample.dense(DType.F64, n), 1);
            Sample reversed = Sample.strided(DType.F64, new long[] {n, n}, new long[] {2, 2 * n}, new Random(1));
            time("copied", reversed, Sample.dense(DType.F64, n, n), n);
        }
    }

    private static void time(String name, Sample x, Sample y, long columns) {
        DotGeneral op = new DotGeneral(x.value(), y.value(), List.of(1), List.of(0), List.of(), List.of());
        long n = x.shape()[0];
        Sample result = columns == 1 ? Sample.dense(x.dtype(), n) : Sample.dense(x.dtype(), n, n);
        KernelCode code = Objects.requireNonNull(Routines.of(op));
        long[] buffers = {x.address(), y.address(), result.address()};
        long[] sizes = Stream.of(x, y, result)
                .flatMapToLong(sample -> LongStream.of(sample.numbers()))
                .toArray();
        double work = 2.0 * n * n * columns;
        int calls = (int) Math.max(1, Math.min(100_000, 1e7 / work));
        double best = Double.MAX_VALUE;
        long until = System.nanoTime() + 1_500_000_000L;
        while (System.nanoTime() < until) {
            long start = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                code.run(buffers, sizes, 0, 1);
            }
            best = Math.min(best, (double) (System.nanoTime() - start) / calls);
        }
        System.out.printf("%s %s n = %4d: %12.1f ns, %6.2f GFLOP/s%n", name, x.dtype(), n, best, work / best);
    }
}
