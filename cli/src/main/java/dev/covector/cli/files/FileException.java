package dev.covector.cli.files;

import java.nio.file.Path;

/** Signals that a file cannot be read or written, or does not hold what it should; the message starts with its path. */
public final class FileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public FileException(Path file, String message) {
        super(file + ": " + message);
    }

    /** With a place in the text of the file, from 1. */
    public FileException(Path file, int line, int column, String message) {
        super(file + ":" + line + ":" + column + ": " + message);
    }
}
