package dev.covector.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A run of benches: all frameworks take turns, so that what disturbs the machine disturbs them all.
 *
 * @param log is told what is measured now
 */
public record Comparison(boolean withPeers, boolean quick, List<Integer> threads, Consumer<String> log) {
    public Comparison {
        threads = List.copyOf(threads);
    }

    /** What was found, in the order of the benches and their cases. */
    public List<Row> run(List<Bench> benches) {
        Pinning pinning = Pinning.found();
        if (pinning == Pinning.NONE) {
            log.accept("taskset is not there: processes are not pinned, and thread counts are only asked for");
        }
        Turn turn = new Turn(pinning, withPeers ? Peers.ready() : null);
        List<Row> rows = new ArrayList<>();
        for (Bench bench : benches) {
            for (int count : threads) {
                rows.addAll(run(bench, count, turn));
            }
        }
        return rows;
    }

    private List<Row> run(Bench bench, int threads, Turn turn) {
        List<Framework> frameworks = new ArrayList<>(List.of(Framework.COVECTOR));
        if (withPeers) {
            frameworks.addAll(bench.peers());
        }
        Map<Framework, List<Measured>> found = new EnumMap<>(Framework.class);
        int rounds = quick ? 1 : bench.rounds();
        for (int round = 1; round <= rounds; round++) {
            for (List<Case> together : groups(bench.cases(quick))) {
                for (Framework framework : frameworks) {
                    log.accept("%s, %d thread%s, round %d of %d: %s"
                            .formatted(
                                    bench.name(), threads, threads == 1 ? "" : "s", round, rounds, framework.word()));
                    found.computeIfAbsent(framework, _ -> new ArrayList<>())
                            .addAll(turn.take(bench, framework, threads, quick, together));
                }
            }
        }
        return rows(bench.name(), threads, found);
    }

    /** Steady cases share a process; a program that is measured once has one of its own. */
    static List<List<Case>> groups(List<Case> cases) {
        List<Case> steady = new ArrayList<>();
        List<List<Case>> groups = new ArrayList<>();
        for (Case one : cases) {
            switch (one) {
                case Case.Steady _ -> steady.add(one);
                case Case.Once _ -> groups.add(List.of(one));
            }
        }
        if (!steady.isEmpty()) {
            groups.addFirst(steady);
        }
        return groups;
    }

    /** The rows that measurements make: medians over all rounds. */
    static List<Row> rows(String bench, int threads, Map<Framework, List<Measured>> found) {
        Map<String, Map<Framework, List<Measured>>> byCase = new LinkedHashMap<>();
        found.forEach((framework, all) ->
                all.forEach(one -> byCase.computeIfAbsent(one.work(), _ -> new EnumMap<>(Framework.class))
                        .computeIfAbsent(framework, _ -> new ArrayList<>())
                        .add(one)));
        List<Row> rows = new ArrayList<>();
        byCase.forEach((work, byFramework) -> {
            Map<Framework, Double> medians = new EnumMap<>(Framework.class);
            byFramework.forEach((framework, all) -> medians.put(
                    framework,
                    Measured.median(
                            all.stream().flatMap(one -> one.samples().stream()).toList())));
            List<Measured> all =
                    byFramework.values().stream().flatMap(List::stream).toList();
            Measured first = all.getFirst();
            rows.add(new Row(
                    bench, work, threads, first.unit(), medians, all.stream().allMatch(first::agrees)));
        });
        return rows;
    }
}
