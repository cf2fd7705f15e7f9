package dev.covector.runtime.memory;

/** Signals that a block was used after it had been closed. */
public final class ClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public ClosedException(String message) {
        super(message);
    }
}
