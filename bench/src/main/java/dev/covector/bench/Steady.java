package dev.covector.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures steady cases by JMH, which warms up what it brings itself; the call has settled before. */
final class Steady {
    private Steady() {}

    static List<Measured> measure(Bench bench, List<Case.Steady> cases, boolean quick) {
        if (cases.isEmpty()) {
            return List.of();
        }
        Pace pace = bench.pace(quick);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^\\Q" + SteadyBenchmark.class.getName() + "\\E\\.call$")
                .param("bench", bench.name())
                .param("work", cases.stream().map(Case::name).toArray(String[]::new))
                .forks(pace.forks())
                .warmupIterations(pace.warmups())
                .warmupTime(TimeValue.milliseconds(pace.milliseconds()))
                .measurementIterations(pace.iterations())
                .measurementTime(TimeValue.milliseconds(pace.milliseconds()))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        try {
            return measured(bench, new Runner(options.build()).run());
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH could not run the bench " + bench.name(), e);
        }
    }

    private static List<Measured> measured(Bench bench, Collection<RunResult> results) {
        List<Measured> all = new ArrayList<>();
        for (RunResult result : results) {
            BenchmarkParams params = result.getParams();
            double[] samples = result.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                    .toArray();
            String work = params.getParam("work");
            Case.Steady steady = (Case.Steady) bench.named(work);
            all.add(Measured.of(work, "us", Sums.of(steady.prepared().get()), samples));
        }
        return all;
    }
}
