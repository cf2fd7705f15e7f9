package dev.covector.lower.stablehlo.pjrt;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** A device: memory, and what runs programs on it. */
public final class PjrtDevice {
    private final PjrtClient client;
    private final int index;
    private final long address;
    private final int id;
    private final String kind;
    private final String description;

    private PjrtDevice(PjrtClient client, int index, long address, long described) {
        Api api = client.plugin().api();
        this.client = client;
        this.index = index;
        this.address = address;
        this.id = (int) Call.get(api, Function.DESCRIPTION_ID, "device_description", described, "id");
        try (Call call = new Call(api, Function.DESCRIPTION_KIND)) {
            this.kind = call.with("device_description", described).run().text("device_kind", "device_kind_size");
        }
        try (Call call = new Call(api, Function.DESCRIPTION_TEXT)) {
            this.description = call.with("device_description", described).run().text("to_string", "to_string_size");
        }
    }

    static PjrtDevice of(PjrtClient client, int index, long address) {
        long described =
                Call.get(client.plugin().api(), Function.DEVICE_DESCRIPTION, "device", address, "device_description");
        return new PjrtDevice(client, index, address, described);
    }

    public PjrtClient client() {
        return client;
    }

    /** Its place among the client's devices. */
    public int index() {
        return index;
    }

    /** Its number among all devices of all processes. */
    public int id() {
        return id;
    }

    /** The model, such as the name of a card. */
    public String kind() {
        return kind;
    }

    /** Whether its memory is that of this process. */
    public boolean isHost() {
        return client.isHost();
    }

    /** What its memory holds, where the plugin says so. */
    public Optional<MemoryStatistics> memory() {
        long _ = client.handle().hold();
        try (Call call = new Call(client.api(), Function.DEVICE_MEMORY)) {
            return Optional.of(MemoryStatistics.of(call.with("device", address).run()));
        } catch (PjrtException e) {
            if (e.code() == PjrtException.Code.UNIMPLEMENTED) {
                return Optional.empty();
            }
            throw e;
        } finally {
            client.handle().release();
        }
    }

    /** Compiles the text of a StableHLO module for this device. */
    public PjrtExecutable compile(String program) {
        return client.compile(program, this);
    }

    /** A buffer with a copy of elements in row-major order; the memory is free for other use afterwards. */
    public PjrtBuffer copy(MemorySegment elements, PjrtShape shape) {
        return Upload.copy(this, elements, shape);
    }

    /**
     * A buffer with a copy of elements that lie so many bytes apart along each axis, such as those of a column-major array.
     *
     * @param byteStrides one for each axis, none negative
     */
    public PjrtBuffer copy(MemorySegment elements, PjrtShape shape, long... byteStrides) {
        return Upload.copy(this, elements, shape, byteStrides);
    }

    /**
     * A buffer over elements in row-major order that are not copied, where the plugin can do so: on the CPU where they start
     * at a multiple of 64 bytes. They must not change, and their arena must not be closed, until the buffer is closed and what
     * runs with it has ended; an automatic arena is kept open by the buffer.
     */
    public PjrtBuffer view(MemorySegment elements, PjrtShape shape) {
        return Upload.view(this, elements, shape);
    }

    long address() {
        return address;
    }

    @Override
    public String toString() {
        return description;
    }
}
