package dev.covector.bench.accuracy;

import dev.covector.api.Compiled;
import dev.covector.ir.DType;
import dev.covector.ir.Func;
import dev.covector.ops.OpSet;
import dev.covector.tracer.Staging;
import dev.covector.tracer.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A process that computes ops as its properties say: {@code Worker FOLDER ENDING} answers each OP.DTYPE.0 (and .1) by OP.DTYPE.ENDING. */
final class Worker {
    private static final int WARM_UP_CALLS = 1000;
    private static final long WARM_UP_NANOSECONDS = 3_000_000_000L;

    private Worker() {}

    public static void main(String[] args) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            files.filter(file -> file.toString().endsWith(".0")).sorted().forEach(file -> answer(file, args[1]));
        }
    }

    private static void answer(Path file, String ending) {
        String[] name = file.getFileName().toString().split("[._]", -1);
        DType dtype = DType.of(name[name.length - 2]);
        List<double[]> operands = IntStream.of(0, 1)
                .mapToObj(i -> beside(file, String.valueOf(i)))
                .filter(Files::exists)
                .map(Numbers::read)
                .toList();
        Numbers.write(beside(file, ending), warm(name[0], dtype, operands));
    }

    private static Path beside(Path file, String ending) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - 1) + ending);
    }

    /** What the compiled code answers: until HotSpot has compiled it, the functions of vectors are those of single numbers. */
    private static double[] warm(String op, DType dtype, List<double[]> operands) {
        Compiled function = function(op, dtype, operands.size());
        Object[] arguments = arguments(dtype, operands);
        long start = System.nanoTime();
        for (int i = 0; i < WARM_UP_CALLS && System.nanoTime() - start < WARM_UP_NANOSECONDS; i++) {
            first(function.call(arguments)).close();
        }
        return first(function.call(arguments)).toDoubles();
    }

    private static Object[] arguments(DType dtype, List<double[]> operands) {
        return operands.stream()
                .map(numbers -> Tensor.of(dtype, new long[] {numbers.length}, numbers))
                .toArray();
    }

    private static Tensor first(Object results) {
        return (Tensor) ((List<?>) results).getFirst();
    }

    private static Compiled function(String op, DType dtype, int operands) {
        String text = operands == 1
                ? "func f(%%0: %1$s[n]) -> (%1$s[n]) {\n %%1: %1$s[n] = %2$s %%0\n return %%1\n}"
                : "func f(%%0: %1$s[n], %%1: %1$s[n]) -> (%1$s[n]) {\n %%2: %1$s[n] = %2$s %%0, %%1\n return %%2\n}";
        Func f = Func.parse(text.formatted(dtype, op), OpSet.STANDARD);
        return new Compiled(
                op,
                arguments -> Staging.replay(
                        f, Stream.of(arguments).map(Tensor.class::cast).toList()));
    }
}
