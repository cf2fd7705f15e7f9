package dev.covector.codegen.jvm.blas;

/** The checks that keep native routines from reading outside what their arguments describe. */
final class Sizes {
    private Sizes() {}

    static void checkSize(String routine, String name, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("%s: %s must not be negative, got %d".formatted(routine, name, size));
        }
        if (size > Integer.MAX_VALUE) {
            throw new BlasSizeException(routine, name, size);
        }
    }

    static void checkMatrix(String routine, String name, long address, long leading, long rows) {
        checkAddress(routine, name, address);
        if (leading < Math.max(1, rows)) {
            throw new IllegalArgumentException(
                    "%s: ld%s must be at least max(1, %d stored rows), got %d".formatted(routine, name, rows, leading));
        }
        if (leading > Integer.MAX_VALUE) {
            throw new BlasSizeException(routine, "ld" + name, leading);
        }
    }

    static void checkAddress(String routine, String name, long address) {
        if (address <= 0) {
            throw new IllegalArgumentException("%s: %s must be an address, got %d".formatted(routine, name, address));
        }
    }

    static void checkBatch(String routine, long batch) {
        if (batch < 0) {
            throw new IllegalArgumentException("%s: batch must not be negative, got %d".formatted(routine, batch));
        }
    }
}
