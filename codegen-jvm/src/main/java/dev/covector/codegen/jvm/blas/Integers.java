package dev.covector.codegen.jvm.blas;

import static java.lang.foreign.ValueLayout.JAVA_INT;

/** 32-bit integers in memory, by whose addresses a Fortran routine takes them. */
final class Integers {
    /** Room for sixteen of them. */
    static final long BYTES = 64;

    private final long at;
    private int count;

    Integers(long at) {
        this.at = at;
    }

    /** The address of a new one. */
    long of(long value) {
        long address = at + Integer.BYTES * (long) count++;
        Memory.ALL.set(JAVA_INT, address, Math.toIntExact(value));
        return address;
    }

    static int get(long address) {
        return Memory.ALL.get(JAVA_INT, address);
    }
}
