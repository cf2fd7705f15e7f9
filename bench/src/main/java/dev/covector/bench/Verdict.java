package dev.covector.bench;

/** Whether what is demanded was met. */
public enum Verdict {
    MET,
    MISSED,
    /** Nothing is demanded of the case. */
    FREE,
    /** Something is demanded that was not measured. */
    UNKNOWN;

    Verdict and(Verdict other) {
        return switch (this) {
            case MISSED -> MISSED;
            case FREE -> other;
            case UNKNOWN -> other == MISSED ? MISSED : UNKNOWN;
            case MET -> other == FREE ? MET : other;
        };
    }

    @Override
    public String toString() {
        return switch (this) {
            case MET -> "met";
            case MISSED -> "MISSED";
            case FREE -> "";
            case UNKNOWN -> "?";
        };
    }
}
