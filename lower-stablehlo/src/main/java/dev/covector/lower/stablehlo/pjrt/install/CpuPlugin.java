package dev.covector.lower.stablehlo.pjrt.install;

import dev.covector.runtime.UserCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** XLA's CPU plugin from Python's package {@code xla-cpu-pjrt}, in the user's cache. It is there for Linux on x86-64. */
public final class CpuPlugin {
    private static final Wheel WHEEL = Wheel.CPU;

    private CpuPlugin() {}

    /** Where its library is, or would be. */
    public static Path library() {
        return folder().resolve(Wheel.LIBRARY);
    }

    /** Where the header of its interface is, or would be. */
    public static Path header() {
        return folder().resolve(Wheel.HEADER);
    }

    /** The package and its version, as pip names them. */
    public static String source() {
        return WHEEL.name() + " " + WHEEL.version();
    }

    public static boolean isInstalled() {
        try {
            return Files.size(library()) == WHEEL.libraryBytes();
        } catch (IOException | InstallException e) {
            return false;
        }
    }

    /**
     * Fetches it with pip (63 MB), checks and unpacks it, unless it is there.
     *
     * @return its library
     * @throws InstallException where this is another machine, there is no pip or no network, or the wheel is not the right one
     */
    public static Path install() {
        if (isInstalled()) {
            return library();
        }
        requirePlatform();
        Path target = folder();
        try {
            Files.createDirectories(target.getParent());
            Path work = Files.createTempDirectory(target.getParent(), WHEEL.folder() + ".partial");
            try {
                Pip.find(work).download(WHEEL, work);
                Path wheel = work.resolve(WHEEL.file());
                check(wheel);
                Path unpacked = Files.createDirectory(work.resolve("unpacked"));
                unpack(wheel, unpacked);
                publish(unpacked, target);
            } finally {
                delete(work);
            }
        } catch (IOException e) {
            throw new InstallException("the plugin could not be put into " + target + ": " + e, e);
        }
        return library();
    }

    private static Path folder() {
        try {
            return UserCache.root().resolve(WHEEL.folder());
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

    private static void check(Path wheel) throws IOException {
        if (!Files.isRegularFile(wheel)) {
            throw new InstallException("pip fetched something else than " + WHEEL.file());
        }
        try (InputStream in = Files.newInputStream(wheel);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(java.io.OutputStream.nullOutputStream());
            String sha256 = HexFormat.of().formatHex(digested.getMessageDigest().digest());
            if (!sha256.equals(WHEEL.sha256())) {
                throw new InstallException("%s has the SHA-256 %s and not %s: it is not the package that was looked at, and is not used"
                        .formatted(WHEEL.file(), sha256, WHEEL.sha256()));
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static void unpack(Path wheel, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            for (Map.Entry<String, String> wanted : WHEEL.entries().entrySet()) {
                ZipEntry entry = zip.getEntry(wanted.getKey());
                if (entry == null) {
                    throw new InstallException(WHEEL.file() + " lacks " + wanted.getKey());
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, folder.resolve(wanted.getValue()));
                }
            }
        }
    }

    /** All at once, so that nobody sees half of it; whoever comes second finds the first one's. */
    private static void publish(Path unpacked, Path target) throws IOException {
        if (Files.exists(target) && !isInstalled()) {
            delete(target);
        }
        try {
            Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unpacked, target);
        } catch (IOException e) {
            if (!isInstalled()) {
                throw e;
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
