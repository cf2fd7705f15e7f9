package dev.covector.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Any steady case, chosen by its name: one method serves them all, since those that need it have a JVM of their own. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SteadyBenchmark {
    @Param("")
    public String bench = "";

    @Param("")
    public String work = "";

    private Supplier<Object> call = () -> this;

    @Setup
    public void prepare() {
        Bench all = Benches.named(bench);
        call = switch (all.named(work)) {
            case Case.Steady steady -> steady.prepared();
            case Case.Once once -> throw new IllegalArgumentException(once.name() + " is not repeated");
        };
        Settling.settle(call, all.pace().calmNanos());
    }

    @Benchmark
    public Object call() {
        return call.get();
    }
}
