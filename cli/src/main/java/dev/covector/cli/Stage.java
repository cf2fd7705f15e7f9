package dev.covector.cli;

import dev.covector.runtime.Plan;
import java.util.Locale;

/** What a plan can show of the function it came from. */
enum Stage {
    TRACED,
    SIMPLIFIED,
    FUSED,
    SOURCE;

    String of(Plan plan) {
        return this == SOURCE ? plan.source() : plan.ir(toString());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
