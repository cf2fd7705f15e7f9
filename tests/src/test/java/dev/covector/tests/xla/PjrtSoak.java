package dev.covector.tests.xla;

import static dev.covector.api.Covector.jit;

import dev.covector.api.Jit2;
import dev.covector.ir.DType;
import dev.covector.lower.stablehlo.xla.Xla;
import dev.covector.tracer.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Runs and compiles programs of XLA's for long, and prints what memory the process has after a fifth and in the end. */
final class PjrtSoak {
    private static final int EXECUTIONS = 100_000;
    private static final int A_COMPILATION = 100;

    private final Jit2<Tensor, Tensor, Tensor> function = jit((Tensor x, Tensor y) ->
                    x.mul(y).tanh().add(x.sum()))
            .on(Xla.cpu().keeping(8));

    private PjrtSoak() {}

    public static void main(String[] args) throws IOException {
        PjrtSoak soak = new PjrtSoak();
        Tensor small = zeros(10);
        Tensor large = zeros(50_000);
        for (int i = 1; i <= EXECUTIONS; i++) {
            soak.execute(i % 8 == 0 ? large : small, i);
            if (i % A_COMPILATION == 0) {
                soak.compile(1000 + i / A_COMPILATION);
            }
            if (i == EXECUTIONS / 5 || i == EXECUTIONS) {
                System.out.printf("resident %.1f%n", residentMebibytes());
            }
        }
    }

    /** Results that are copied and such that are lent; of the copied ones some are left to the collector. */
    private void execute(Tensor x, int number) {
        Tensor y = function.apply(x, x);
        if (number % 3 != 0 || number % 8 == 0) {
            y.close();
        }
    }

    /** A size that never came, of which only the last few are kept. */
    private void compile(int size) {
        try (Tensor x = zeros(size)) {
            function.apply(x, x).close();
        }
    }

    private static Tensor zeros(int size) {
        return Tensor.of(DType.F64, new long[] {size}, new double[size]);
    }

    /** What nobody can reach is freed before, by threads that take their time. */
    private static double residentMebibytes() throws IOException {
        for (int i = 0; i < 5; i++) {
            System.gc();
            LockSupport.parkNanos(100_000_000);
        }
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
