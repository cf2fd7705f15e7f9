package dev.covector.codegen.jvm.blas;

/** What a blocked product needs of one primitive type, whose arrays are {@code T}; a block is an array of its columns. */
interface Arithmetic<T> {
    /** A block of zeros. */
    T[] block(int rows, int columns);

    void clear(T column);

    /** Reads {@code count} numbers that lie {@code stride} bytes apart. */
    void load(long address, long stride, int count, T column);

    /** Writes {@code count} numbers {@code stride} bytes apart. */
    void store(T column, int count, long address, long stride);

    void negate(T column, int count);

    /** {@code C += A B} for blocks of {@code rows} by {@code depth} and {@code depth} by {@code columns}. */
    void multiplyAdd(T[] a, T[] b, T[] c, int rows, int columns, int depth);
}
