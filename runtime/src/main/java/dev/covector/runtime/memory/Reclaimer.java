package dev.covector.runtime.memory;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;

/** Frees blocks that became unreachable: a daemon does, and so do allocating threads, so that neither has to keep up alone. */
final class Reclaimer {
    static final ReferenceQueue<Block> QUEUE = new ReferenceQueue<>();

    static {
        Thread.ofPlatform()
                .name("covector-reclaimer")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .start(Reclaimer::work);
    }

    private Reclaimer() {}

    /** Frees up to {@code most} unreachable blocks, of any memory, and returns how many it found. */
    static int drain(int most) {
        for (int i = 0; i < most; i++) {
            Reference<? extends Block> reference = QUEUE.poll();
            if (reference == null) {
                return i;
            }
            reclaim(reference);
        }
        return most;
    }

    private static void work() {
        while (true) {
            try {
                reclaim(QUEUE.remove());
            } catch (InterruptedException e) {
                log().log(System.Logger.Level.DEBUG, "the reclaimer does not stop", e);
            } catch (RuntimeException | Error e) {
                log().log(System.Logger.Level.WARNING, "a block could not be reclaimed", e);
            }
        }
    }

    /** Asked for only where there is something to say: a logger takes long to find. */
    private static System.Logger log() {
        return System.getLogger(Reclaimer.class.getName());
    }

    private static void reclaim(Reference<? extends Block> reference) {
        Lease lease = (Lease) reference;
        lease.stripe.reclaim(lease);
    }
}
