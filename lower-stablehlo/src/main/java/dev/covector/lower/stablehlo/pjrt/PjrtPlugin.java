package dev.covector.lower.stablehlo.pjrt;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A loaded plugin of PJRT. */
public final class PjrtPlugin {
    private final Path library;
    private final Api api;
    private final Map<String, Object> attributes;
    private final Handlers handlers;
    private @Nullable PjrtClient client;

    private PjrtPlugin(Path library, Api api, Map<String, Object> attributes) {
        this.library = library;
        this.api = api;
        this.attributes = attributes;
        this.handlers = new Handlers(api);
    }

    static PjrtPlugin initialized(Path library, Api api) {
        try (Call call = new Call(api, Function.PLUGIN_INITIALIZE)) {
            call.run();
        }
        try (Call call = new Call(api, Function.PLUGIN_ATTRIBUTES)) {
            call.run();
            Map<String, Object> attributes = NamedValues.read(call.get("attributes"), call.get("num_attributes"));
            return new PjrtPlugin(library, api, Collections.unmodifiableMap(attributes));
        }
    }

    /** The file it was loaded from. */
    public Path library() {
        return library;
    }

    /** The version of the interface. */
    public PjrtVersion version() {
        return api.version();
    }

    /** What it says of itself, among it the versions of StableHLO that it takes: strings, numbers, lists of {@link Long}. */
    public Map<String, Object> attributes() {
        return attributes;
    }

    /** The extensions of the interface that it has, by the names of PJRT's header or by number. */
    public Set<String> extensions() {
        Set<String> names = new TreeSet<>();
        api.extensions().keySet().forEach(type -> names.add(Extension.name(type)));
        return names;
    }

    /** A new client without options. */
    public PjrtClient client() {
        return client(Map.of());
    }

    /**
     * A new client.
     *
     * @param options of this plugin: strings, whole numbers or lists of those, floats, booleans; for the CPU {@code
     *     cpu_device_count} is how many devices there are
     */
    public PjrtClient client(Map<String, ?> options) {
        try (Call call = new Call(api, Function.CLIENT_CREATE);
                Arena arena = Arena.ofConfined()) {
            if (!options.isEmpty()) {
                call.with("create_options", NamedValues.write(options, arena)).with("num_options", options.size());
            }
            return PjrtClient.of(this, call.run().get("client"));
        }
    }

    /** A device of a client that the plugin keeps for all who have none of their own. */
    public PjrtDevice device(int index) {
        return common().device(index);
    }

    private synchronized PjrtClient common() {
        PjrtClient open = client;
        if (open == null || open.isClosed()) {
            open = client();
            client = open;
        }
        return open;
    }

    Api api() {
        return api;
    }

    /** The custom calls, which belong to the library and so to all its clients. */
    Handlers handlers() {
        return handlers;
    }

    @Override
    public String toString() {
        return library + ", PJRT " + version();
    }
}
