package dev.covector.lower.stablehlo;

import dev.covector.ir.Location;
import dev.covector.ir.TypeException;
import org.jspecify.annotations.Nullable;

/** A function that StableHLO cannot say: the message names the op, what is in the way, and what would help. */
public final class ExportException extends TypeException {
    private static final long serialVersionUID = 1;

    ExportException(String message, Throwable cause, @Nullable Location line) {
        super(line == null ? message : message + " (at " + line + ")", cause);
    }
}
