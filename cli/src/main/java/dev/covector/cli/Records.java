package dev.covector.cli;

import dev.covector.oracles.RecordFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which recorded files a command replays, and where it writes what became of them. */
final class Records {
    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files of records, or folders that hold some (.jsonl, .jsonl.gz).")
    private List<Path> paths = List.of();

    @Option(names = "--only", paramLabel = "REGEX", description = "Only those whose whole name matches.")
    private Pattern only = Pattern.compile(".*");

    @Option(names = "--json", paramLabel = "FILE", description = "Write what became of them to a file, too.")
    @Nullable
    Path json;

    /** The files; values come from kernels from here on, not from the interpreter before them, unless asked otherwise. */
    List<Path> files() throws IOException {
        if (System.getProperty("covector.compile") == null) {
            System.setProperty("covector.compile", "now");
        }
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            files.addAll(RecordFile.under(path));
        }
        return files;
    }

    boolean wants(String name) {
        return only.matcher(name).matches();
    }
}
