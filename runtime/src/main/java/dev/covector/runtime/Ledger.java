package dev.covector.runtime;

import java.util.List;
import java.util.stream.Collectors;

/** The plans of a function: what was compiled, for which arguments, why, how often it ran, and what it cost. */
public record Ledger(String function, List<Plan> plans, long evicted) {
    public Ledger {
        plans = List.copyOf(plans);
    }

    /** The number of plans. */
    public int size() {
        return plans.size();
    }

    @Override
    public String toString() {
        String forgotten = evicted == 0 ? "" : ", " + evicted + " forgotten";
        return function + ": " + plans.size() + (plans.size() == 1 ? " plan" : " plans") + forgotten
                + plans.stream().map(plan -> "\n  " + plan).collect(Collectors.joining());
    }
}
