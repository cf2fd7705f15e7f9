package dev.covector.lower.stablehlo.read.syntax;

import dev.covector.ir.TypeException;

/** Text that is no module, or one that Covector cannot say: the message starts with line and column and names the op. */
public final class ReadException extends TypeException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    public ReadException(Place place, String message) {
        super(place + ": " + message);
        this.line = place.line();
        this.column = place.column();
    }

    public ReadException(Place place, String message, Throwable cause) {
        super(place + ": " + message, cause);
        this.line = place.line();
        this.column = place.column();
    }

    /** Counted from one. */
    public int line() {
        return line;
    }

    /** Counted from zero. */
    public int column() {
        return column;
    }
}
