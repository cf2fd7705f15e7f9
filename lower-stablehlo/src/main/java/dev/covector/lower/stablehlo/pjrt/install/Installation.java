package dev.covector.lower.stablehlo.pjrt.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A wheel's files in a folder of the cache.
 *
 * @param pips the commands that may be pip
 */
record Installation(Wheel wheel, Path cache, List<List<String>> pips) {
    Path folder() {
        return cache.resolve(wheel.folder());
    }

    /** Whether the library is there with all its bytes. */
    boolean isComplete() {
        try {
            return Files.size(folder().resolve(Wheel.LIBRARY)) == wheel.libraryBytes();
        } catch (IOException e) {
            return false;
        }
    }

    /** Fetches, checks and unpacks, all in a folder of its own that becomes the right one in the end. */
    void complete() {
        try {
            Files.createDirectories(cache);
            Path work = Files.createTempDirectory(cache, wheel.folder() + ".partial");
            try {
                Pip.find(pips, work).download(wheel, work);
                Path fetched = work.resolve(wheel.file());
                check(fetched);
                Path unpacked = Files.createDirectory(work.resolve("unpacked"));
                unpack(fetched, unpacked);
                publish(unpacked);
            } finally {
                delete(work);
            }
        } catch (IOException e) {
            throw new InstallException("the plugin could not be put into " + folder() + ": " + e, e);
        }
    }

    private void check(Path fetched) throws IOException {
        if (!Files.isRegularFile(fetched)) {
            throw new InstallException("pip fetched something else than " + wheel.file());
        }
        try (InputStream in = Files.newInputStream(fetched);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            String sha256 = HexFormat.of().formatHex(digested.getMessageDigest().digest());
            if (!sha256.equals(wheel.sha256())) {
                throw new InstallException(
                        "%s has the SHA-256 %s and not %s: it is not the package that was looked at, and is not used"
                                .formatted(wheel.file(), sha256, wheel.sha256()));
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private void unpack(Path fetched, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(fetched.toFile())) {
            for (Map.Entry<String, String> wanted : wheel.entries().entrySet()) {
                ZipEntry entry = zip.getEntry(wanted.getKey());
                if (entry == null) {
                    throw new InstallException(wheel.file() + " lacks " + wanted.getKey());
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, folder.resolve(wanted.getValue()));
                }
            }
        }
    }

    /** At once, so that nobody sees half of it; whoever comes second keeps the first one's. */
    private void publish(Path unpacked) throws IOException {
        if (Files.exists(folder()) && !isComplete()) {
            delete(folder());
        }
        try {
            Files.move(unpacked, folder(), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unpacked, folder());
        } catch (IOException e) {
            if (!isComplete()) {
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
