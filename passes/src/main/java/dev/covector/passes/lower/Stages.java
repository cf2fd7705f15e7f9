package dev.covector.passes.lower;

import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import dev.covector.ops.Lowering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * When each member of a group is computed. Stage s is an inner phase over all reduced loops, then an outer phase with the
 * results of its reductions; stage -1 is an outer phase before all. An inner member that later stages read is computed again
 * there, unless it is kept: in its own buffer if it has one, else in a spill where computing it again is expensive.
 */
final class Stages {
    private final Group group;
    private final Sources sources;
    private final Map<Value, Integer> stages = new HashMap<>();
    private final Map<Value, Integer> lastUse = new HashMap<>();
    private final List<Stmt> spilled = new ArrayList<>();

    private Stages(Group group, Sources sources) {
        this.group = group;
        this.sources = sources;
    }

    /** @param kept the members that have a buffer of their own */
    static Stages of(Group group, Sources sources, Set<Value> kept) {
        Stages stages = new Stages(group, sources);
        group.members().forEach(stages::place);
        stages.findSpills(kept);
        return stages;
    }

    int of(Value member) {
        return stages.getOrDefault(member, -1);
    }

    int last() {
        return stages.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Members that have to be kept for a later stage although nothing outside reads them. */
    List<Stmt> spilled() {
        return spilled;
    }

    /** The last stage that reads a member. */
    int lastUse(Value member) {
        return lastUse.getOrDefault(member, of(member));
    }

    private boolean isReduction(Stmt stmt) {
        return sources.lowering(stmt) instanceof Lowering.Reduction;
    }

    private void place(Stmt stmt) {
        boolean outer = group.level(stmt.result()) == Group.Level.OUTER && !isReduction(stmt);
        int stage = outer ? -1 : 0;
        for (Sources.Source source : sources.reads(stmt)) {
            if (group.computes(source.value())) {
                boolean waits = !outer && group.level(source.value()) == Group.Level.OUTER;
                stage = Math.max(stage, of(source.value()) + (waits ? 1 : 0));
            }
        }
        stages.put(stmt.result(), stage);
    }

    /** Walks back from the readers: in which stages is each inner member computed? */
    private void findSpills(Set<Value> kept) {
        Map<Value, Set<Integer>> demanded = new HashMap<>();
        for (Stmt stmt : group.members().reversed()) {
            Value value = stmt.result();
            Set<Integer> computedIn = demanded.computeIfAbsent(value, _ -> new TreeSet<>());
            if (kept.contains(value) || isReduction(stmt) || group.level(value) == Group.Level.OUTER) {
                computedIn.clear();
                computedIn.add(of(value));
            } else if (computedIn.stream().anyMatch(stage -> stage > of(value)) && Cost.isExpensive(stmt, sources)) {
                spilled.add(stmt);
                computedIn.clear();
                computedIn.add(of(value));
            }
            for (Sources.Source source : sources.reads(stmt)) {
                if (group.computes(source.value())) {
                    demanded.computeIfAbsent(source.value(), _ -> new TreeSet<>())
                            .addAll(computedIn);
                    computedIn.forEach(stage -> lastUse.merge(source.value(), stage, Math::max));
                }
            }
        }
    }
}
