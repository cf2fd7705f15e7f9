package dev.covector.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder in which Covector keeps what it unpacked or fetched for a user. */
public final class UserCache {
    private static final String NAME = "covector";

    private UserCache() {}

    /**
     * The folder, which need not be there yet: below {@code XDG_CACHE_HOME}, {@code LOCALAPPDATA}, or {@code .cache} at home.
     *
     * @throws IOException where the user has no home
     */
    public static Path root() throws IOException {
        @Nullable String xdg = System.getenv("XDG_CACHE_HOME");
        @Nullable String local = System.getenv("LOCALAPPDATA");
        String base = xdg != null && !xdg.isBlank() ? xdg : local;
        if (base != null && Path.of(base).isAbsolute()) {
            return Path.of(base, NAME);
        }
        Path home = Path.of(System.getProperty("user.home", ""));
        if (!home.isAbsolute() || !Files.isDirectory(home)) {
            throw new IOException("no home directory");
        }
        return home.resolve(".cache").resolve(NAME);
    }
}
