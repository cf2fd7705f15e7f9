package dev.covector.codegen.jvm.routine;

/**
 * Where the columns of blocks begin, in bytes: a block has {@code width} neighbouring columns.
 *
 * @param bytes of an element
 * @param block from one block to the next
 * @param count of columns in all blocks
 */
record Columns(long width, long bytes, long block, long count) {
    /** The columns that are walked at once: each result waits for the one before it in its column alone. */
    static final int ABREAST = 4;

    long offset(long column) {
        return column / width * block + column % width * bytes;
    }

    /** The first of the columns that are left over. */
    long rest() {
        return count - count % ABREAST;
    }
}
