package dev.covector.lower.stablehlo;

import dev.covector.ir.DType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which elementwise ops have a name in StableHLO that may stand for them. */
final class Names {
    /** Those that need more than operands. */
    private static final Set<String> OTHER = Set.of("", "compare");

    private Names() {}

    /**
     * The op that computes the same, or null. Of integers and bools there is none: their formulas are exact, edges included, and
     * become single ops where they can.
     */
    static @Nullable String of(String hlo, List<Hlo> operands, DType result) {
        boolean inexact = result.isInexact() && operands.stream().noneMatch(x -> x.dtype().isInteger());
        if (!inexact || OTHER.contains(hlo)) {
            return null;
        }
        return hlo.startsWith("chlo.") ? hlo : "stablehlo." + hlo;
    }
}
