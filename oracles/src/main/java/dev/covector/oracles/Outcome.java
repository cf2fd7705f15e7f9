package dev.covector.oracles;

/** What became of a record. */
public sealed interface Outcome {
    /** All agrees; where only by an allowance, it says which. */
    record Passed(String op, String allowed) implements Outcome {}

    /** Something differs, or an error came. */
    record Failed(String op, String id, String what, String detail) implements Outcome {
        @Override
        public String toString() {
            return "FAILED " + id + " " + what + ": " + detail;
        }
    }

    /** There is no adapter for the operator, or for this form of it. */
    record Missing(String op, String reason) implements Outcome {}
}
