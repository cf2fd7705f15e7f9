package dev.covector.lower.stablehlo.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program on host memory that is lent for the run alone: nobody else sees the arguments' buffers, so that they need no owner. The
 * structures of all calls are filled in once, as far as they are the same for each run.
 */
final class HostRun {
    private static final Struct UPLOAD = Function.CLIENT_BUFFER.arguments();
    private static final long DATA = UPLOAD.offset("data");
    private static final long DONE = UPLOAD.offset("done_with_host_buffer");
    private static final long BUFFER = UPLOAD.offset("buffer");
    private static final Struct EXECUTE = Function.LOADED_EXECUTE.arguments();
    private static final long ARGUMENT_LISTS = EXECUTE.offset("argument_lists");
    private static final long OUTPUT_LISTS = EXECUTE.offset("output_lists");
    private static final long COMPLETE = EXECUTE.offset("device_complete_events");

    private final Api api;
    private final List<PjrtShape> parameters;
    private final int results;
    private final MemorySegment template;
    private final long execute;
    private final long inputs;
    private final long outputs;
    private final long lists;

    /** For an executable and a client at these addresses. */
    HostRun(PjrtDevice device, Signature signature, long client, long executable) {
        this.api = device.client().api();
        this.parameters = signature.parameters();
        this.results = signature.results().size();
        this.execute = UPLOAD.stride() * parameters.size();
        this.inputs = execute + EXECUTE.stride();
        this.outputs = inputs + Long.BYTES * (parameters.size() + 1L);
        this.lists = outputs + Long.BYTES * (results + 1L);
        Arena arena = Arena.ofAuto();
        this.template = arena.allocate(lists + 2 * Long.BYTES, Long.BYTES);
        for (int i = 0; i < parameters.size(); i++) {
            MemorySegment upload = UPLOAD.allocate(arena);
            Structs.set(upload, UPLOAD, "client", client);
            Upload.describe(upload, parameters.get(i), device, arena);
            template.asSlice(i * UPLOAD.stride(), UPLOAD.stride()).copyFrom(upload);
        }
        MemorySegment call = EXECUTE.allocate(arena);
        Structs.set(call, EXECUTE, "executable", executable);
        Structs.set(call, EXECUTE, "options", PjrtExecutable.NO_OPTIONS.address());
        Structs.set(call, EXECUTE, "num_devices", 1);
        Structs.set(call, EXECUTE, "num_args", parameters.size());
        template.asSlice(execute, EXECUTE.stride()).copyFrom(call);
    }

    /**
     * Gives the addresses of the results once all are there, or throws when nothing runs any more. The client and the executable are
     * held.
     */
    long[] run(MemorySegment... arguments) {
        Scratch scratch = Scratch.own();
        if (scratch.fits(template.byteSize())) {
            long mark = scratch.mark();
            try {
                return run(scratch.taken(template.byteSize()), arguments);
            } finally {
                scratch.back(mark);
            }
        }
        try (Arena arena = Arena.ofConfined()) {
            return run(arena.allocate(template.byteSize(), Long.BYTES), arguments);
        }
    }

    private long[] run(MemorySegment memory, MemorySegment... arguments) {
        memory.copyFrom(template);
        int made = 0;
        try {
            for (MemorySegment argument : arguments) {
                memory.set(ValueLayout.JAVA_LONG, inputs + Long.BYTES * (long) made, view(memory, made, argument));
                made++;
            }
            long call = memory.address() + execute;
            memory.set(ValueLayout.JAVA_LONG, lists, memory.address() + inputs);
            memory.set(ValueLayout.JAVA_LONG, lists + Long.BYTES, memory.address() + outputs);
            memory.set(ValueLayout.JAVA_LONG, execute + ARGUMENT_LISTS, memory.address() + lists);
            memory.set(ValueLayout.JAVA_LONG, execute + OUTPUT_LISTS, memory.address() + lists + Long.BYTES);
            if (results == 0) {
                memory.set(ValueLayout.JAVA_LONG, execute + COMPLETE, memory.address() + outputs);
            }
            api.call(Function.LOADED_EXECUTE, call);
            return awaited(memory);
        } finally {
            for (int i = 0; i < made; i++) {
                destroy(memory.get(ValueLayout.JAVA_LONG, inputs + Long.BYTES * (long) i));
            }
            Reference.reachabilityFence(arguments);
            Reference.reachabilityFence(template);
        }
    }

    /** The elements stay where they are until the run is over, so that nobody has to be told when they are free. */
    private long view(MemorySegment memory, int parameter, MemorySegment elements) {
        Upload.require(elements, parameters.get(parameter));
        long upload = UPLOAD.stride() * parameter;
        memory.set(ValueLayout.JAVA_LONG, upload + DATA, elements.address());
        api.call(Function.CLIENT_BUFFER, memory.address() + upload);
        Events.destroy(api, memory.get(ValueLayout.JAVA_LONG, upload + DONE));
        return memory.get(ValueLayout.JAVA_LONG, upload + BUFFER);
    }

    /** Waits for all of the results, even if one has failed; then none of them is left. */
    private long[] awaited(MemorySegment memory) {
        if (results == 0) {
            Events.await(api, memory.get(ValueLayout.JAVA_LONG, outputs));
            return new long[0];
        }
        long[] addresses = new long[results];
        PjrtException failure = null;
        for (int i = 0; i < results; i++) {
            addresses[i] = memory.get(ValueLayout.JAVA_LONG, outputs + Long.BYTES * (long) i);
            failure = failure(addresses[i], failure);
        }
        if (failure != null) {
            for (long address : addresses) {
                destroy(address);
            }
            throw failure;
        }
        return addresses;
    }

    private @Nullable PjrtException failure(long address, @Nullable PjrtException earlier) {
        try {
            Events.await(api, Call.get(api, Function.BUFFER_READY, "buffer", address, "event"));
            return earlier;
        } catch (PjrtException e) {
            return earlier == null ? e : earlier;
        }
    }

    private void destroy(long buffer) {
        Call.run(api, Function.BUFFER_DESTROY, "buffer", buffer);
    }
}
