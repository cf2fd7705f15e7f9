package dev.covector.lower.stablehlo.pjrt;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Plugins of PJRT: shared libraries that compile and run programs on one kind of device. */
public final class Pjrt {
    private static final String ENTRY = "GetPjrtApi";
    private static final Map<Path, PjrtPlugin> LOADED = new ConcurrentHashMap<>();

    private Pjrt() {}

    /**
     * The plugin of a shared library, which stays loaded as long as the process; loading it again gives the same.
     *
     * @throws PjrtException where there is no such file, it is not a library for this machine, or is none of PJRT
     */
    public static PjrtPlugin load(Path library) {
        try {
            return LOADED.computeIfAbsent(library.toRealPath(), Pjrt::open);
        } catch (IOException e) {
            throw new PjrtException(
                    PjrtException.Code.NOT_FOUND,
                    "there is no file " + library + " that can be read as a PJRT plugin",
                    e);
        }
    }

    private static PjrtPlugin open(Path library) {
        LibraryFile.check(library);
        MemorySegment entry = symbols(library)
                .find(ENTRY)
                .orElseThrow(() -> new PjrtException(
                        PjrtException.Code.INVALID_ARGUMENT,
                        library + " is a shared library but no PJRT plugin: it has no function " + ENTRY));
        long table = table(entry);
        if (table == 0) {
            throw new PjrtException(PjrtException.Code.INTERNAL, ENTRY + " of " + library + " gave nothing");
        }
        return PjrtPlugin.initialized(library, Api.at(table));
    }

    @SuppressWarnings("restricted")
    private static SymbolLookup symbols(Path library) {
        try {
            return SymbolLookup.libraryLookup(library, Arena.global());
        } catch (IllegalArgumentException e) {
            throw new PjrtException(
                    PjrtException.Code.INVALID_ARGUMENT,
                    library
                            + " cannot be loaded: it is not a shared library for this machine, or one that it needs is missing",
                    e);
        }
    }

    @SuppressWarnings("restricted")
    private static long table(MemorySegment entry) {
        try {
            return (long) Linker.nativeLinker()
                    .downcallHandle(entry, FunctionDescriptor.of(ValueLayout.JAVA_LONG))
                    .invokeExact();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
