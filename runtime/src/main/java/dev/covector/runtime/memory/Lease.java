package dev.covector.runtime.memory;

import java.lang.ref.PhantomReference;

/** The memory's record of one live block: what to free once nothing reaches the block any more. */
final class Lease extends PhantomReference<Block> {
    static final int ENDED = -1;

    final Stripe stripe;
    final long address;
    final int sizeClass;

    /** The place in the stripe's table of leases, guarded by the stripe. */
    int slot = ENDED;

    Lease(Block block, Stripe stripe, long address, int sizeClass) {
        super(block, Reclaimer.QUEUE);
        this.stripe = stripe;
        this.address = address;
        this.sizeClass = sizeClass;
    }
}
