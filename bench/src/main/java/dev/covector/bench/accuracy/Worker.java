package dev.covector.bench.accuracy;

import dev.covector.api.Covector;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A process that computes the functions as its properties say: {@code Worker FOLDER ENDING} answers X.0, X.1 by X.ENDING. */
final class Worker {
    private static final long WARM_UP = 400_000_000;

    private Worker() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        for (Measured function : Functions.all()) {
            for (DType dtype : List.of(DType.F32, DType.F64)) {
                String name = Points.name(function, dtype);
                if (Files.exists(folder.resolve(name + ".0"))) {
                    List<Tensor> arguments = new ArrayList<>();
                    for (int i = 0; i < function.operands(); i++) {
                        double[] numbers = Numbers.read(folder.resolve(name + "." + i));
                        arguments.add(Tensor.of(dtype, new long[] {numbers.length}, numbers));
                    }
                    Numbers.write(folder.resolve(name + "." + args[1]), values(function, arguments));
                }
            }
        }
    }

    /** What the compiled code answers: until HotSpot has compiled it, the functions of vectors are those of single numbers. */
    private static double[] values(Measured function, List<Tensor> arguments) {
        Supplier<Tensor> call = call(function, arguments);
        long end = System.nanoTime() + WARM_UP;
        while (System.nanoTime() < end) {
            call.get().close();
        }
        return call.get().toDoubles();
    }

    private static Supplier<Tensor> call(Measured function, List<Tensor> arguments) {
        Tensor first = arguments.getFirst();
        Tensor last = arguments.getLast();
        if (arguments.size() == 1) {
            var compiled = Covector.jit((Tensor x) -> function.ours().of(List.of(x)));
            return () -> compiled.apply(first);
        }
        var compiled = Covector.jit((Tensor x, Tensor y) -> function.ours().of(List.of(x, y)));
        return () -> compiled.apply(first, last);
    }
}
