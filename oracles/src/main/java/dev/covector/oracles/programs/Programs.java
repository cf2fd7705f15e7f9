package dev.covector.oracles.programs;

import dev.covector.ops.OpDef;
import dev.covector.ops.OpSet;
import dev.covector.runtime.Device;
import dev.covector.runtime.memory.Scope;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks random programs one after the other, and counts what they were made of. */
public final class Programs {
    private final List<Check> checks;
    private final SortedMap<String, Integer> ops = new TreeMap<>();
    private int count;
    private int mismatches;

    /** In all ways that there are on the processor. */
    public Programs() {
        this.checks = List.of(new TextCheck(), new PlanCheck(), new DerivativeCheck(), new DifferenceCheck());
    }

    /** On other devices. */
    public Programs(List<Device> devices) {
        this.checks = List.of(new PlanCheck(devices));
    }

    /** Checks the program of a seed; the text of the smallest one that fails in the same way, or null. */
    public @Nullable String check(long seed) {
        try (Scope _ = Scope.open()) {
            RandomProgram program = RandomProgram.of(seed);
            count++;
            program.func().body().stmts().forEach(stmt -> ops.merge(stmt.op().mnemonic(), 1, Integer::sum));
            for (Check check : checks) {
                Mismatch mismatch = check.of(program.func(), program.points(), seed);
                if (mismatch != null) {
                    mismatches++;
                    return "// seed " + seed + "\n"
                            + new Shrinking(check, seed).of(mismatch).text();
                }
            }
            return null;
        }
    }

    /** How often each op was used. */
    public SortedMap<String, Integer> ops() {
        return java.util.Collections.unmodifiableSortedMap(ops);
    }

    public int mismatches() {
        return mismatches;
    }

    /** One line. */
    public String summary() {
        List<String> missing = OpSet.STANDARD.definitions().stream()
                .map(OpDef::mnemonic)
                .filter(name -> !ops.containsKey(name))
                .toList();
        return "%d programs, %d mismatches, %d ops of the table used (missing: %s)"
                .formatted(count, mismatches, ops.size(), missing.isEmpty() ? "none" : String.join(", ", missing));
    }
}
