package dev.covector.codegen.jvm.blas;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A BLAS looked for once: its symbols where it was found, and one sentence that says what was found or why nothing was. */
record NativeLibrary(@Nullable SymbolLookup symbols, String explanation) {
    static final String PROPERTY = "covector.blas";
    private static final String ARTIFACT = "org.bytedeco:openblas";

    /** Looks where the setting says: {@code none}, the path of a library, or null for the jar on the class path. */
    static NativeLibrary find(@Nullable String setting, Platform platform) {
        if ("none".equals(setting)) {
            return missing("it is switched off by -D" + PROPERTY + "=none");
        }
        try {
            return setting == null || setting.isBlank() ? packaged(platform) : load(Path.of(setting));
        } catch (IOException | RuntimeException | LinkageError e) {
            return missing("loading it failed with " + e);
        }
    }

    static NativeLibrary missing(String reason) {
        return new NativeLibrary(null, "OpenBLAS is not used, so the slower pure-Java routines are: " + reason + ".");
    }

    private static NativeLibrary packaged(Platform platform) throws IOException {
        String folder = "org/bytedeco/openblas/" + platform.name() + "/";
        URL library = resource(folder + platform.library());
        if (library == null) {
            return missing("no " + folder + platform.library() + " on the class path; add " + ARTIFACT
                    + " with the classifier " + platform.name());
        }
        NativeCache cache = NativeCache.of("openblas-" + version() + "-" + platform.name());
        for (String companion : platform.companions()) {
            URL url = resource(folder + companion);
            if (url != null) {
                preload(cache.unpack(url, companion));
            }
        }
        return load(cache.unpack(library, platform.library()));
    }

    // The main library finds its companions beside it on Linux and macOS; on Windows only if they are already loaded.
    private static void preload(Path companion) {
        if (companion.toString().endsWith(".dll")) {
            open(companion);
        }
    }

    private static NativeLibrary load(Path path) {
        if (!Files.isRegularFile(path)) {
            return missing("there is no file " + path);
        }
        return new NativeLibrary(open(path), "loaded from " + path);
    }

    @SuppressWarnings("restricted")
    private static SymbolLookup open(Path path) {
        return SymbolLookup.libraryLookup(path.toAbsolutePath(), Arena.global());
    }

    private static String version() throws IOException {
        URL url = resource("META-INF/maven/org.bytedeco/openblas/pom.properties");
        if (url == null) {
            return "unknown";
        }
        Properties properties = new Properties();
        try (InputStream in = url.openStream()) {
            properties.load(in);
        }
        return properties.getProperty("version", "unknown").replaceAll("[^A-Za-z0-9.-]", "_");
    }

    private static @Nullable URL resource(String name) {
        ClassLoader own = NativeLibrary.class.getClassLoader();
        URL url = own == null ? ClassLoader.getSystemResource(name) : own.getResource(name);
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return url == null && context != null ? context.getResource(name) : url;
    }
}
