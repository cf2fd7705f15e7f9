package dev.covector.lower.stablehlo.pjrt;

import java.lang.ref.Cleaner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * A plugin's devices and what lives on them. Closing it closes all buffers and executables made by it; each is freed once no
 * call uses it any more. May be used by many threads.
 */
public final class PjrtClient implements AutoCloseable {
    static final Cleaner CLEANER = Cleaner.create();
    private static final String HOST = "cpu";

    private final PjrtPlugin plugin;
    private final Handle handle;
    private final Cleaner.Cleanable cleanable;
    private final String platform;
    private final String version;
    private final List<PjrtDevice> devices;

    private PjrtClient(PjrtPlugin plugin, Handle handle, long address) {
        Api api = plugin.api();
        this.plugin = plugin;
        this.handle = handle;
        this.cleanable = CLEANER.register(this, handle::close);
        try (Call call = new Call(api, Function.CLIENT_PLATFORM_NAME)) {
            this.platform = call.with("client", address).run().text("platform_name", "platform_name_size");
        }
        try (Call call = new Call(api, Function.CLIENT_PLATFORM_VERSION)) {
            this.version = call.with("client", address).run().text("platform_version", "platform_version_size");
        }
        List<PjrtDevice> found = new ArrayList<>();
        try (Call call = new Call(api, Function.CLIENT_DEVICES)) {
            call.with("client", address).run();
            for (long device : Pointers.words(call.get("addressable_devices"), call.get("num_addressable_devices"))) {
                found.add(PjrtDevice.of(this, found.size(), device));
            }
        }
        this.devices = List.copyOf(found);
    }

    static PjrtClient of(PjrtPlugin plugin, long address) {
        Api api = plugin.api();
        Handle handle = Handle.root(
                "the client of", plugin, address, it -> Call.run(api, Function.CLIENT_DESTROY, "client", it));
        try {
            return new PjrtClient(plugin, handle, address);
        } catch (RuntimeException e) {
            handle.close();
            throw e;
        }
    }

    public PjrtPlugin plugin() {
        return plugin;
    }

    /** The kind of devices: {@code cpu}, {@code cuda}, {@code tpu} and others. */
    public String platform() {
        return platform;
    }

    public String platformVersion() {
        return version;
    }

    /** The devices of this process. */
    public List<PjrtDevice> devices() {
        return devices;
    }

    public PjrtDevice device(int index) {
        if (index < 0 || index >= devices.size()) {
            throw new PjrtException(
                    PjrtException.Code.OUT_OF_RANGE,
                    "device " + index + ": there are " + devices.size() + ", counted from 0, of " + plugin);
        }
        return devices.get(index);
    }

    /** Compiles the text of a StableHLO module with the function {@code @main} for the first device. */
    public PjrtExecutable compile(String program) {
        return compile(program, device(0));
    }

    /** Compiles it for a device of this client. */
    public PjrtExecutable compile(String program, PjrtDevice device) {
        return compile(program.getBytes(StandardCharsets.UTF_8), device);
    }

    /**
     * Compiles a module, as text or in MLIR's portable bytecode.
     *
     * @throws PjrtException with what the plugin says of the program, line and column first
     */
    public PjrtExecutable compile(byte[] program, PjrtDevice device) {
        requireOwn(device);
        long client = handle.hold();
        try {
            if (isHost()) {
                plugin.handlers().prepare(program);
            }
            return PjrtExecutable.compile(device, handle, client, program);
        } finally {
            handle.release();
        }
    }

    /**
     * Lets programs on the CPU call Java: {@code stablehlo.custom_call @name} with {@code api_version = 4} runs this on XLA's
     * memory. It holds for all clients of the plugin's library in this process; a later one of the same name replaces it, also
     * for programs compiled before.
     */
    public void register(String name, CustomCall call) {
        if (!isHost()) {
            throw new PjrtException(
                    PjrtException.Code.UNIMPLEMENTED,
                    "register " + name + ": Java runs on the memory of the CPU, not of " + platform);
        }
        long _ = handle.hold();
        try {
            plugin.handlers().register(name, call);
        } finally {
            handle.release();
        }
    }

    /** The names that programs can call, in order. */
    public SortedSet<String> registered() {
        return plugin.handlers().names();
    }

    boolean isClosed() {
        return handle.isClosed();
    }

    /** Whether the devices' memory is that of this process. */
    boolean isHost() {
        return platform.equals(HOST);
    }

    Api api() {
        return plugin.api();
    }

    Handle handle() {
        return handle;
    }

    void requireOwn(PjrtDevice device) {
        if (device.client() != this) {
            throw new PjrtException(PjrtException.Code.INVALID_ARGUMENT, device + " belongs to another client");
        }
    }

    @Override
    public void close() {
        cleanable.clean();
    }

    @Override
    public String toString() {
        return platform + " by " + plugin;
    }
}
