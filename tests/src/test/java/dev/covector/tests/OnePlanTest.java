package dev.covector.tests;

import static dev.covector.api.Covector.jit;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.covector.api.Fn1;
import dev.covector.api.Jit1;
import dev.covector.ir.DType;
import dev.covector.oracles.Outcome;
import dev.covector.oracles.PlanReplay;
import dev.covector.oracles.Planned;
import dev.covector.oracles.RecordException;
import dev.covector.oracles.RecordFile;
import dev.covector.oracles.Recorded;
import dev.covector.oracles.SizedFunction;
import dev.covector.oracles.adapters.OnePlan;
import dev.covector.tracer.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded functions have the recorded values and gradients at all their sizes, by one plan. */
class OnePlanTest {
    @Test
    void recordedFunctionsTakeOnePlan() {
        Path file = Repository.shared().resolve("acceptance/one-plan.jsonl.gz");
        assumeTrue(Files.exists(file), () -> "the functions are not there: " + file + "; set COVECTOR_SHARED");
        PlanReplay replay = new PlanReplay(OnePlan::of);
        Map<String, Outcome> outcomes = new TreeMap<>();
        RecordFile.functions(
                file,
                _ -> true,
                recorded -> outcomes.put(recorded.name(), replay.run(recorded).outcome()));
        assertThat(outcomes.values()).noneMatch(outcome -> outcome instanceof Outcome.Failed);
        assertThat(outcomes.values().stream()
                        .filter(outcome -> outcome instanceof Outcome.Missing)
                        .map(outcome -> ((Outcome.Missing) outcome).op())
                        .collect(Collectors.toSet()))
                .isSubsetOf("fft", "abs(rfft)**2", "sum of eigvals cubed");
        assertThat(outcomes).hasSize(58);
    }

    private static final String DOUBLED = """
            {"name": "2x", "axes": "n", "cases": [
            {"n": 1, "input": {"dtype": "float64", "shape": [1], "order": "F", "data": [1.5]},
            "outputs": [{"dtype": "float64", "shape": [1], "order": "F", "data": [3.0]}],
            "grad_of_sum": {"dtype": "float64", "shape": [1], "order": "F", "data": [%s]}},
            {"n": 2, "input": {"dtype": "float64", "shape": [2], "order": "F", "data": [1.5, 2.5]},
            "outputs": [{"dtype": "float64", "shape": [2], "order": "F", "data": [3.0, %s]}]}]}
            """.replace("\n", "");

    private static PlanReplay.Result replayed(Path folder, String text, Fn1<Tensor, Tensor> f) throws IOException {
        Path file = Files.writeString(folder.resolve("functions.jsonl"), text);
        List<SizedFunction> all = new ArrayList<>();
        RecordFile.functions(file, _ -> true, all::add);
        Planned planned = new Planned(f, 1, new Recorded.Tolerance(1e-9, 1e-11));
        return new PlanReplay(_ -> planned).run(all.getFirst());
    }

    @Test
    void aWrongNumberFails(@TempDir Path folder) throws IOException {
        PlanReplay.Result right = replayed(folder, DOUBLED.formatted("2.0", "5.0"), x -> x.mul(2));
        assertThat(right.outcome()).isEqualTo(new Outcome.Passed("2x", ""));
        assertThat(right.plans()).isEqualTo(1);
        assertThat(right.gradientPlans()).isEqualTo(1);
        assertThat(replayed(folder, DOUBLED.formatted("2.0", "5.5"), x -> x.mul(2))
                        .outcome())
                .hasToString(
                        "FAILED 2x value at n = 2: element [1]: got 5.0, wanted 5.5, 9.07e+07 times the tolerance");
        assertThat(replayed(folder, DOUBLED.formatted("2.5", "5.0"), x -> x.mul(2))
                        .outcome())
                .asString()
                .startsWith("FAILED 2x gradient at n = 1: element [0]: got 2.0, wanted 2.5");
    }

    @Test
    void aPlanTooManyFailsAndSaysWhy(@TempDir Path folder) throws IOException {
        Fn1<Tensor, Tensor> specialises = x -> x.mul(2).reshape(x.dim(0).toLong());
        PlanReplay.Result result = replayed(folder, DOUBLED.formatted("2.0", "5.0"), specialises);
        assertThat(result.plans()).isEqualTo(2);
        assertThat(result.outcome())
                .asString()
                .startsWith("FAILED 2x plans: wanted 1; got values: 2 plans;")
                .contains("where x0.0 == 1 for a size used as a number at OnePlanTest.java:");
    }

    @Test
    void theLedgerSaysWhyAFunctionThatBranchesOnItsSizeTookTwoPlans() {
        Jit1<Tensor, Tensor> branching =
                jit(requireNonNull(OnePlan.of("if n > 10 then x else -x")).function());
        for (long n : new long[] {10, 33, 0, 11, 1}) {
            branching.apply(Tensor.ones(DType.F64, n));
        }
        assertThat(branching.plans().plans())
                .extracting(plan -> plan.contract().guards().toString().replaceAll(":\\d+]$", "]"))
                .containsExactlyInAnyOrder(
                        "[x0.0 <= 10 for a branch on a size at OnePlan.java]",
                        "[10 < x0.0 for a branch on a size at OnePlan.java]");
    }

    @Test
    void whatHasNoAdapterIsMissing(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("f.jsonl"), DOUBLED.formatted("2.0", "5.0"));
        RecordFile.functions(
                file,
                _ -> true,
                recorded -> assertThat(new PlanReplay(OnePlan::of).run(recorded).outcome())
                        .isEqualTo(new Outcome.Missing("2x", "there is no adapter")));
    }

    @Test
    void aFileThatHoldsOtherThingsSaysWhere(@TempDir Path folder) {
        assertThatThrownBy(() -> replayed(folder, "\n{\"name\": \"x\"}", x -> x))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("functions.jsonl:2: the field axes is missing in");
    }
}
