package dev.covector.bench;

import java.util.List;
import java.util.function.Supplier;

/** Times programs that run once. */
final class Clock {
    private static final double NANOS = 1e-6;

    private Clock() {}

    /** One call, all that it brings with it included. */
    static List<Measured> once(String work, Supplier<Object> call) {
        long start = System.nanoTime();
        Object result = call.get();
        double taken = milliseconds(start);
        return List.of(Measured.of(work, "ms", Sums.of(result), taken));
    }

    static double milliseconds(long start) {
        return (System.nanoTime() - start) * NANOS;
    }
}
