package dev.covector.examples;

/** Signals that a file of data is cut short or is not what it should be; the message starts with the file and the line. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DataException(String message) {
        super(message);
    }

    DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
