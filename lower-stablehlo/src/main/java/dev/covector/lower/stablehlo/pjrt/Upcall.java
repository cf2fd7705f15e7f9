package dev.covector.lower.stablehlo.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;

/**
 * What XLA calls under one name. Nothing thrown may leave it, for that would end the process: it becomes XLA's error.
 *
 * @param calls where the Java function is looked up each time
 */
record Upcall(String name, Map<String, CustomCall> calls) {
    private static final System.Logger LOG = System.getLogger(Upcall.class.getName());
    private static final long DONE = 0;

    private static final Struct FRAME = Struct.of("XLA_FFI_CallFrame");
    private static final Struct BASE = Struct.of("XLA_FFI_Extension_Base");
    private static final Struct METADATA_EXTENSION = Struct.of("XLA_FFI_Metadata_Extension");
    private static final Struct METADATA = Struct.of("XLA_FFI_Metadata");
    private static final Struct ERROR = Struct.of("XLA_FFI_Error_Create_Args");
    private static final long ERROR_CREATE = Struct.of("XLA_FFI_Api").offset("error_create");
    private static final int METADATA_TYPE = 1;
    private static final int EXECUTE = 3;
    private static final int MAJOR = 0;
    private static final int MINOR = 1;

    @SuppressWarnings("restricted")
    private static final MethodHandle CREATE =
            Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));

    /** Fits every error for which there is no memory to say it better. */
    private static final MemorySegment LAST_RESORT =
            error(Arena.global(), PjrtException.Code.INTERNAL, "a custom call in Java failed, and so did saying how");

    /** Answers with 0 or an error of XLA's. */
    @SuppressWarnings("UnusedMethod") // called by XLA
    long handle(long frame) {
        try {
            long extension = Pointers.word(frame + FRAME.offset("extension_start"));
            if (extension != 0 && Pointers.integer(extension + BASE.offset("type")) == METADATA_TYPE) {
                describe(Pointers.word(extension + METADATA_EXTENSION.offset("metadata")));
                return DONE;
            }
            if (Pointers.integer(frame + FRAME.offset("stage")) == EXECUTE) {
                run(frame);
            }
            return DONE;
        } catch (Throwable e) {
            return failed(frame, e);
        }
    }

    private static void describe(long metadata) {
        Pointers.setInteger(metadata + METADATA.offset("api_version.major_version"), MAJOR);
        Pointers.setInteger(metadata + METADATA.offset("api_version.minor_version"), MINOR);
    }

    private void run(long frame) throws Exception {
        CustomCall call = calls.get(name);
        if (call == null) {
            throw new IllegalStateException("nothing is registered for " + name);
        }
        try (Arena arena = Arena.ofConfined()) {
            call.run(Frames.read(frame, arena));
        }
    }

    private long failed(long frame, Throwable e) {
        try {
            LOG.log(System.Logger.Level.DEBUG, () -> "the custom call " + name + " failed", e);
            String message = "custom call " + name + ": " + (e.getMessage() == null ? e : e.getMessage());
            PjrtException.Code code = e instanceof IllegalArgumentException
                    ? PjrtException.Code.INVALID_ARGUMENT
                    : PjrtException.Code.INTERNAL;
            try (Arena arena = Arena.ofConfined()) {
                return create(frame, error(arena, code, message));
            }
        } catch (Throwable again) {
            return create(frame, LAST_RESORT);
        }
    }

    @SuppressWarnings("EnumOrdinal") // the codes are in the order of their numbers
    private static MemorySegment error(Arena arena, PjrtException.Code code, String message) {
        MemorySegment arguments = ERROR.allocate(arena);
        Structs.set(arguments, ERROR, "message", arena.allocateFrom(message).address());
        Structs.set(arguments, ERROR, "errc", code.ordinal());
        return arguments;
    }

    private static long create(long frame, MemorySegment arguments) {
        try {
            long api = Pointers.word(frame + FRAME.offset("api"));
            return (long) CREATE.invokeExact(MemorySegment.ofAddress(Pointers.word(api + ERROR_CREATE)), arguments);
        } catch (Throwable e) { // there is nobody left to tell
            return DONE;
        }
    }
}
