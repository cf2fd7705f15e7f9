package dev.covector.runtime.memory;

/**
 * The pool of one device's blocks, bounded by a limit; blocks that nobody closes are freed once they are unreachable.
 * There is one for each device, for the life of the process.
 */
public final class Memory {
    /** Names the limit of the host memory in bytes, with an optional suffix k, m, g or t. */
    public static final String LIMIT_PROPERTY = "covector.memory.limit";

    /** What every address is a multiple of, in bytes. */
    public static final long ALIGNMENT = 64;

    /** How many bytes past the end of a block can be read, so that full-width vector reads need no mask. */
    public static final long SLACK = 64;

    private static final long LARGE_BYTES = 256 << 10;
    private static final int POOLED_SHIFT = 2;

    private final String device;
    private final MemorySource source;
    private final Budget budget;
    private final Supply supply;

    /** The share of large blocks, then a power of two of shares between which threads are spread. */
    private final Stripe[] stripes;

    private final int threadMask;

    private Memory(String device, MemorySource source, long limit) {
        int bits = 33 - Integer.numberOfLeadingZeros(Runtime.getRuntime().availableProcessors());
        this.device = device;
        this.source = source;
        this.budget = new Budget(limit);
        this.threadMask = (1 << bits) - 1;
        this.stripes = new Stripe[1 + (1 << bits)];
        stripes[0] = new Stripe(budget, source, POOLED_SHIFT);
        for (int i = 1; i < stripes.length; i++) {
            stripes[i] = new Stripe(budget, source, POOLED_SHIFT + bits);
        }
        this.supply = new Supply(source, budget, stripes);
    }

    /** {@return the memory of the processor} */
    public static Memory host() {
        return Host.MEMORY;
    }

    /** {@return a memory over the allocator of a device, which {@code device} names in messages} */
    public static Memory over(String device, MemorySource source, long limit) {
        return new Memory(device, source, checkedLimit(limit));
    }

    /** {@return a block of undefined contents; if a scope is open on this thread, it closes the block at its end} */
    public Block allocate(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a block has at least 0 bytes, got " + bytes);
        }
        if (bytes > SizeClass.MAX_BYTES / 2) {
            throw outOfMemory(bytes);
        }
        int sizeClass = SizeClass.of(bytes);
        Stripe stripe = stripe(bytes);
        Block block = stripe.take(bytes, sizeClass);
        if (block == null) {
            block = grow(stripe, bytes, sizeClass);
        }
        if (Scope.anyOpen()) {
            Scope.enter(block);
        }
        return block;
    }

    /**
     * {@return a block over memory from elsewhere, which counts among the live bytes but not against the limit}
     *
     * @param free gives the memory back, once: when the block is closed or has become unreachable
     */
    public Block adopt(long address, long bytes, Runnable free) {
        supply.collectIfDue();
        Block block = stripes[0].adopt(address, bytes, free);
        if (Scope.anyOpen()) {
            Scope.enter(block);
        }
        return block;
    }

    /** Sets the most bytes that live and pooled blocks may take together; blocks already live stay. */
    public void limit(long bytes) {
        budget.limit(checkedLimit(bytes));
        supply.trim(budget.missing(0));
    }

    public MemoryStatistics statistics() {
        MemoryStatistics sum = new MemoryStatistics(0, 0, budget.peak(), 0, 0, supply.collections(), budget.limit());
        for (Stripe stripe : stripes) {
            sum = stripe.addTo(sum);
        }
        return sum;
    }

    /** Counts the most live bytes anew from here on: to see what one piece of a program takes. */
    public void forgetPeak() {
        budget.forgetPeak();
    }

    /** Gives all pooled bytes back to the device and returns how many they were. */
    public long trim() {
        Reclaimer.drain(Integer.MAX_VALUE);
        long trimmed = supply.trim(Long.MAX_VALUE);
        source.trim();
        return trimmed;
    }

    @Override
    public String toString() {
        return "Memory[" + device + ", " + statistics() + "]";
    }

    private Stripe stripe(long bytes) {
        if (bytes > LARGE_BYTES) {
            return stripes[0];
        }
        return stripes[1 + ((int) Thread.currentThread().threadId() & threadMask)];
    }

    private Block grow(Stripe stripe, long bytes, int sizeClass) {
        long size = SizeClass.bytes(sizeClass);
        long address = supply.obtain(size);
        if (address == 0) {
            throw outOfMemory(bytes);
        }
        try {
            return stripe.adopt(address, bytes, sizeClass);
        } catch (OutOfMemoryError heapIsFull) {
            supply.giveBack(address, size);
            throw heapIsFull;
        }
    }

    private OutOfDeviceMemoryException outOfMemory(long bytes) {
        return new OutOfDeviceMemoryException(device, bytes, statistics().liveBytes(), budget.limit());
    }

    private static long checkedLimit(long limit) {
        if (limit <= 0) {
            throw new IllegalArgumentException("a memory limit is at least 1 byte, got " + limit);
        }
        return limit;
    }

    private static final class Host {
        static final Memory MEMORY = over("the host", HostSource.create(), HostLimit.bytes());
    }
}
