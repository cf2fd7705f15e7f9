package dev.covector.codegen.jvm.interpret;

/** Moves elements of one dtype between blocks and memory that starts at an address and steps by bytes. */
interface Lines<A> {
    /** The length from which a copy as a whole is faster than a loop. */
    int COPIED = 16;

    void read(long address, long stride, A out, int at, int n);

    void write(A x, int at, int n, long address, long stride);

    /** Reads the elements with the numbers {@code element}, counted from the address. */
    void gather(long address, long[] element, A out, int n);
}
