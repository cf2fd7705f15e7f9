package dev.covector.oracles;

/** Signals that there is no adapter for a call, or none for its form; the message says what is missing. */
public final class MissingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MissingException(String message) {
        super(message);
    }
}
