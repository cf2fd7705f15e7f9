package dev.covector.examples.mps;

import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.valueAndGrad;

import dev.covector.api.Jit1;
import dev.covector.api.ValueAndGradient;
import dev.covector.examples.Lines;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Compresses a state of many spins, then moves the layers that it is made of towards the least energy: the gradient goes through
 * the sweeps, whose bonds are found anew at every step.
 */
public final class Compression {
    private static final int SPINS = 30;
    private static final int LAYERS = 6;
    private static final double STEP = 0.2;
    private static final double TOLERANCE = 1e-8;
    private static final int DESCENTS = 10;
    private static final double RATE = 0.0015;

    private final Lines out;
    private final Sweeps sweeps = new Sweeps();
    private final Ising ising = new Ising(1);
    private final Jit1<Tensor, ValueAndGradient<Tensor>> energy = jit(valueAndGrad(this::energy), "energy");

    private Compression(Lines out) {
        this.out = out;
    }

    public static void main(String[] args) {
        run(Lines.onConsole());
    }

    /** Compresses, descends, and says what came of it. */
    public static void run(Lines out) {
        Compression compression = new Compression(out);
        Tensor steps = Tensor.full(DType.F64, STEP, LAYERS, 2);
        compression.sweep(ImaginaryTime.evolved(steps, SPINS));
        compression.descend(steps);
    }

    private Tensor energy(Tensor steps) {
        return ising.energy(compressed(ImaginaryTime.evolved(steps, SPINS)).state());
    }

    private Sweeps.Compressed compressed(Mps state) {
        return sweeps.compress(state, TOLERANCE);
    }

    private void sweep(Mps state) {
        out.say(
                "%d spins after %d layers of imaginary time; each bond keeps what a relative tail of %.0e needs.",
                SPINS, LAYERS, TOLERANCE);
        out.say("");
        long started = System.nanoTime();
        Sweeps.Compressed first = compressed(state);
        double cold = milliseconds(started);
        started = System.nanoTime();
        Sweeps.Compressed compressed = compressed(state);
        double warm = milliseconds(started);
        out.say("site     %s", bonds(numbers(SPINS)));
        out.say("bond     %s", bonds(state.bonds()));
        out.say("becomes  %s", bonds(first.state().bonds()));
        double discarded =
                compressed.discarded().stream().mapToDouble(Tensor::item).sum();
        out.say("");
        out.say(
                "Discarded weight %.1e; the overlap with the state before is 1 - %.0e.",
                discarded, 1 - cosine(state, compressed.state()));
        out.say("Two sweeps over all sites: %.0f ms with all that they compile, then %.0f ms.", cold, warm);
        sweeps.plans().forEach(out::plans);
    }

    private void descend(Tensor start) {
        out.say("");
        out.say(
                "The layers go down the gradient of the energy, which is at least %.4f:",
                Ising.leastAtCriticalField(SPINS));
        out.say("");
        out.say("step     energy   gradient   largest bond");
        Tensor steps = start;
        for (int i = 0; i <= DESCENTS; i++) {
            ValueAndGradient<Tensor> at = energy.apply(steps);
            Mps state = compressed(ImaginaryTime.evolved(steps, SPINS)).state();
            out.say(
                    "%4d   %.5f   %8.3f   %12d",
                    i, at.value().item(), at.gradient().norm().item(), state.largestBond());
            steps = steps.sub(at.gradient().mul(RATE));
        }
        out.say("");
        out.plans(energy.plans());
    }

    private static List<Integer> numbers(int spins) {
        return IntStream.range(1, spins).boxed().toList();
    }

    private static String bonds(List<?> bonds) {
        return bonds.stream().map(bond -> "%3s".formatted(bond)).collect(Collectors.joining());
    }

    /** The cosine of the angle between two states. */
    private static double cosine(Mps one, Mps other) {
        return one.overlap(other).item()
                / Math.sqrt(one.overlap(one).item() * other.overlap(other).item());
    }

    private static double milliseconds(long started) {
        return (System.nanoTime() - started) / 1e6;
    }
}
