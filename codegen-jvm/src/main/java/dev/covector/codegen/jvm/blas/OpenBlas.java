package dev.covector.codegen.jvm.blas;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The native BLAS of this process: whether there is one, which, and how many threads it may use. */
public final class OpenBlas {
    private static final List<String> REQUIRED = Stream.concat(
                    Stream.of("s", "d", "c", "z")
                            .flatMap(type -> Stream.of(
                                    "cblas_" + type + "gemm",
                                    "cblas_" + type + "gemv",
                                    "cblas_" + type + "trsm",
                                    type + "potrf_",
                                    type + "getrf_",
                                    type + "geqrf_",
                                    type + "gesdd_",
                                    type + "gesvd_")),
                    Stream.of("sorgqr_", "dorgqr_", "cungqr_", "zungqr_", "ssyevd_", "dsyevd_", "cheevd_", "zheevd_"))
            .toList();

    private static final NativeLibrary LIBRARY =
            usable(NativeLibrary.find(System.getProperty(NativeLibrary.PROPERTY), Platform.current()));
    private static final boolean AVAILABLE = LIBRARY.symbols() != null;

    private static final AtomicInteger THREADS =
            new AtomicInteger(Runtime.getRuntime().availableProcessors());

    private OpenBlas() {}

    /** Whether products and factorisations run in a native library; {@link #status()} says why not. */
    public static boolean isAvailable() {
        return AVAILABLE;
    }

    /** One sentence for {@code covector doctor}: the library, its build and the core it chose, or why there is none. */
    public static String status() {
        if (!AVAILABLE) {
            return LIBRARY.explanation();
        }
        String config = text("openblas_get_config")
                .orElse("A BLAS that does not describe itself")
                .strip();
        String core = text("openblas_get_corename").orElse("unknown");
        return "%s, core %s, at most %d threads, %s.".formatted(config, core, THREADS.get(), LIBRARY.explanation());
    }

    /** Sets how many threads one large product may use; small ones always use the caller's alone. */
    public static void threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads: count must be at least 1, got " + count);
        }
        THREADS.set(count);
    }

    /** How many threads one large product may use. */
    public static int threads() {
        return THREADS.get();
    }

    /** A handle whose pointers are raw addresses, or an error where the library lacks the symbol. */
    @SuppressWarnings("restricted")
    static MethodHandle handle(String name, FunctionDescriptor descriptor) {
        return symbol(name)
                .map(address -> Linker.nativeLinker().downcallHandle(address, descriptor))
                .orElseThrow(
                        () -> new IllegalStateException("no symbol " + name + " in the BLAS " + LIBRARY.explanation()));
    }

    static Optional<MemorySegment> symbol(String name) {
        SymbolLookup symbols = LIBRARY.symbols();
        return symbols == null ? Optional.empty() : symbols.find(name);
    }

    private static NativeLibrary usable(NativeLibrary found) {
        SymbolLookup symbols = found.symbols();
        if (symbols == null) {
            return found;
        }
        List<String> absent =
                REQUIRED.stream().filter(name -> symbols.find(name).isEmpty()).toList();
        if (!absent.isEmpty()) {
            return NativeLibrary.missing("the BLAS " + found.explanation() + " lacks " + String.join(", ", absent));
        }
        if (text(symbols, "openblas_get_config").orElse("").contains("USE64BITINT")) {
            return NativeLibrary.missing("the BLAS " + found.explanation() + " takes 64-bit integers");
        }
        return found;
    }

    private static Optional<String> text(String function) {
        SymbolLookup symbols = LIBRARY.symbols();
        return symbols == null ? Optional.empty() : text(symbols, function);
    }

    @SuppressWarnings("restricted")
    private static Optional<String> text(SymbolLookup symbols, String function) {
        FunctionDescriptor descriptor = FunctionDescriptor.of(ValueLayout.JAVA_LONG);
        return symbols.find(function)
                .map(address -> string(Linker.nativeLinker().downcallHandle(address, descriptor)));
    }

    private static @Nullable String string(MethodHandle function) {
        try {
            long address = (long) function.invokeExact();
            return address == 0 ? null : Memory.ALL.getString(address);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
