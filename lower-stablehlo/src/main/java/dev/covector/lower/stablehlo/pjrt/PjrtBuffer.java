package dev.covector.lower.stablehlo.pjrt;

import dev.covector.runtime.memory.ClosedException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An array on a device. It may still be computed: what reads it waits, and throws what went wrong meanwhile. One that is
 * forgotten is freed by the garbage collector; one that was given to a program for good is closed.
 */
public final class PjrtBuffer implements AutoCloseable {
    private final PjrtDevice device;
    private final PjrtShape shape;
    private final Handle handle;
    private final Cleaner.Cleanable cleanable;
    private final @Nullable MemorySegment viewed;

    private PjrtBuffer(PjrtDevice device, PjrtShape shape, Handle handle, @Nullable MemorySegment viewed) {
        this.device = device;
        this.shape = shape;
        this.handle = handle;
        this.cleanable = PjrtClient.CLEANER.register(this, handle::close);
        this.viewed = viewed;
    }

    /** A buffer made by a call that holds the client now. */
    static PjrtBuffer of(PjrtDevice device, PjrtShape shape, long address) {
        return new PjrtBuffer(device, shape, child(device, shape, address), null);
    }

    static PjrtBuffer of(PjrtDevice device, PjrtShape shape, long address, MemorySegment elements, boolean viewed) {
        return new PjrtBuffer(device, shape, child(device, shape, address), viewed ? elements : null);
    }

    private static Handle child(PjrtDevice device, PjrtShape shape, long address) {
        Api api = device.client().api();
        return device.client()
                .handle()
                .child("the buffer", shape, address, it -> Call.run(api, Function.BUFFER_DESTROY, "buffer", it));
    }

    public PjrtShape shape() {
        return shape;
    }

    public PjrtDevice device() {
        return device;
    }

    /** Whether the elements are there. */
    public boolean isReady() {
        long address = hold();
        try {
            return Events.poll(device.client().api(), ready(address));
        } finally {
            handle.release();
        }
    }

    /** Waits for the elements. */
    public void await() {
        long address = hold();
        try {
            await(address);
        } finally {
            handle.release();
        }
    }

    /** This buffer once the elements are there, or what went wrong; what follows runs on Java's common pool. */
    public CompletableFuture<PjrtBuffer> whenReady() {
        CompletableFuture<PjrtBuffer> future = new CompletableFuture<>();
        long address = hold();
        try {
            Events.then(device.client().api(), ready(address), error -> {
                if (error == null) {
                    future.completeAsync(() -> this);
                } else {
                    var _ = CompletableFuture.runAsync(() -> future.completeExceptionally(error));
                }
            });
        } finally {
            handle.release();
        }
        return future;
    }

    /** Waits for the elements and copies them, in row-major order, to host memory. */
    public void copyTo(MemorySegment to) {
        if (to.byteSize() < shape.bytes()) {
            throw new PjrtException(
                    PjrtException.Code.INVALID_ARGUMENT,
                    "%s takes %d bytes; there are %d".formatted(shape, shape.bytes(), to.byteSize()));
        }
        long address = hold();
        try {
            await(address);
            if (shape.bytes() == 0) {
                return;
            }
            if (device.client().isHost()) {
                copyShared(address, to);
            } else {
                download(address, to);
            }
        } finally {
            handle.release();
        }
    }

    /**
     * Waits for the elements and gives them as they lie in memory, in row-major order, not to be written. The segment keeps
     * them, even if the buffer is closed, until it is no longer reachable; meanwhile no program can take the buffer for good.
     *
     * @throws PjrtException where the device's memory is not that of this process
     */
    @SuppressWarnings("restricted")
    public MemorySegment memory() {
        if (shape.bytes() == 0) {
            await();
            return MemorySegment.NULL;
        }
        Lent lent = lend();
        return lent.elements()
                .reinterpret(shape.bytes(), Arena.ofAuto(), _ -> lent.end().run())
                .asReadOnly();
    }

    /**
     * Elements that lie in a device's memory.
     *
     * @param elements in row-major order, not to be written
     * @param end says that they are not needed any more; to be run once, on any thread
     */
    public record Lent(MemorySegment elements, Runnable end) {}

    /**
     * Waits for the elements and lends them as they lie in memory: they stay, even if the buffer or the client is closed, until the
     * borrower ends it.
     *
     * @throws PjrtException where the device's memory is not that of this process
     */
    @SuppressWarnings("restricted")
    public Lent lend() {
        Api api = device.client().api();
        if (!device.client().isHost()) {
            throw new PjrtException(
                    PjrtException.Code.UNIMPLEMENTED,
                    "the memory of " + device + " is not that of this process; copy it");
        }
        long address = hold();
        boolean lent = false;
        try {
            await(address);
            Call.run(api, Function.BUFFER_SHARE, "buffer", address);
            long pointer = Call.get(api, Function.BUFFER_POINTER, "buffer", address, "buffer_pointer");
            Handle own = handle;
            lent = true;
            return new Lent(MemorySegment.ofAddress(pointer).reinterpret(shape.bytes()), () -> {
                Call.run(api, Function.BUFFER_UNSHARE, "buffer", address);
                own.release();
            });
        } finally {
            if (!lent) {
                handle.release();
            }
        }
    }

    /** A copy on another device of the same client. */
    public PjrtBuffer copyTo(PjrtDevice other) {
        device.client().requireOwn(other);
        Api api = device.client().api();
        long _ = device.client().handle().hold();
        try (Call call = new Call(api, Function.BUFFER_COPY)) {
            long address = hold();
            try {
                call.with("buffer", address).with("dst_device", other.address()).run();
            } finally {
                handle.release();
            }
            return of(other, shape, call.get("dst_buffer"));
        } finally {
            device.client().handle().release();
        }
    }

    public boolean isClosed() {
        return handle.isClosed();
    }

    @Override
    public void close() {
        cleanable.clean();
    }

    /** Closes it because a program took it for good. */
    void donated() {
        handle.close("a program took its memory for results");
        cleanable.clean();
    }

    /** The address for a call, until {@link #release}. */
    long hold() {
        MemorySegment elements = viewed;
        if (elements != null && !elements.scope().isAlive()) {
            throw new ClosedException("the memory that the buffer " + shape + " views has been freed");
        }
        return handle.hold();
    }

    void release() {
        handle.release();
    }

    private long ready(long address) {
        return Call.get(device.client().api(), Function.BUFFER_READY, "buffer", address, "event");
    }

    private void await(long address) {
        Events.await(device.client().api(), ready(address));
    }

    /** Meanwhile no other call can give the memory away. */
    private void copyShared(long address, MemorySegment to) {
        Api api = device.client().api();
        Call.run(api, Function.BUFFER_SHARE, "buffer", address);
        try {
            long pointer = Call.get(api, Function.BUFFER_POINTER, "buffer", address, "buffer_pointer");
            to.copyFrom(Pointers.at(pointer, shape.bytes()));
        } finally {
            Call.run(api, Function.BUFFER_UNSHARE, "buffer", address);
        }
    }

    private void download(long address, MemorySegment to) {
        Api api = device.client().api();
        try (Call call = new Call(api, Function.BUFFER_TO_HOST)) {
            MemorySegment home = to.isNative() ? to : call.arena().allocate(shape.bytes());
            call.with("src", address)
                    .with("dst", home)
                    .with("dst_size", shape.bytes())
                    .run();
            Events.await(api, call.get("event"));
            if (!to.isNative()) {
                to.copyFrom(home);
            }
        }
    }

    @Override
    public String toString() {
        return shape + " on " + device + (isClosed() ? ", closed" : "");
    }
}
