package dev.covector.bench;

import static dev.covector.api.Covector.jit;

import dev.covector.api.Jit3;
import dev.covector.ir.DType;
import dev.covector.runtime.memory.Memory;
import dev.covector.tracer.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** A million calls over random sizes, with nothing ever closed: memory must come back by itself. */
final class Soak {
    private static final int CALLS = 1_000_000;
    private static final int MOST_ELEMENTS = 4000;
    private static final Path STATUS = Path.of("/proc/self/status");

    private Soak() {}

    static Bench bench() {
        return new Bench(
                "soak",
                "the chain over random sizes up to 4,000, nothing closed, at most 1 GiB",
                List.of(),
                1,
                Must.atMost(5, "%").where("growth", work -> work.startsWith("growth to 1,000,000")),
                List.of(
                        new Case.Once("soak", false, () -> run(CALLS)),
                        new Case.Once("short soak", true, () -> run(CALLS / 10))));
    }

    private static List<Measured> run(int calls) {
        System.setProperty(Memory.LIMIT_PROPERTY, "1g"); // read when the first tensor is made
        Jit3<Tensor, Tensor, Tensor, Tensor> chain = jit(Models::chain);
        Random random = new Random(1);
        long start = System.nanoTime();
        double early = 0;
        for (int call = 1; call <= calls; call++) {
            int n = 1 + random.nextInt(MOST_ELEMENTS);
            chain.apply(argument(n), argument(n), argument(n));
            if (call == calls / 10) {
                early = residentMebibytes();
            }
        }
        double late = residentMebibytes();
        double perCall = Clock.milliseconds(start) * 1000 / calls;
        return List.of(
                Measured.of("resident after %,d calls".formatted(calls / 10), "MiB", null, early),
                Measured.of("resident after %,d calls".formatted(calls), "MiB", null, late),
                Measured.of("growth to %,d calls".formatted(calls), "%", null, 100 * (late - early) / early),
                Measured.of("a call, arguments included", "us", null, perCall));
    }

    private static Tensor argument(int n) {
        return Tensor.full(DType.F32, 0.5, n);
    }

    private static double residentMebibytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            throw new UncheckedIOException("the size of a process is read from " + STATUS, e);
        }
    }
}
