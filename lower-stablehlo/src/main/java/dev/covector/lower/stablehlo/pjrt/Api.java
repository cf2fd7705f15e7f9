package dev.covector.lower.stablehlo.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** A plugin's table of functions, and its errors as exceptions. */
final class Api {
    @SuppressWarnings("restricted")
    private static final MethodHandle CALL =
            Linker.nativeLinker().downcallHandle(FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));

    @SuppressWarnings("restricted")
    private static final MethodHandle CALL_VOID =
            Linker.nativeLinker().downcallHandle(FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));

    private static final Struct VERSION = Struct.of("PJRT_Api_Version");
    private static final Struct EXTENSION = Struct.of("PJRT_Extension_Base");
    private static final long EXTENSIONS = Long.BYTES;
    private static final long VERSION_AT = EXTENSIONS + Long.BYTES;
    private static final long FUNCTIONS = VERSION_AT + VERSION.stride();

    private final PjrtVersion version;
    private final Map<Function, MemorySegment> functions = new EnumMap<>(Function.class);
    private final Map<Integer, Long> extensions = new TreeMap<>();

    private Api(long table) {
        this.version = new PjrtVersion(
                Pointers.integer(table + VERSION_AT + VERSION.offset("major_version")),
                Pointers.integer(table + VERSION_AT + VERSION.offset("minor_version")));
        long size = Pointers.word(table);
        for (Function function : Function.values()) {
            long at = FUNCTIONS + (long) function.position() * Long.BYTES;
            long address = at + Long.BYTES <= size ? Pointers.word(table + at) : 0;
            if (address != 0) {
                functions.put(function, MemorySegment.ofAddress(address));
            }
        }
        long next = Pointers.word(table + EXTENSIONS);
        while (next != 0) {
            extensions.put(Pointers.integer(next + EXTENSION.offset("type")), next);
            next = Pointers.word(next + EXTENSION.offset("next"));
        }
    }

    /** @throws PjrtException where the table is of another major version, or lacks the means to say errors */
    static Api at(long table) {
        Api api = new Api(table);
        if (api.version.major() != 0) {
            throw new PjrtException(
                    PjrtException.Code.UNIMPLEMENTED,
                    "the plugin speaks version " + api.version + " of PJRT's interface; this client speaks 0.x");
        }
        api.require(Function.ERROR_MESSAGE);
        api.require(Function.ERROR_CODE);
        api.require(Function.ERROR_DESTROY);
        return api;
    }

    PjrtVersion version() {
        return version;
    }

    /** Where the extensions are, by type. */
    Map<Integer, Long> extensions() {
        return extensions;
    }

    boolean has(Function function) {
        return functions.containsKey(function);
    }

    /** Calls with a structure laid out for the function. */
    void call(Function function, MemorySegment arguments) {
        try {
            call(function, arguments.address());
        } finally {
            Reference.reachabilityFence(arguments);
        }
    }

    /** Calls with the address of such a structure, which stays. */
    void call(Function function, long arguments) {
        long error = invoke(require(function), arguments);
        if (error != 0) {
            throw exception(error);
        }
    }

    /** Calls a function that is not in the table but returns errors like those. */
    void call(long function, MemorySegment arguments) {
        try {
            long error = invoke(MemorySegment.ofAddress(function), arguments.address());
            if (error != 0) {
                throw exception(error);
            }
        } finally {
            Reference.reachabilityFence(arguments);
        }
    }

    /** The exception of an error of the plugin's, which is freed. */
    PjrtException exception(long error) {
        try (Arena arena = Arena.ofConfined()) {
            Struct struct = Function.ERROR_MESSAGE.arguments();
            MemorySegment message = about(Function.ERROR_MESSAGE, arena, error);
            invokeVoid(Function.ERROR_MESSAGE, message);
            String text = Pointers.text(
                    message.get(ValueLayout.JAVA_LONG, struct.offset("message")),
                    message.get(ValueLayout.JAVA_LONG, struct.offset("message_size")));
            MemorySegment code = about(Function.ERROR_CODE, arena, error);
            long number = invoke(require(Function.ERROR_CODE), code.address()) == 0
                    ? code.get(
                            ValueLayout.JAVA_INT,
                            Function.ERROR_CODE.arguments().offset("code"))
                    : -1;
            invokeVoid(Function.ERROR_DESTROY, about(Function.ERROR_DESTROY, arena, error));
            return new PjrtException(PjrtException.Code.of(number), text);
        }
    }

    private static MemorySegment about(Function function, Arena arena, long error) {
        MemorySegment arguments = function.arguments().allocate(arena);
        arguments.set(ValueLayout.JAVA_LONG, function.arguments().offset("error"), error);
        return arguments;
    }

    /** Two of the functions return nothing. */
    private void invokeVoid(Function function, MemorySegment arguments) {
        try {
            CALL_VOID.invokeExact(require(function), arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private MemorySegment require(Function function) {
        MemorySegment address = functions.get(function);
        if (address == null) {
            throw new PjrtException(
                    PjrtException.Code.UNIMPLEMENTED,
                    "the plugin, of version " + version + " of PJRT's interface, has no " + function.symbol());
        }
        return address;
    }

    private static long invoke(MemorySegment function, long arguments) {
        try {
            return (long) CALL.invokeExact(function, arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
