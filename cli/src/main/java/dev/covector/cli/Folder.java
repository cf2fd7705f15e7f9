package dev.covector.cli;

import dev.covector.cli.files.FileException;
import dev.covector.cli.files.TensorFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a command writes its files. Whatever stands in the way is said in a {@link FileException}. */
record Folder(Path path) {
    /** Makes the folder, unless it is there. */
    static Folder create(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new FileException(path, TensorFile.reason(e));
        }
        return new Folder(path);
    }

    void save(String name, byte[] contents) {
        Path file = path.resolve(name);
        try {
            Files.write(file, contents);
        } catch (IOException e) {
            throw new FileException(file, TensorFile.reason(e));
        }
    }

    void save(String name, String text) {
        save(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return path.toAbsolutePath().normalize().toString();
    }
}
