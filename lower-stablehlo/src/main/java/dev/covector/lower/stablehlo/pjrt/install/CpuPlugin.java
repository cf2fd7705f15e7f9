package dev.covector.lower.stablehlo.pjrt.install;

import dev.covector.runtime.UserCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** XLA's CPU plugin from Python's package {@code xla-cpu-pjrt}, in the user's cache. It is there for Linux on x86-64. */
public final class CpuPlugin {
    private CpuPlugin() {}

    /** Where its library is, or would be. */
    public static Path library() {
        return installation().folder().resolve(Wheel.LIBRARY);
    }

    /** Where the header of its interface is, or would be. */
    public static Path header() {
        return installation().folder().resolve(Wheel.HEADER);
    }

    /** The package and its version, as pip names them. */
    public static String source() {
        return Wheel.CPU.name() + " " + Wheel.CPU.version();
    }

    public static boolean isInstalled() {
        return installation().isComplete();
    }

    /**
     * Fetches it with pip (63 MB), checks and unpacks it, unless it is there.
     *
     * @return its library
     * @throws InstallException where this is another machine, there is no pip or no network, or the wheel is not the right one
     */
    public static Path install() {
        if (!isInstalled()) {
            requirePlatform();
            installation().complete();
        }
        return library();
    }

    private static Installation installation() {
        try {
            return new Installation(Wheel.CPU, UserCache.root(), Pip.USUAL);
        } catch (IOException e) {
            throw new InstallException("there is no folder to put plugins in: " + e.getMessage(), e);
        }
    }

    private static void requirePlatform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "");
        if (!os.startsWith("linux") || !(arch.equals("amd64") || arch.equals("x86_64"))) {
            throw new InstallException(
                    "there is a CPU plugin for Linux on x86-64 alone, and this is " + os + " on " + arch);
        }
    }
}
