package dev.covector.ops;

import java.util.List;

/** What ops.spec says of an op in words. */
public record Facts(
        String doc,
        String hlo,
        List<String> dtypes,
        List<String> linear,
        List<Constraint> constraints,
        List<String> examples) {
    /**
     * A requirement, its number first.
     *
     * @param broken types of operands and attributes that break it, as in {@code (f64[n]) {axes = [1]}}
     */
    public record Constraint(String text, List<String> broken) {
        /** What its error is marked with: {@code C1}. */
        public String label() {
            return text.substring(0, text.indexOf(' '));
        }
    }

    /** For an op from outside that has no entry. */
    public static Facts of(String doc) {
        return new Facts(doc, "", List.of(), List.of(), List.of(), List.of());
    }
}
