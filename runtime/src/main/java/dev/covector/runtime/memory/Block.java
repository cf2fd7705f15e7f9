package dev.covector.runtime.memory;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The owner of one piece of off-heap memory. Code that uses the bare address keeps the block reachable meanwhile, and holds
 * it where another thread may close it.
 */
public final class Block implements AutoCloseable {
    private static final int CLOSED = Integer.MIN_VALUE;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Block.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long address;
    private final long bytes;
    private final @Nullable Lease lease;
    private volatile @Nullable Foreign foreign;

    /** The scope that closes this block; only the thread that allocated it reads and writes it. */
    @Nullable
    Scope scope;

    /** The number of holds, and {@link #CLOSED} once closed: the bytes are free when only that is left. */
    private volatile int state;

    Block(long address, long bytes, Stripe stripe, int sizeClass) {
        this.address = address;
        this.bytes = bytes;
        this.lease = new Lease(this, stripe, address, sizeClass);
    }

    Block(long address, long bytes, Stripe stripe, Runnable free) {
        this.address = address;
        this.bytes = bytes;
        this.lease = new Lease(this, stripe, address, bytes, free);
    }

    private Block(MemorySegment segment, Object owner) {
        this.address = segment.address();
        this.bytes = segment.byteSize();
        this.lease = null;
        this.foreign = new Foreign(segment, owner);
    }

    /**
     * {@return a block over memory that somebody else owns and that is not copied; {@code owner} stays reachable with it}
     * A hold does not keep the segment's arena from being closed: nobody may close it while a kernel runs.
     */
    public static Block foreign(MemorySegment segment, Object owner) {
        if (!segment.isNative()) {
            throw new IllegalArgumentException("a foreign block needs a native segment, got " + segment);
        }
        return new Block(segment, owner);
    }

    /** {@return where the bytes start} */
    public long address() {
        Foreign owned = foreign;
        if (state == CLOSED || (owned != null && !owned.isAlive())) {
            throw closed();
        }
        return address;
    }

    public long bytes() {
        return bytes;
    }

    /** {@return how many bytes from the address on can be read: slack included, which only blocks of a memory have} */
    public long readableBytes() {
        return lease != null && lease.isOwn() ? lease.bytes : bytes;
    }

    /** Keeps the bytes in place, even if the block is closed, until {@link #release}; views hold a block that is closed. */
    public void hold() {
        int before = state;
        while (true) {
            if (before == CLOSED) {
                throw closed();
            }
            if ((before & ~CLOSED) == Integer.MAX_VALUE) {
                throw new IllegalStateException("a block has at most " + Integer.MAX_VALUE + " holds");
            }
            int witness = (int) STATE.compareAndExchange(this, before, before + 1);
            if (witness == before) {
                return;
            }
            before = witness;
        }
    }

    /** Ends one hold; the last one of a closed block frees it. */
    public void release() {
        int before = state;
        while (true) {
            if ((before & ~CLOSED) == 0) {
                throw new IllegalStateException("release without hold of " + this);
            }
            int witness = (int) STATE.compareAndExchange(this, before, before - 1);
            if (witness == before) {
                break;
            }
            before = witness;
        }
        if (before - 1 == CLOSED) {
            free();
        }
    }

    /** Frees the bytes now or at the last release; closing again does nothing. */
    @Override
    public void close() {
        int before = (int) STATE.getAndBitwiseOr(this, CLOSED);
        if (before == 0) {
            free();
        }
    }

    /** {@return whether this is memory of its own, open, and one hold is all that keeps it in use} */
    public boolean isHeldOnce() {
        return lease != null && lease.isOwn() && state == 1;
    }

    public boolean isClosed() {
        return state < 0;
    }

    @Override
    public String toString() {
        return "Block[" + bytes + " bytes at 0x" + Long.toHexString(address) + (isClosed() ? ", closed]" : "]");
    }

    Lease lease() {
        if (lease == null) {
            throw new IllegalStateException("a foreign block has no lease");
        }
        return lease;
    }

    private void free() {
        if (lease == null) {
            foreign = null;
            return;
        }
        lease.stripe.end(lease);
    }

    private ClosedException closed() {
        return new ClosedException(this + " was used after it, or the arena of its segment, had been closed");
    }

    private record Foreign(MemorySegment segment, Object owner) {
        boolean isAlive() {
            return segment.scope().isAlive();
        }
    }
}
