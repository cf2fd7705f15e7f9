package dev.covector.codegen.jvm.interpret;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The blocks that one thread computes in, made when first used and shared by all kernels that the thread runs. */
final class Frame {
    /**
     * Elements of a block: enough that the cost of a step is spread thin, few enough that a dozen stay in the L1 cache.
     */
    static final int BLOCK = 512;

    private static final ThreadLocal<Frame> OF_THREAD = ThreadLocal.withInitial(Frame::new);

    private final @Nullable Object[][] banks = new @Nullable Object[Bank.COUNT][16];

    private Frame() {}

    static Frame ofThread() {
        return OF_THREAD.get();
    }

    @SuppressWarnings("unchecked") // a bank holds arrays of its own type only
    <A> A block(Slot<A> slot) {
        @Nullable Object[] blocks = banks[slot.bank().number()];
        Object block = slot.number() < blocks.length ? blocks[slot.number()] : null;
        return block == null ? allocate(slot) : (A) block;
    }

    private <A> A allocate(Slot<A> slot) {
        int bank = slot.bank().number();
        if (slot.number() >= banks[bank].length) {
            banks[bank] = Arrays.copyOf(banks[bank], Math.max(2 * banks[bank].length, slot.number() + 1));
        }
        A block = slot.loops().allocate(BLOCK);
        banks[bank][slot.number()] = block;
        return block;
    }
}
