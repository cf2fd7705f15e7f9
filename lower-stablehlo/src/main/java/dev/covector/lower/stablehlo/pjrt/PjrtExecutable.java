package dev.covector.lower.stablehlo.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A program compiled for one device. May be run by many threads at once. */
public final class PjrtExecutable implements AutoCloseable {
    private static final Struct ARGUMENTS = Function.LOADED_EXECUTE.arguments();
    private static final long EXECUTABLE = ARGUMENTS.offset("executable");
    private static final long OPTIONS = ARGUMENTS.offset("options");
    private static final long ARGUMENT_LISTS = ARGUMENTS.offset("argument_lists");
    private static final long DEVICES = ARGUMENTS.offset("num_devices");
    private static final long COUNT = ARGUMENTS.offset("num_args");
    private static final long OUTPUT_LISTS = ARGUMENTS.offset("output_lists");
    private static final long COMPLETE = ARGUMENTS.offset("device_complete_events");

    /** Nothing but their size; the plugin dies without them. */
    private static final MemorySegment NO_OPTIONS =
            Struct.of("PJRT_ExecuteOptions").allocate(Arena.global());

    private final PjrtDevice device;
    private final Signature signature;
    private final Handle handle;
    private final Cleaner.Cleanable cleanable;

    private PjrtExecutable(PjrtDevice device, Signature signature, Handle handle) {
        this.device = device;
        this.signature = signature;
        this.handle = handle;
        this.cleanable = PjrtClient.CLEANER.register(this, handle::close);
    }

    /** Compiles for a client that is held now. */
    static PjrtExecutable compile(PjrtDevice device, Handle owner, long client, byte[] program) {
        Api api = device.client().api();
        Struct struct = Struct.of("PJRT_Program");
        Handle handle;
        try (Call call = new Call(api, Function.CLIENT_COMPILE)) {
            MemorySegment described = struct.allocate(call.arena());
            MemorySegment code = call.arena().allocate(program.length + 1L);
            MemorySegment.copy(program, 0, code, ValueLayout.JAVA_BYTE, 0, program.length);
            MemorySegment format = call.arena().allocateFrom("mlir");
            Structs.set(described, struct, "code", code.address());
            Structs.set(described, struct, "code_size", program.length);
            Structs.set(described, struct, "format", format.address());
            Structs.set(described, struct, "format_size", format.byteSize() - 1);
            call.with("client", client)
                    .with("program", described)
                    .with(
                            "compile_options",
                            "compile_options_size",
                            device.isHost() ? CompileOptions.onHost(device.id()) : CompileOptions.onDevice(device.id()))
                    .run();
            handle = owner.child(
                    "the executable for",
                    device,
                    call.get("executable"),
                    it -> Call.run(api, Function.LOADED_DESTROY, "executable", it));
        } catch (PjrtException e) {
            throw device.client().plugin().handlers().explained(e);
        }
        try {
            return new PjrtExecutable(device, signature(api, handle), handle);
        } catch (RuntimeException e) {
            handle.close();
            throw e;
        }
    }

    private static Signature signature(Api api, Handle handle) {
        long loaded = handle.hold();
        try {
            long executable = Call.get(api, Function.LOADED_EXECUTABLE, "loaded_executable", loaded, "executable");
            try {
                Signature signature = Signature.of(api, executable);
                long outputs = Call.get(api, Function.EXECUTABLE_OUTPUTS, "executable", executable, "num_outputs");
                if (outputs != signature.results().size()) {
                    throw new PjrtException(
                            PjrtException.Code.UNIMPLEMENTED,
                            "the program gives " + signature.results().size() + " results but the executable "
                                    + outputs);
                }
                return signature;
            } finally {
                Call.run(api, Function.EXECUTABLE_DESTROY, "executable", executable);
            }
        } finally {
            handle.release();
        }
    }

    public PjrtDevice device() {
        return device;
    }

    /** What it takes. */
    public List<PjrtShape> parameters() {
        return signature.parameters();
    }

    /** What it gives; where the sizes of a result depend on numbers, the largest. */
    public List<PjrtShape> results() {
        return signature.results();
    }

    /** Whether it takes an argument for good: {@code tf.aliasing_output} or {@code jax.buffer_donor} in the text. */
    public boolean donates(int argument) {
        return signature.donated().get(argument);
    }

    /** Starts the program and returns, most often before the results are there; they wait for it. */
    public List<PjrtBuffer> execute(PjrtBuffer... arguments) {
        return execute(Arrays.asList(arguments));
    }

    /**
     * Starts the program.
     *
     * @throws PjrtException where an argument has another type or other sizes than the parameter, or lies elsewhere
     */
    public List<PjrtBuffer> execute(List<PjrtBuffer> arguments) {
        check(arguments);
        Handle client = device.client().handle();
        long _ = client.hold();
        int held = 0;
        boolean running = false;
        try (Arena arena = Arena.ofConfined()) {
            long executable = handle.hold();
            running = true;
            MemorySegment inputs = arena.allocate(ValueLayout.JAVA_LONG, Math.max(1, arguments.size()));
            for (PjrtBuffer argument : arguments) {
                inputs.setAtIndex(ValueLayout.JAVA_LONG, held, argument.hold());
                held++;
            }
            MemorySegment outputs = run(arena, executable, inputs, arguments.size());
            takeDonated(arguments);
            return results(outputs);
        } finally {
            for (PjrtBuffer argument : arguments.subList(0, held)) {
                argument.release();
            }
            if (running) {
                handle.release();
            }
            client.release();
            Reference.reachabilityFence(arguments);
            Reference.reachabilityFence(this);
        }
    }

    private MemorySegment run(Arena arena, long executable, MemorySegment inputs, int count) {
        Api api = device.client().api();
        int results = signature.results().size();
        MemorySegment outputs = arena.allocate(ValueLayout.JAVA_LONG, results + 1L);
        MemorySegment lists = arena.allocate(ValueLayout.JAVA_LONG, 2);
        lists.setAtIndex(ValueLayout.JAVA_LONG, 0, inputs.address());
        lists.setAtIndex(ValueLayout.JAVA_LONG, 1, outputs.address());
        MemorySegment call = ARGUMENTS.allocate(arena);
        call.set(ValueLayout.JAVA_LONG, EXECUTABLE, executable);
        call.set(ValueLayout.ADDRESS, OPTIONS, NO_OPTIONS);
        call.set(ValueLayout.JAVA_LONG, ARGUMENT_LISTS, lists.address());
        call.set(ValueLayout.JAVA_LONG, DEVICES, 1);
        call.set(ValueLayout.JAVA_LONG, COUNT, count);
        call.set(ValueLayout.JAVA_LONG, OUTPUT_LISTS, lists.address() + Long.BYTES);
        if (results == 0) {
            // Nothing will wait for it, so this does.
            call.set(ValueLayout.JAVA_LONG, COMPLETE, outputs.address());
        }
        try {
            api.call(Function.LOADED_EXECUTE, call);
        } catch (PjrtException e) {
            throw device.client().plugin().handlers().explained(e);
        }
        if (results == 0) {
            Events.await(api, outputs.get(ValueLayout.JAVA_LONG, 0));
        }
        return outputs;
    }

    private List<PjrtBuffer> results(MemorySegment outputs) {
        List<PjrtShape> shapes = signature.results();
        List<PjrtBuffer> results = new ArrayList<>(shapes.size());
        int owned = 0;
        try {
            for (PjrtShape shape : shapes) {
                long address = outputs.getAtIndex(ValueLayout.JAVA_LONG, owned);
                PjrtShape actual = signature.resized() ? resized(address, shape) : shape;
                owned++;
                results.add(PjrtBuffer.of(device, actual, address));
            }
            return results;
        } catch (RuntimeException e) {
            results.forEach(PjrtBuffer::close);
            for (int i = owned; i < shapes.size(); i++) {
                long address = outputs.getAtIndex(ValueLayout.JAVA_LONG, i);
                Call.run(device.client().api(), Function.BUFFER_DESTROY, "buffer", address);
            }
            throw e;
        }
    }

    /** The shape that a result turned out to have, once it is there. */
    private PjrtShape resized(long buffer, PjrtShape largest) {
        Api api = device.client().api();
        Events.await(api, Call.get(api, Function.BUFFER_READY, "buffer", buffer, "event"));
        try (Call call = new Call(api, Function.BUFFER_DIMENSIONS)) {
            call.with("buffer", buffer).run();
            return PjrtShape.of(largest.type(), Pointers.words(call.get("unpadded_dims"), call.get("num_dims")));
        }
    }

    private void takeDonated(List<PjrtBuffer> arguments) {
        signature.donated().stream().forEach(i -> arguments.get(i).donated());
    }

    /** The plugin itself looks at the number of bytes alone, and would read one type as another. */
    private void check(List<PjrtBuffer> arguments) {
        List<PjrtShape> parameters = signature.parameters();
        if (arguments.size() != parameters.size()) {
            throw new PjrtException(
                    PjrtException.Code.INVALID_ARGUMENT,
                    "the program takes %d arguments %s; got %d"
                            .formatted(parameters.size(), parameters, arguments.size()));
        }
        for (int i = 0; i < parameters.size(); i++) {
            PjrtBuffer argument = arguments.get(i);
            if (!argument.shape().equals(parameters.get(i))) {
                throw new PjrtException(
                        PjrtException.Code.INVALID_ARGUMENT,
                        "argument %d of the program is %s; got %s".formatted(i, parameters.get(i), argument.shape()));
            }
            if (argument.device() != device) {
                throw new PjrtException(
                        PjrtException.Code.INVALID_ARGUMENT,
                        "argument %d lies on %s; the program runs on %s".formatted(i, argument.device(), device));
            }
        }
    }

    @Override
    public void close() {
        cleanable.clean();
    }

    @Override
    public String toString() {
        return parameters() + " -> " + results() + " on " + device + (handle.isClosed() ? ", closed" : "");
    }
}
