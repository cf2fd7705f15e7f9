package dev.covector.cli;

import dev.covector.cli.files.FileException;
import dev.covector.cli.files.TensorFile;
import dev.covector.lower.stablehlo.StableHlo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a function text as StableHLO. */
@Command(
        name = "lower",
        description = "Writes a function text as a StableHLO module, for every size or for the sizes that are given.",
        mixinStandardHelpOptions = true)
final class Lower implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The function in its text form.")
    private Path file;

    @Option(
            names = "--static",
            split = ",",
            paramLabel = "SYMBOL=SIZE",
            description = "A number for each size of the arguments: n=8,m=3. Without it the module is for every size.")
    private Map<String, Long> sizes = new LinkedHashMap<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the text goes. Without it the text is printed.")
    private @Nullable Path output;

    @Override
    public Integer call() {
        StableHlo exported = StableHlo.of(FuncFile.read(file));
        String text = sizes.isEmpty() ? exported.text() : exported.text(sizes);
        if (output == null) {
            spec.commandLine().getOut().print(text);
        } else {
            write(output, text);
        }
        return 0;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new FileException(file, TensorFile.reason(e));
        }
    }
}
