package dev.covector.runtime;

import java.util.ServiceLoader;

/** The backends of this process. */
public final class Backends {
    private Backends() {}

    /** The backend of the processor; an error that says what to add where there is none. */
    public static Backend host() {
        return Host.BACKEND;
    }

    private static final class Host {
        static final Backend BACKEND = ServiceLoader.load(Backend.class, Backends.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no backend is on the class path: add the module covector-codegen-jvm"));
    }
}
