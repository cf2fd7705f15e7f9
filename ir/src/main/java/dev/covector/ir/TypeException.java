package dev.covector.ir;

/** A program that has no meaning: the message names the op, the requirement, and the types that came. */
public class TypeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public TypeException(String message) {
        super(message);
    }

    public TypeException(String message, Throwable cause) {
        super(message, cause);
    }
}
