package dev.covector.lower.stablehlo.pjrt;

import dev.covector.runtime.memory.ClosedException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An object of the plugin's, which is freed once: when it has been closed and no call uses it any more, so that closing never
 * pulls it from under another thread. What was made of it is closed with it, and freed before it.
 */
final class Handle {
    private static final int CLOSED = Integer.MIN_VALUE;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Handle.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String kind;
    private final Object detail;
    private final long address;
    private final LongConsumer destroy;
    private final @Nullable Handle parent;
    private final @Nullable Set<Handle> children;
    private volatile String ended = "has been closed";

    /** The number of calls and children that use it, and {@link #CLOSED} once closed. */
    private volatile int state;

    private Handle(String kind, Object detail, long address, LongConsumer destroy, @Nullable Handle parent) {
        this.kind = kind;
        this.detail = detail;
        this.address = address;
        this.destroy = destroy;
        this.parent = parent;
        this.children = parent == null ? ConcurrentHashMap.newKeySet() : null;
    }

    /** @param kind with {@code detail}, which is printed only if it has to be, what errors call it */
    static Handle root(String kind, Object detail, long address, LongConsumer destroy) {
        return new Handle(kind, detail, address, destroy, null);
    }

    /** Something made of this one by a call that holds it now; it takes care of the address even where it throws. */
    Handle child(String childKind, Object childDetail, long childAddress, LongConsumer destroyChild) {
        if (children == null) {
            throw new IllegalStateException(this + " has no children");
        }
        Handle child = new Handle(childKind, childDetail, childAddress, destroyChild, this);
        STATE.getAndAdd(this, 1);
        children.add(child);
        if (state < 0) {
            child.close();
            throw closed();
        }
        return child;
    }

    /** The address, which stays until {@link #release}. */
    long hold() {
        int before = state;
        while (true) {
            if (before < 0) {
                throw closed();
            }
            int witness = (int) STATE.compareAndExchange(this, before, before + 1);
            if (witness == before) {
                return address;
            }
            before = witness;
        }
    }

    void release() {
        if ((int) STATE.getAndAdd(this, -1) - 1 == CLOSED) {
            free();
        }
    }

    boolean isClosed() {
        return state < 0;
    }

    /** Frees it now or when the last call that uses it is over; closing again does nothing. */
    void close() {
        int before = (int) STATE.getAndBitwiseOr(this, CLOSED);
        if (before < 0) {
            return;
        }
        if (children != null) {
            for (Handle child : children) {
                child.close(this + " has been closed");
            }
        }
        if (before == 0) {
            free();
        }
    }

    /** Closes it for a reason that later errors give. */
    void close(String reason) {
        if (state >= 0) {
            ended = "is closed, since " + reason;
        }
        close();
    }

    ClosedException closed() {
        return new ClosedException(this + " " + ended);
    }

    private void free() {
        try {
            destroy.accept(address);
        } finally {
            if (parent != null && parent.children != null) {
                parent.children.remove(this);
                parent.release();
            }
        }
    }

    @Override
    public String toString() {
        return kind + " " + detail;
    }
}
