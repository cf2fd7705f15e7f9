package dev.covector.oracles;

import java.nio.file.Path;

/** Signals that a file of records cannot be read; the message starts with its path and the line. */
public final class RecordException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RecordException(Path file, String message) {
        super(file + ": " + message);
    }

    RecordException(Path file, long line, String message) {
        super(file + ":" + line + ": " + message);
    }
}
