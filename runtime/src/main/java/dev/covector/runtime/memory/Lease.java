package dev.covector.runtime.memory;

import java.lang.ref.PhantomReference;
import org.jspecify.annotations.Nullable;

/** The memory's record of one live block: what to free once nothing reaches the block any more. */
final class Lease extends PhantomReference<Block> {
    static final int ENDED = -1;
    static final int ADOPTED = -1;

    final Stripe stripe;
    final long address;

    /** The bytes that it counts for. */
    final long bytes;

    /** The class of what goes back to the stripe's stacks, or {@link #ADOPTED}. */
    final int sizeClass;

    /** What gives adopted memory back. */
    final @Nullable Runnable free;

    /** The place in the stripe's table of leases, guarded by the stripe. */
    int slot = ENDED;

    Lease(Block block, Stripe stripe, long address, int sizeClass) {
        super(block, Reclaimer.QUEUE);
        this.stripe = stripe;
        this.address = address;
        this.bytes = SizeClass.bytes(sizeClass);
        this.sizeClass = sizeClass;
        this.free = null;
    }

    /** Of memory that comes from elsewhere. */
    Lease(Block block, Stripe stripe, long address, long bytes, Runnable free) {
        super(block, Reclaimer.QUEUE);
        this.stripe = stripe;
        this.address = address;
        this.bytes = bytes;
        this.sizeClass = ADOPTED;
        this.free = free;
    }

    /** Whether the memory is one of the stripe's own blocks, which have slack and may be used again. */
    boolean isOwn() {
        return free == null;
    }
}
