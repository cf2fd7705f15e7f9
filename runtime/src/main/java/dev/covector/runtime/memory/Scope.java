package dev.covector.runtime.memory;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A stretch of one thread's work at whose end the blocks it allocated are closed, except those kept. */
public final class Scope implements AutoCloseable {
    private static final ThreadLocal<@Nullable Scope> CURRENT = new ThreadLocal<>();

    /** Open scopes of all threads: while it is 0, allocating need not look for this thread's. */
    private static final AtomicInteger OPEN = new AtomicInteger();

    private static final int LEAST_BLOCKS = 16;

    private final Thread thread = Thread.currentThread();
    private final @Nullable Scope enclosing;
    private @Nullable Block[] blocks = new Block[LEAST_BLOCKS];
    private int count;
    private boolean open = true;

    private Scope(@Nullable Scope enclosing) {
        this.enclosing = enclosing;
    }

    /** {@return a new innermost scope of this thread} */
    public static Scope open() {
        Scope scope = new Scope(CURRENT.get());
        CURRENT.set(scope);
        OPEN.getAndIncrement();
        return scope;
    }

    /** {@return the block, which now outlives this scope and belongs to the enclosing one, if any} */
    public Block keep(Block block) {
        check();
        if (owns(block)) {
            block.scope = null;
            if (enclosing != null) {
                enclosing.add(block);
            }
        }
        return block;
    }

    /** {@return the block, which now outlives this scope and all around it} */
    public Block escape(Block block) {
        check();
        if (owns(block)) {
            block.scope = null;
        }
        return block;
    }

    /** Closes the scope's blocks, and first the scopes inside it that are still open. */
    @Override
    public void close() {
        if (Thread.currentThread() != thread) {
            throw wrongThread();
        }
        if (!open) {
            return;
        }
        for (Scope inner = CURRENT.get(); inner != null && inner != this; inner = CURRENT.get()) {
            inner.close();
        }
        open = false;
        OPEN.getAndDecrement();
        if (enclosing == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(enclosing);
        }
        closeBlocks();
    }

    static boolean anyOpen() {
        return OPEN.get() != 0;
    }

    /** Gives a new block to this thread's innermost scope, if one is open. */
    static void enter(Block block) {
        Scope current = CURRENT.get();
        if (current != null) {
            current.add(block);
        }
    }

    private void add(Block block) {
        if (count == blocks.length) {
            dropSettled();
        }
        blocks[count++] = block;
        block.scope = this;
    }

    /** Forgets blocks closed or kept meanwhile, and makes room if those were few. */
    private void dropSettled() {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            Block block = blocks[i];
            if (block != null && block.scope == this && !block.isClosed()) {
                blocks[kept++] = block;
            }
        }
        Arrays.fill(blocks, kept, count, null);
        count = kept;
        if (count > blocks.length / 2) {
            blocks = Arrays.copyOf(blocks, 2 * blocks.length);
        }
    }

    private void closeBlocks() {
        for (int i = 0; i < count; i++) {
            Block block = blocks[i];
            if (block != null && block.scope == this) {
                block.scope = null;
                block.close();
            }
        }
        blocks = new Block[0];
        count = 0;
    }

    /** {@return whether this scope or one inside it closes the block} */
    private boolean owns(Block block) {
        for (Scope scope = block.scope; scope != null; scope = scope.enclosing) {
            if (scope == this) {
                return true;
            }
        }
        return false;
    }

    private void check() {
        if (Thread.currentThread() != thread) {
            throw wrongThread();
        }
        if (!open) {
            throw new ClosedException("the scope is closed");
        }
    }

    private WrongThreadException wrongThread() {
        return new WrongThreadException("a scope belongs to " + thread + ", got " + Thread.currentThread());
    }
}
