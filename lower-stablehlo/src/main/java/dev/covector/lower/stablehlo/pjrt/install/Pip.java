package dev.covector.lower.stablehlo.pjrt.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Python's own client of its package registry, as the user has set it up. */
record Pip(List<String> command) {
    /** What it is called on most machines. */
    static final List<List<String>> USUAL =
            List.of(List.of("python3", "-m", "pip"), List.of("pip3"), List.of("python", "-m", "pip"), List.of("pip"));

    private static final long MINUTES = 10;
    private static final int LAST_LINES = 4;

    /** @throws InstallException where none of the commands is there */
    static Pip find(List<List<String>> candidates, Path work) throws IOException {
        for (List<String> candidate : candidates) {
            Pip pip = new Pip(candidate);
            if (pip.run(work, List.of("--version")) == null) {
                return pip;
            }
        }
        throw new InstallException("Python's pip is needed to fetch the plugin, and none of "
                + candidates.stream().map(words -> String.join(" ", words)).toList()
                + " runs; install Python 3 with pip (the packages are often called python3 and python3-pip)");
    }

    /** Fetches one wheel, and nothing that it depends on, into a folder. */
    void download(Wheel wheel, Path folder) throws IOException {
        String failure = run(
                folder,
                List.of(
                        "download",
                        "--no-deps",
                        "--no-cache-dir",
                        "--disable-pip-version-check",
                        "--quiet",
                        "--only-binary=:all:",
                        "--dest",
                        folder.toString(),
                        wheel.name() + "==" + wheel.version()));
        if (failure != null) {
            throw new InstallException("pip could not fetch " + wheel.name() + " " + wheel.version()
                    + "; is there a network, and does the registry that pip is set up for have it? It said: "
                    + failure);
        }
    }

    /** Null where all went well, else the last lines of what it said. */
    private @Nullable String run(Path work, List<String> arguments) throws IOException {
        Path said = Files.createTempFile(work, "pip", ".log");
        List<String> words = new ArrayList<>(command);
        words.addAll(arguments);
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return "nothing for " + MINUTES + " minutes";
            }
            return process.exitValue() == 0 ? null : lastLines(said);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InstallException("interrupted", e);
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static String lastLines(Path file) throws IOException {
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return String.join("; ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
