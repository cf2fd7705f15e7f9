package dev.covector.cli;

import dev.covector.examples.Lines;
import dev.covector.examples.krylov.GroundState;
import dev.covector.examples.mps.Compression;
import dev.covector.examples.photo.PhotoCompression;
import dev.covector.examples.solver.Strength;
import dev.covector.runtime.Device;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one of the examples. */
@Command(
        name = "example",
        description = "Runs an example whose sizes are found while it runs.",
        mixinStandardHelpOptions = true)
final class Example implements Callable<Integer> {
    /** What there is to run. */
    enum Name {
        MPS("mps"),
        PHOTO("photo"),
        SOLVER("solver"),
        KRYLOV("krylov");

        private final String text;

        Name(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            description = {
                "mps     compresses a state of many spins, and goes down its energy;",
                "photo   compresses a photograph, and draws it;",
                "solver  differentiates through Newton's method and conjugate gradients;",
                "krylov  grows a basis until an energy is good enough, and differentiates it."
            })
    private Name name;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FOLDER",
            defaultValue = "covector-demo",
            description = "Where pictures go; ${DEFAULT-VALUE} by default.")
    private Path folder;

    @Option(names = "--on", paramLabel = "PLUGIN", description = OnPlugin.DESCRIPTION)
    private @Nullable String on;

    @Option(names = "--buckets", description = OnPlugin.BUCKETS)
    private boolean buckets;

    @Override
    public Integer call() {
        return (on == null ? Device.host() : OnPlugin.device(on, buckets)).within(this::run);
    }

    private int run() {
        Lines lines = lines(spec);
        switch (name) {
            case MPS -> Compression.run(lines);
            case KRYLOV -> new GroundState().run(lines);
            case SOLVER -> new Strength().run(lines);
            case PHOTO -> photo(lines, Folder.create(folder));
        }
        return 0;
    }

    /** Runs the example and writes its picture. */
    private static void photo(Lines lines, Folder folder) {
        folder.save(PhotoCompression.FILE, PhotoCompression.run(lines));
        lines.say("");
        lines.say("Written to %s:", folder);
        lines.say("  %s   what is kept, and what is lost", PhotoCompression.FILE);
    }

    /** Lines on what a command prints to. */
    static Lines lines(CommandSpec spec) {
        PrintWriter out = spec.commandLine().getOut();
        return new Lines(line -> {
            out.println(line);
            out.flush();
        });
    }
}
