package dev.covector.codegen.jvm.blas;

import java.util.List;
import java.util.Locale;

/** The name under which the OpenBLAS jar files its libraries for one machine, and those libraries, dependencies first. */
record Platform(String name, List<String> companions, String library) {

    static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Platform of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String arch = architecture(osArch.toLowerCase(Locale.ROOT));
        if (os.startsWith("mac")) {
            return new Platform(
                    "macosx-" + arch,
                    List.of("libgcc_s.1.1.dylib", "libgcc_s.1.dylib", "libquadmath.0.dylib", "libgfortran.5.dylib"),
                    "libopenblas.0.dylib");
        }
        if (os.startsWith("windows")) {
            return new Platform(
                    "windows-" + arch,
                    List.of("libwinpthread-1.dll", "libgcc_s_seh-1.dll", "libquadmath-0.dll", "libgfortran-5.dll"),
                    "libopenblas.dll");
        }
        return new Platform(
                os + "-" + arch, List.of("libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5"), "libopenblas.so.0");
    }

    private static String architecture(String osArch) {
        return switch (osArch) {
            case "amd64", "x86_64", "x64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            case "i386", "i486", "i586", "i686" -> "x86";
            default -> osArch;
        };
    }
}
