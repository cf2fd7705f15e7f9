package dev.covector.examples.xla;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;

import dev.covector.api.Jit2;
import dev.covector.api.Jit3;
import dev.covector.examples.Classifier;
import dev.covector.examples.ClassifierTraining;
import dev.covector.examples.Digits;
import dev.covector.examples.Lines;
import dev.covector.lower.stablehlo.pjrt.PjrtException;
import dev.covector.lower.stablehlo.pjrt.install.CpuPlugin;
import dev.covector.lower.stablehlo.xla.Xla;
import dev.covector.tracer.Structure;
import dev.covector.tracer.Tensor;
import java.nio.file.Path;
import java.util.List;

/**
 * Trains a classifier of handwritten digits by Covector's kernels, evaluates it by XLA through a PJRT plugin, and writes what it computes
 * and its gradient as StableHLO for JAX.
 */
public final class DigitsOnXla {
    private static final int EPOCHS = 10;
    private static final List<String> NAMES = List.of("w1", "b1", "w2", "b2");

    private final Lines out;
    private final Classifier classifier;
    private final Digits unseen;
    private final Jit2<Classifier, Tensor, Tensor> logits = jit(Classifier::logits, "logits");
    private final Jit3<Classifier, Tensor, Tensor, Tensor> loss = jit(Classifier::loss, "loss");
    private final Jit3<Classifier, Tensor, Tensor, Classifier> gradient = jit(grad(Classifier::loss), "gradient");

    private DigitsOnXla(Lines out, Classifier classifier, Digits unseen) {
        this.out = out;
        this.classifier = classifier;
        this.unseen = unseen;
    }

    /** Writes for JAX to the folder that is named, or to this one. */
    public static void main(String[] args) {
        run(Lines.onConsole(), Path.of(args.length == 0 ? "" : args[0]));
    }

    /** Says what each of the two computes, and writes the files to a folder. */
    public static void run(Lines out, Path folder) {
        Digits.Split digits = Digits.load().split(0);
        var example = new DigitsOnXla(out, trained(digits), digits.test());
        out.say(
                "Trained on %d digits, tried on %d others:",
                digits.train().count(), digits.test().count());
        Results own = example.here();
        out.say("  Covector's kernels   %s", own);
        example.onXla(own);
        example.save(ForJax.create(folder), own);
    }

    /** A classifier after a short training, the same each time. */
    public static Classifier trained(Digits.Split digits) {
        var training = new ClassifierTraining(digits, 1);
        for (int i = 0; i < EPOCHS; i++) {
            training.epoch();
        }
        return training.classifier();
    }

    private Results here() {
        return Results.of(
                logits.apply(classifier, unseen.images()),
                loss.apply(classifier, unseen.images(), unseen.labels()),
                gradient.apply(classifier, unseen.images(), unseen.labels()),
                unseen.labels());
    }

    /** The same by XLA, where its plugin is installed or the user has named another. */
    private void onXla(Results own) {
        if (System.getenv(Xla.PLUGIN_VARIABLE) == null && !CpuPlugin.isInstalled()) {
            out.say("  XLA is skipped: there is no PJRT plugin; ./covector plugin install cpu fetches one (63 MB)");
            return;
        }
        try {
            Xla xla = Xla.cpu();
            var logitsThere = logits.on(xla);
            Results there = Results.of(
                    logitsThere.apply(classifier, unseen.images()),
                    loss.on(xla).apply(classifier, unseen.images(), unseen.labels()),
                    gradient.on(xla).apply(classifier, unseen.images(), unseen.labels()),
                    unseen.labels());
            out.say("  XLA through PJRT     %s", there);
            out.say(
                    "  the largest difference of a logit: %.1e, of a number of the gradient: %.1e",
                    own.logitsTo(there), own.gradientTo(there));
            out.say("");
            out.say("%s", logitsThere.plans());
        } catch (PjrtException e) {
            out.say("  XLA is skipped: the plugin could not be used: %s", e);
        }
    }

    private void save(ForJax folder, Results own) {
        folder.save("logits", logits.plan(classifier, unseen.images()).func());
        folder.save(
                "loss", loss.plan(classifier, unseen.images(), unseen.labels()).func());
        folder.save(
                "gradient",
                gradient.plan(classifier, unseen.images(), unseen.labels()).func());
        List<Tensor> weights = Structure.flatten(classifier).leaves();
        for (int i = 0; i < NAMES.size(); i++) {
            folder.save(NAMES.get(i), weights.get(i));
        }
        folder.save("images", unseen.images());
        folder.save("labels", unseen.labels());
        folder.save("expected", own.logits());
        out.say("");
        out.say("Written to %s, for all sizes: logits.mlir, loss.mlir, gradient.mlir, and the numbers.", folder.path());
        out.say("With JAX installed: python examples/jax/digits.py %s", folder.path());
    }
}
