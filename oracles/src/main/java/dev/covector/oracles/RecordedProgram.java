package dev.covector.oracles;

import java.util.List;

/**
 * One recorded program: its text, and what it gave for which arrays.
 *
 * @param text a StableHLO module with the function {@code @main}
 * @param sized whether all sizes stand in the text; otherwise there are no arrays here
 */
public record RecordedProgram(
        String name, String variant, String text, List<Array> inputs, List<Array> outputs, boolean sized) {
    /**
     * An array as NumPy has it.
     *
     * @param dtype by NumPy's name
     * @param elements in row-major order, least byte first
     */
    public record Array(String dtype, long[] shape, byte[] elements) {}

    /** What reports call it. */
    public String id() {
        return name + "/" + variant;
    }
}
