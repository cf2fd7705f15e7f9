package dev.covector.lower.stablehlo.pjrt.install;

/** Says why a plugin could not be installed, and what to do about it. */
public final class InstallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InstallException(String message) {
        super(message);
    }

    InstallException(String message, Throwable cause) {
        super(message, cause);
    }
}
