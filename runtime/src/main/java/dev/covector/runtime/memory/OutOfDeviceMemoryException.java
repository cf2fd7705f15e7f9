package dev.covector.runtime.memory;

/** Signals that a memory cannot hold one more block, even after a garbage collection. */
public final class OutOfDeviceMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long askedBytes;
    private final long liveBytes;
    private final long limit;

    OutOfDeviceMemoryException(String device, long askedBytes, long liveBytes, long limit) {
        super("out of memory on " + device + ": asked for " + askedBytes + " bytes with " + liveBytes
                + " bytes live and a limit of " + limit
                + " bytes; close blocks earlier (Scope), work on smaller batches, or raise the limit with -D"
                + Memory.LIMIT_PROPERTY + " (blocks never closed need explicit garbage collections: no"
                + " -XX:+DisableExplicitGC)");
        this.askedBytes = askedBytes;
        this.liveBytes = liveBytes;
        this.limit = limit;
    }

    public long askedBytes() {
        return askedBytes;
    }

    public long liveBytes() {
        return liveBytes;
    }

    public long limit() {
        return limit;
    }
}
