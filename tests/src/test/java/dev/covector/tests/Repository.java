package dev.covector.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The source tree that these tests check. */
public final class Repository {
    static final Path ROOT = root();

    private Repository() {}

    /** The data that lie beside the project, or where {@code COVECTOR_SHARED} says. */
    public static Path shared() {
        return Optional.ofNullable(System.getenv("COVECTOR_SHARED"))
                .map(Path::of)
                .orElse(ROOT.resolve("../shared"));
    }

    /** The folders that have Java of their own under {@code src/main/java}. */
    static List<String> rooms() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** All hand-written Java and grammars below a folder of the tree. */
    static List<Path> sources(String folder) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".java") || file.toString().endsWith(".g4"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("covector"))) {
            folder = Objects.requireNonNull(folder.getParent(), "these tests run inside Covector's source tree");
        }
        return folder;
    }
}
