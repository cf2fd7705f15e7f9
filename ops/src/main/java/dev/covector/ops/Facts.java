package dev.covector.ops;

import java.util.List;

/** What ops.spec says of an op in words. */
public record Facts(
        String doc,
        String hlo,
        List<String> dtypes,
        List<String> linear,
        List<String> constraints,
        List<String> examples) {
    /** For an op from outside that has no entry. */
    public static Facts of(String doc) {
        return new Facts(doc, "", List.of(), List.of(), List.of(), List.of());
    }
}
