package dev.covector.runtime.memory;

/**
 * What a memory holds and has done at one moment; sizes include rounding up and slack.
 *
 * @param liveBytes bytes of the blocks that are neither closed nor reclaimed
 * @param pooledBytes bytes kept from freed blocks, ready to be used again
 * @param peakBytes the most live bytes so far, to within 64 KiB a stripe
 * @param allocations blocks handed out so far
 * @param reclaimed blocks that the garbage collector found unreachable before anybody closed them
 * @param collections garbage collections that this memory asked for
 * @param limit the most bytes that live and pooled blocks may take together
 */
public record MemoryStatistics(
        long liveBytes,
        long pooledBytes,
        long peakBytes,
        long allocations,
        long reclaimed,
        long collections,
        long limit) {}
