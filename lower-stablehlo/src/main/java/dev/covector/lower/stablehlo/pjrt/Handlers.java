package dev.covector.lower.stablehlo.pjrt;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Java functions that programs of a plugin can call, by name, and their registration with the plugin. */
final class Handlers {
    /** Registering changed before; a structure of another form would end the process. */
    private static final int OLDEST_MINOR = 81;

    private static final String PLATFORM = "Host";
    private static final String CALL = "custom_call";
    private static final Struct EXTENSION = Struct.of("PJRT_FFI_Extension");
    private static final Struct REGISTER = Struct.of("PJRT_FFI_Register_Handler_Args");
    private static final Pattern UNKNOWN =
            Pattern.compile("(?i)(custom[ _-]?call|FFI handler|registered (implementation|for))", Pattern.DOTALL);

    private final Api api;
    private final Map<String, CustomCall> calls = new ConcurrentHashMap<>();

    Handlers(Api api) {
        this.api = api;
    }

    boolean arePossible() {
        return api.extensions().containsKey(Extension.CUSTOM_CALLS)
                && api.version().minor() >= OLDEST_MINOR;
    }

    /** Registers what a program calls and modules bring along. */
    void prepare(byte[] program) {
        String text = new String(program, StandardCharsets.ISO_8859_1);
        if (!text.contains(CALL) || !arePossible()) {
            return;
        }
        brought().forEach((name, calls) -> {
            if (!this.calls.containsKey(name) && text.contains(name)) {
                registerUnlessThere(name, calls.onHost(name));
            }
        });
    }

    private synchronized void registerUnlessThere(String name, CustomCall call) {
        if (!calls.containsKey(name)) {
            register(name, call);
        }
    }

    /** The plugin keeps the first function of a name, which looks up here what to do. */
    synchronized void register(String name, CustomCall call) {
        if (!arePossible()) {
            throw new PjrtException(
                    PjrtException.Code.UNIMPLEMENTED,
                    "register %s: a plugin has to have the FFI extension in version 0.%d of PJRT's interface or later; this one is %s"
                            .formatted(name, OLDEST_MINOR, api.version()));
        }
        if (calls.put(name, call) == null) {
            try {
                registerNative(name);
            } catch (RuntimeException e) {
                calls.remove(name);
                throw e;
            }
        }
    }

    SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(calls.keySet());
        if (arePossible()) {
            names.addAll(brought().keySet());
        }
        return Collections.unmodifiableSortedSet(names);
    }

    /** Who brings which name. */
    private static Map<String, CustomCalls> brought() {
        return Brought.CALLS;
    }

    /** Looked for when a program first calls something. */
    private static final class Brought {
        private static final Map<String, CustomCalls> CALLS = new TreeMap<>();

        static {
            ServiceLoader.load(CustomCalls.class, Handlers.class.getClassLoader())
                    .forEach(calls -> calls.names().forEach(name -> CALLS.putIfAbsent(name, calls)));
        }
    }

    /** An error about a custom call says which there are. */
    PjrtException explained(PjrtException error) {
        String message = String.valueOf(error.getMessage());
        Matcher unknown = UNKNOWN.matcher(message);
        if (!unknown.find() || !message.contains("egister")) {
            return error;
        }
        return new PjrtException(error.code(), message + "\nregistered by Java: " + names(), error);
    }

    private void registerNative(String name) {
        long extension = api.extensions().getOrDefault(Extension.CUSTOM_CALLS, 0L);
        long register = Pointers.word(extension + EXTENSION.offset("register_handler"));
        MemorySegment target = Arena.global().allocateFrom(name);
        MemorySegment platform = Arena.global().allocateFrom(PLATFORM);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment arguments = REGISTER.allocate(arena);
            Structs.set(arguments, REGISTER, "target_name", target.address());
            Structs.set(arguments, REGISTER, "target_name_size", target.byteSize() - 1);
            Structs.set(arguments, REGISTER, "handler", stub(name).address());
            Structs.set(arguments, REGISTER, "platform_name", platform.address());
            Structs.set(arguments, REGISTER, "platform_name_size", platform.byteSize() - 1);
            api.call(register, arguments);
        }
    }

    @SuppressWarnings("restricted")
    private MemorySegment stub(String name) {
        try {
            var handle = MethodHandles.lookup()
                    .findVirtual(Upcall.class, "handle", MethodType.methodType(long.class, long.class))
                    .bindTo(new Upcall(name, calls));
            return Linker.nativeLinker()
                    .upcallStub(
                            handle,
                            FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG),
                            Arena.global());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
