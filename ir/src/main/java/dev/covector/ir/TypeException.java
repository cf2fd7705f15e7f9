package dev.covector.ir;

import org.jspecify.annotations.Nullable;

/** A program that has no meaning: the message names the op, the requirement, and the types that came. */
public class TypeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public TypeException(String message) {
        super(message);
    }

    public TypeException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same with the line of the statement that it is about. */
    public TypeException at(@Nullable Location line) {
        return line == null ? this : new TypeException(getMessage() + " (at " + line + ")", this);
    }
}
