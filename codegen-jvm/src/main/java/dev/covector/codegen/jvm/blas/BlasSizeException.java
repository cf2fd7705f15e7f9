package dev.covector.codegen.jvm.blas;

/** A size or leading dimension that 32-bit BLAS integers cannot hold. */
public final class BlasSizeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BlasSizeException(String routine, String name, long size) {
        super("%s: %s must be at most %d, got %d".formatted(routine, name, Integer.MAX_VALUE, size));
    }
}
