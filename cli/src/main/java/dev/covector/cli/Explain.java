package dev.covector.cli;

import dev.covector.autodiff.NestedOps;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Origin;
import dev.covector.ir.Value;
import dev.covector.passes.lower.Lower;
import dev.covector.passes.lower.Program;
import dev.covector.passes.lower.View;
import dev.covector.passes.lower.Work;
import dev.covector.passes.simplify.Simplify;
import dev.covector.runtime.Backends;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a function text is compiled to, without running it. */
@Command(
        name = "explain",
        description = "Shows what a function text is compiled to: its contract, every stage, and the work as formulas.",
        mixinStandardHelpOptions = true)
final class Explain implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The function in its text form.")
    private Path file;

    @Option(names = "--source", description = "Also show the Java source of each kernel.")
    private boolean source;

    @Override
    public Integer call() {
        Func traced = FuncFile.read(file);
        Func simplified = traced.within(() -> Simplify.run(traced, NestedOps.SET));
        List<List<Dim>> dense = simplified.paramTypes().stream()
                .map(type -> View.denseStrides(type.shape()))
                .toList();
        List<Boolean> kept = Collections.nCopies(dense.size(), false);
        Program program = Lower.run(simplified, dense, kept, NestedOps.SET);
        PrintWriter out = spec.commandLine().getOut();
        contract(out, traced);
        section(out, "traced", traced);
        section(out, "simplified", simplified);
        section(out, "fused", program);
        work(out, program);
        if (source) {
            program.launches()
                    .forEach(launch -> section(
                            out,
                            "source",
                            Backends.host().compile(launch.kernel()).source()));
        }
        return 0;
    }

    private static void contract(PrintWriter out, Func func) {
        out.println("contract");
        for (int i = 0; i < func.params().size(); i++) {
            out.println("  argument " + i + ": " + func.params().get(i).type());
        }
        Origin.of(func).forEach(origin -> out.println("  size " + origin));
        func.guards().forEach(guard -> out.println("  requires " + guard));
        for (Value result : func.results()) {
            out.println("  result: " + result.type());
        }
        out.println();
    }

    private static void section(PrintWriter out, String name, Object text) {
        out.println(name);
        text.toString().lines().forEach(line -> out.println("  " + line));
        out.println();
    }

    private static void work(PrintWriter out, Program program) {
        Work work = Work.of(program, NestedOps.SET);
        out.println("work");
        out.println("  kernels:    " + program.launches().size());
        out.println("  calls:      " + program.calls().size());
        out.println("  bytes:      " + work.bytes());
        out.println("  operations: " + work.operations());
    }
}
