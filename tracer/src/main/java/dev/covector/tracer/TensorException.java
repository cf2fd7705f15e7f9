package dev.covector.tracer;

/**
 * A tensor was used in a state that does not allow it: it is closed, it has no values yet because it is traced, its trace is
 * over or another one, or there is no executor to compute it. The message says what to do and names the user's line.
 */
public class TensorException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public TensorException(String message) {
        super(message);
    }

    public TensorException(String message, Throwable cause) {
        super(message, cause);
    }
}
