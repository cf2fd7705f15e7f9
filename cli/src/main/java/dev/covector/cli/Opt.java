package dev.covector.cli;

import dev.covector.cli.files.FileException;
import dev.covector.cli.files.TensorFile;
import dev.covector.ir.Func;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Applies passes to a function text. */
@Command(
        name = "opt",
        description = "Applies passes and transforms to a function text, and prints or writes the text that results.",
        mixinStandardHelpOptions = true)
final class Opt implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The function in its text form.")
    private @Nullable Path file;

    @Option(
            names = {"-p", "--passes"},
            split = ",",
            paramLabel = "PASS",
            description = "The passes, one after the other: ${COMPLETION-CANDIDATES}.")
    private List<Pass> passes = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the text goes. Without it the text is printed.")
    private @Nullable Path output;

    @Option(names = "--list", description = "Say what each pass does.")
    private boolean list;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            for (Pass pass : Pass.values()) {
                out.printf("%-9s %s%n", pass, pass.description());
            }
            return 0;
        }
        if (file == null) {
            throw new ParameterException(spec.commandLine(), "opt needs a FILE, or --list");
        }
        Func func = FuncFile.read(file);
        for (Pass pass : passes) {
            func = pass.run(func);
        }
        if (output == null) {
            out.print(func);
        } else {
            write(output, func);
        }
        return 0;
    }

    private static void write(Path file, Func func) {
        try {
            Files.writeString(file, func.toString());
        } catch (IOException e) {
            throw new FileException(file, TensorFile.reason(e));
        }
    }
}
