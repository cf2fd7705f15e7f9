package dev.covector.cli;

import dev.covector.examples.ClassifierTraining;
import dev.covector.examples.Digits;
import dev.covector.examples.Lines;
import dev.covector.examples.NewtonCg;
import dev.covector.examples.mps.Compression;
import dev.covector.examples.photo.PhotoCompression;
import dev.covector.runtime.Ledger;
import dev.covector.runtime.Plan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains on real digits, runs the examples of sizes made of data, and shows what was compiled. */
@Command(
        name = "demo",
        description =
                "Learns handwritten digits, compresses a state of spins and a photograph, and shows what was compiled.",
        mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {
    private static final long SPLIT_SEED = 0;
    private static final long TRAINING_SEED = 1;
    private static final int NEWTON_DIGIT = 8;
    private static final double NEWTON_TOLERANCE = 1e-9;
    private static final int LINES = 12;
    private static final int COLUMNS = 118;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FOLDER",
            defaultValue = "covector-demo",
            description = "Where the pictures and texts go; ${DEFAULT-VALUE} by default.")
    private Path path;

    @Override
    public Integer call() {
        long started = System.nanoTime();
        Folder folder = Folder.create(path);
        Digits.Split digits = Digits.load().split(SPLIT_SEED);
        ClassifierTraining training = train(digits);
        newton(digits);
        program(training);
        plans(training);
        section();
        Compression.run(lines());
        section();
        folder.save(PhotoCompression.FILE, PhotoCompression.run(lines()));
        write(training, folder);
        say("");
        say("All of it took %.1f s.", (System.nanoTime() - started) / 1e9);
        return 0;
    }

    private ClassifierTraining train(Digits.Split digits) {
        say(
                "A classifier learns %d handwritten digits in batches whose size changes at every step",
                digits.train().count());
        say("and is tried on %d others.", digits.test().count());
        say("");
        ClassifierTraining training = new ClassifierTraining(digits, TRAINING_SEED);
        Progress progress = Progress.on(out(), ClassifierTraining.EPOCHS);
        for (int i = 0; i < ClassifierTraining.EPOCHS; i++) {
            ClassifierTraining.Epoch epoch = training.epoch();
            progress.show(
                    epoch.number(),
                    text("loss %.4f, %.1f %% of the others recognised", epoch.loss(), 100 * epoch.accuracy()));
        }
        progress.end();
        return training;
    }

    private void newton(Digits.Split digits) {
        say("");
        say(
                "Newton's method tells the digit %d from the rest; hvp multiplies by the Hessian, which is never formed.",
                NEWTON_DIGIT);
        say("");
        say("iteration      loss   gradient norm   Hessian products");
        NewtonCg newton = new NewtonCg(digits.train(), NEWTON_DIGIT);
        for (NewtonCg.Iteration i : newton.run(NEWTON_TOLERANCE)) {
            say("%9d  %8.6f   %13.2e   %16d", i.number(), i.loss(), i.gradientNorm(), i.products());
        }
        say("");
        say("It is right on %.1f %% of the others.", 100 * newton.accuracy(digits.test(), NEWTON_DIGIT));
    }

    private void program(ClassifierTraining training) {
        say("");
        say("The training step after simplification (its first %d lines of %d):", LINES, lines(training));
        say("");
        training.ir("simplified").lines().limit(LINES).forEach(line -> say("  %s", shortened(line)));
        say("  ...");
    }

    private static long lines(ClassifierTraining training) {
        return training.ir("simplified").lines().count();
    }

    private static String shortened(String line) {
        return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 4) + " ...";
    }

    private void plans(ClassifierTraining training) {
        say("");
        say("What was compiled, for all sizes of a batch:");
        say("");
        ledger(training.trainingPlans());
        ledger(training.evaluationPlans());
    }

    private void ledger(Ledger ledger) {
        say("  %s: %d %s", ledger.function(), ledger.size(), ledger.size() == 1 ? "plan" : "plans");
        for (Plan plan : ledger.plans()) {
            say(
                    "    %d uses, %s, built in %.0f ms, kernels compiled in %.0f ms",
                    plan.uses(), plan.kernels(), plan.buildMillis(), plan.compileMillis());
        }
    }

    private void write(ClassifierTraining training, Folder folder) {
        LossChart chart = new LossChart(training);
        folder.save("loss.png", chart.png());
        folder.save("loss.svg", chart.svg());
        folder.save("train.cv", training.ir("traced"));
        folder.save("train-fused.txt", training.ir("fused"));
        folder.save("plans.txt", training.trainingPlans() + "\n" + training.evaluationPlans() + "\n");
        say("");
        say("Written to %s:", folder);
        say("  loss.png, loss.svg   the loss of every step");
        say("  photo.png            the photograph, what is kept of it and what is lost");
        say("  train.cv             the training step as it was traced, for covector explain");
        say("  train-fused.txt      the kernels that it became");
        say("  plans.txt            the ledger of both functions, with every assumption about sizes");
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would need a library for itself alone
    private static String text(String format, Object... facts) {
        return String.format(Locale.ROOT, format, facts);
    }

    private void section() {
        say("");
        say("-".repeat(COLUMNS));
        say("");
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would need a library for itself alone
    private void say(String format, Object... facts) {
        lines().say(format, facts);
    }

    private Lines lines() {
        return Example.lines(spec);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
