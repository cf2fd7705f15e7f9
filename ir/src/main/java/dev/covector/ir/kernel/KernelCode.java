package dev.covector.ir.kernel;

/**
 * A kernel that runs. Buffers are raw addresses of their first elements, at least as large as the accesses need; sizes
 * are the numbers of {@link Kernel#sizes()}, in that order.
 */
@FunctionalInterface
public interface KernelCode {
    /**
     * Runs a range of the slowest kept loop; a kernel without kept loops has the range 0 to 1. Where that loop is loop
     * 0, ranges start at multiples of 64. Any split into ranges gives the same bits.
     */
    void run(long[] buffers, long[] sizes, long begin, long end);
}
