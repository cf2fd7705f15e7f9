package dev.covector.lower.stablehlo.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** Host memory as a device's buffer. */
final class Upload {
    /** How long the plugin uses host memory: {@code PJRT_HostBufferSemantics}. */
    private static final int DURING_CALL = 0;

    private static final int AS_LONG_AS_BUFFER = 2;

    private Upload() {}

    static PjrtBuffer copy(PjrtDevice device, MemorySegment elements, PjrtShape shape) {
        require(elements, shape);
        return upload(device, elements, shape, DURING_CALL);
    }

    static PjrtBuffer copy(PjrtDevice device, MemorySegment elements, PjrtShape shape, long[] byteStrides) {
        if (byteStrides.length != shape.rank() || Arrays.stream(byteStrides).anyMatch(stride -> stride < 0)) {
            throw invalid("the strides of " + shape + " are one for each axis and not negative; got "
                    + Arrays.toString(byteStrides));
        }
        require(elements, shape, extent(shape, byteStrides));
        return upload(device, elements, shape, DURING_CALL, byteStrides);
    }

    static PjrtBuffer view(PjrtDevice device, MemorySegment elements, PjrtShape shape) {
        require(elements, shape);
        return upload(device, elements, shape, AS_LONG_AS_BUFFER);
    }

    /** Fills in what the arguments of an upload say of elements that are viewed, but where they lie. */
    static void describe(MemorySegment upload, PjrtShape shape, PjrtDevice device, Arena arena) {
        Struct struct = Function.CLIENT_BUFFER.arguments();
        Structs.set(upload, struct, "type", shape.type().number());
        Structs.set(
                upload,
                struct,
                "dims",
                arena.allocateFrom(ValueLayout.JAVA_LONG, shape.dims()).address());
        Structs.set(upload, struct, "num_dims", shape.rank());
        Structs.set(upload, struct, "host_buffer_semantics", AS_LONG_AS_BUFFER);
        Structs.set(upload, struct, "device", device.address());
    }

    private static PjrtBuffer upload(
            PjrtDevice device, MemorySegment elements, PjrtShape shape, int semantics, long... byteStrides) {
        PjrtClient client = device.client();
        Api api = client.api();
        long address = client.handle().hold();
        try (Call call = new Call(api, Function.CLIENT_BUFFER)) {
            call.with("client", address)
                    .with("data", elements)
                    .with("type", shape.type().number())
                    .with("dims", "num_dims", shape.dims())
                    .with("byte_strides", "num_byte_strides", byteStrides)
                    .with("host_buffer_semantics", semantics)
                    .with("device", device.address())
                    .run();
            boolean viewed = semantics == AS_LONG_AS_BUFFER;
            try {
                return PjrtBuffer.of(device, shape, call.get("buffer"), elements, viewed);
            } finally {
                release(api, call.get("done_with_host_buffer"), elements, viewed);
            }
        } finally {
            client.handle().release();
        }
    }

    /** Elements that are viewed stay reachable until the plugin needs them no more, and with them an automatic arena. */
    private static void release(Api api, long done, MemorySegment elements, boolean viewed) {
        if (viewed) {
            Events.keepUntil(api, done, elements);
        } else {
            Events.destroy(api, done);
        }
    }

    /** Requires elements outside the Java heap, as many as the shape has. */
    static void require(MemorySegment elements, PjrtShape shape) {
        require(elements, shape, shape.bytes());
    }

    private static void require(MemorySegment elements, PjrtShape shape, long bytes) {
        if (!elements.isNative()) {
            throw invalid(shape + " has to lie outside the Java heap; got " + elements);
        }
        if (elements.byteSize() < bytes) {
            throw invalid("%s takes %d bytes; got %d".formatted(shape, bytes, elements.byteSize()));
        }
    }

    private static long extent(PjrtShape shape, long[] byteStrides) {
        if (shape.elements() == 0) {
            return 0;
        }
        long last = 0;
        for (int axis = 0; axis < shape.rank(); axis++) {
            last = Math.addExact(last, Math.multiplyExact(shape.dim(axis) - 1, byteStrides[axis]));
        }
        return Math.addExact(last, shape.type().bytes());
    }

    private static PjrtException invalid(String message) {
        return new PjrtException(PjrtException.Code.INVALID_ARGUMENT, message);
    }
}
