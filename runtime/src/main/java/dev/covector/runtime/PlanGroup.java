package dev.covector.runtime;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plans of one function for one kind of arguments: they differ in what they assume of the sizes. */
final class PlanGroup {
    private volatile Plan[] plans = {};

    /** Runs the first plan whose guards hold; null where there is none. */
    HostTensor @Nullable [] tryRun(HostTensor[] arguments, long[] extraNumbers) {
        for (Plan plan : plans) {
            HostTensor[] results = plan.tryRun(arguments, extraNumbers);
            if (results != null) {
                return results;
            }
        }
        return null;
    }

    synchronized void add(Plan plan) {
        Plan[] more = Arrays.copyOf(plans, plans.length + 1);
        more[plans.length] = plan;
        plans = more;
    }

    List<Plan> plans() {
        return List.of(plans);
    }
}
