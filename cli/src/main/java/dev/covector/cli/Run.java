package dev.covector.cli;

import dev.covector.api.Covector;
import dev.covector.api.Jit1;
import dev.covector.cli.files.TensorFile;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.tracer.Staging;
import dev.covector.tracer.Tensor;
import java.io.PrintWriter;
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

/** Runs a function text, or by a plugin a StableHLO text, on tensors in files. */
@Command(
        name = "run",
        description =
                "Compiles a function text to a plan, runs it on tensors in files, and prints or writes the results.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A file is NumPy's .npy (b1, i4, i8, f4, f8, c8 or c16) or .json: nested arrays,",
            "the outermost being axis 0, a complex number an array of two."
        })
final class Run implements Callable<Integer> {
    private static final String STABLE_HLO = ".mlir";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The function in its text form, or a StableHLO module (.mlir).")
    private Path file;

    @Option(
            names = {"-i", "--input"},
            paramLabel = "TENSOR",
            description = "A tensor; once for each parameter, in their order.")
    private List<Path> inputs = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "TENSOR",
            description = "Where a result goes; once for each result, in their order. Without it results are printed.")
    private List<Path> outputs = new ArrayList<>();

    @Option(names = "--on", paramLabel = "PLUGIN", description = "For StableHLO: " + OnPlugin.DESCRIPTION)
    private @Nullable String plugin;

    @Option(
            names = "--apart",
            description = "For StableHLO: in a process of its own, since a plugin may end the one it runs in.")
    private boolean apart;

    @Option(
            names = "--ir",
            paramLabel = "STAGE",
            description = "Also print what became of it: ${COMPLETION-CANDIDATES}.")
    private @Nullable Stage stage;

    @Override
    public Integer call() {
        if (plugin != null || file.toString().endsWith(STABLE_HLO)) {
            String on = plugin == null ? OnPlugin.CPU : plugin;
            PluginRun run = new PluginRun(file);
            put(apart ? run.runApart(on, inputs) : run.run(on, inputs));
            return 0;
        }
        Func func = FuncFile.read(file);
        require(inputs.size() == func.params().size(), "--input", func.paramTypes(), inputs);
        require(outputs.isEmpty() || outputs.size() == func.results().size(), "--output", func.resultTypes(), outputs);
        List<Tensor> arguments = new Inputs(func).read(inputs);
        Jit1<List<Tensor>, List<Tensor>> compiled = Covector.jit(xs -> Staging.replay(func, xs), func.name());
        List<Tensor> results = compiled.apply(arguments);
        PrintWriter out = spec.commandLine().getOut();
        if (stage != null) {
            out.print(stage.of(compiled.plan(arguments)));
        }
        put(results);
        return 0;
    }

    private void put(List<Tensor> results) {
        PrintWriter out = spec.commandLine().getOut();
        if (!outputs.isEmpty() && outputs.size() != results.size()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s: run wants one --output for each of %d results; got %d"
                            .formatted(file, results.size(), outputs.size()));
        }
        for (int i = 0; i < results.size(); i++) {
            if (outputs.isEmpty()) {
                out.println(results.get(i));
            } else {
                TensorFile.write(outputs.get(i), results.get(i));
            }
        }
    }

    private void require(boolean fits, String option, List<TensorType> types, List<Path> files) {
        if (!fits) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s: %s wants one %s for each of %s; got %d"
                            .formatted(file, spec.name(), option, types, files.size()));
        }
    }
}
