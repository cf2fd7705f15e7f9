package dev.covector.lower.stablehlo.pjrt;

/** An error of a plugin with its message, which for a program's text says line and column; or one that was found before it. */
public final class PjrtException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    /** The kinds of errors, those of Abseil's status codes in their order. */
    public enum Code {
        OK,
        CANCELLED,
        UNKNOWN,
        INVALID_ARGUMENT,
        DEADLINE_EXCEEDED,
        NOT_FOUND,
        ALREADY_EXISTS,
        PERMISSION_DENIED,
        RESOURCE_EXHAUSTED,
        FAILED_PRECONDITION,
        ABORTED,
        OUT_OF_RANGE,
        UNIMPLEMENTED,
        INTERNAL,
        UNAVAILABLE,
        DATA_LOSS,
        UNAUTHENTICATED;

        private static final Code[] ALL = values();

        static Code of(long number) {
            return number >= 0 && number < ALL.length ? ALL[(int) number] : UNKNOWN;
        }
    }

    public PjrtException(Code code, String message) {
        super(message);
        this.code = code;
    }

    PjrtException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What kind of error it is. */
    public Code code() {
        return code;
    }
}
