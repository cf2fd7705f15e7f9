package dev.covector.codegen.jvm.blas;

import dev.covector.runtime.UserCache;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A directory only this user can write, where libraries from jars are unpacked once. */
final class NativeCache {
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");

    private final Path directory;
    private final boolean lasting;

    private NativeCache(Path directory, boolean lasting) {
        this.directory = directory;
        this.lasting = lasting;
    }

    /** The lasting directory of that name, or one for this run only where the user has none that is private. */
    static NativeCache of(String name) throws IOException {
        try {
            Path directory = UserCache.root().resolve(name);
            Files.createDirectories(directory);
            if (makePrivate(directory)) {
                return new NativeCache(directory, true);
            }
        } catch (IOException | SecurityException | UnsupportedOperationException e) {
            // A read-only or foreign home: unpack for this run only.
        }
        Path directory = Files.createTempDirectory("covector-" + name);
        directory.toFile().deleteOnExit();
        return new NativeCache(directory, false);
    }

    /** The unpacked file, written anew unless one of the right size is there. */
    Path unpack(URL resource, String name) throws IOException {
        Path file = directory.resolve(name);
        URLConnection connection = resource.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            long size = connection.getContentLengthLong();
            if (size >= 0 && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == size) {
                return file;
            }
            Path partial = Files.createTempFile(directory, name, ".partial");
            try {
                long copied = Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
                if (size >= 0 && copied != size) {
                    throw new IOException("%s: expected %d bytes, got %d".formatted(name, size, copied));
                }
                publish(partial, file);
                if (!lasting) {
                    file.toFile().deleteOnExit();
                }
            } finally {
                Files.deleteIfExists(partial);
            }
        }
        return file;
    }

    private static void publish(Path partial, Path file) throws IOException {
        try {
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean makePrivate(Path directory) throws IOException {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.isWritable(directory);
        }
        Files.setPosixFilePermissions(directory, PRIVATE);
        return Files.isWritable(directory);
    }
}
