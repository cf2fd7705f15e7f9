package dev.covector.oracles;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts of records, whole and for each operator. */
public final class Tally {
    private final SortedMap<String, Counts> ops = new TreeMap<>();
    private final SortedMap<String, Integer> allowances = new TreeMap<>();

    /** Records of an operator, and the functions and plans that their values took. */
    public record Counts(int passed, int failed, int missing, int functions, int plans) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    passed + other.passed,
                    failed + other.failed,
                    missing + other.missing,
                    functions + other.functions,
                    plans + other.plans);
        }
    }

    public void add(Replay.Result result) {
        int functions = result.newFunctions();
        int plans = result.newPlans();
        switch (result.outcome()) {
            case Outcome.Passed(String op, String allowed) -> {
                ops.merge(op, new Counts(1, 0, 0, functions, plans), Counts::plus);
                if (!allowed.isEmpty()) {
                    allowances.merge(op + ": " + allowed, 1, Integer::sum);
                }
            }
            case Outcome.Failed(String op, var _, var _, var _) ->
                ops.merge(op, new Counts(0, 1, 0, functions, plans), Counts::plus);
            case Outcome.Missing(String op, var _) -> ops.merge(op, new Counts(0, 0, 1, 0, 0), Counts::plus);
        }
    }

    public Counts total() {
        return ops.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    /** The operators by their names. */
    public SortedMap<String, Counts> ops() {
        return ops;
    }

    /** The operators without an adapter, how many have one, the records a plan served, and the last line. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        ops.forEach((op, counts) -> {
            if (counts.missing() > 0) {
                text.append("missing ")
                        .append(op)
                        .append(": ")
                        .append(counts.missing())
                        .append(counts.missing() == 1 ? " record\n" : " records\n");
            }
        });
        allowances.forEach((reason, count) -> text.append("allowed ")
                .append(reason)
                .append(count == 1 ? " (1 record)\n" : " (%d records)%n".formatted(count)));
        Counts total = total();
        long adapted = ops.values().stream()
                .filter(counts -> counts.passed() + counts.failed() > 0)
                .count();
        text.append("%d of %d operators have an adapter%n".formatted(adapted, ops.size()));
        int ran = total.passed() + total.failed();
        if (total.functions() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d records ran by %d functions and %d plans: %.2f records and %.2f plans a function%n",
                    ran,
                    total.functions(),
                    total.plans(),
                    (double) ran / total.functions(),
                    (double) total.plans() / total.functions()));
        }
        return text.append(
                        "%d passed, %d failed, %d missing".formatted(total.passed(), total.failed(), total.missing()))
                .toString();
    }
}
