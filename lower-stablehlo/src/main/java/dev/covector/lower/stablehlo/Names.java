package dev.covector.lower.stablehlo;

import dev.covector.ir.DType;
import dev.covector.lower.stablehlo.text.Hlo;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which elementwise ops have a name in StableHLO that may stand for them: those that XLA computes as exactly as our formula
 * does, edges included. {@code EdgesTest} holds the choice; docs/xla-export.md says what was measured.
 */
final class Names {
    /** Comparisons need more than operands; the others lose digits or edges, up to all of them. */
    private static final Set<String> NEVER = Set.of(
            "",
            "compare",
            "chlo.sinh",
            "chlo.cosh",
            "chlo.erf_inv",
            "chlo.erfc",
            "chlo.lgamma",
            "chlo.digamma",
            "chlo.zeta");

    /** Of complex numbers these go to the wrong side of a cut where a part is -0, or lose small parts. */
    private static final Set<String> ONLY_REAL = Set.of(
            "sqrt", "sine", "power", "chlo.asin", "chlo.acos", "chlo.atan", "chlo.asinh", "chlo.acosh", "chlo.atanh");

    private Names() {}

    /**
     * The op that computes the same, or null. Of integers and bools there is none: their formulas are exact, edges included, and
     * become single ops where they can.
     */
    static @Nullable String of(String hlo, List<Hlo> operands, DType result) {
        boolean inexact =
                result.isInexact() && operands.stream().noneMatch(x -> x.dtype().isInteger());
        boolean isComplex = operands.stream().anyMatch(x -> x.dtype().isComplex());
        if (!inexact || NEVER.contains(hlo) || isComplex && ONLY_REAL.contains(hlo)) {
            return null;
        }
        return hlo.startsWith("chlo.") ? hlo : "stablehlo." + hlo;
    }
}
