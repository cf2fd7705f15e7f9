package dev.covector.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What reverse mode keeps of the steps of a loop. By default all that any step needs; under a checkpoint only the state at some of
 * the steps, and the rest is computed again, piece by piece.
 *
 * @param every how many steps apart the state is kept; then how many apart between two such places while their piece is computed
 *     again, and so on
 */
public record Checkpoint(List<Integer> every) {
    private static final ScopedValue<Checkpoint> CURRENT = ScopedValue.newInstance();
    private static final Checkpoint ALL = new Checkpoint(List.of());
    private static final int BRANCHING = 8;

    /** @throws dev.covector.ir.TypeException where the distances are not positive, each smaller than the one before */
    public Checkpoint {
        every = List.copyOf(every);
        for (int i = 0; i < every.size(); i++) {
            if (every.get(i) < 1 || i > 0 && every.get(i) >= every.get(i - 1)) {
                throw Staged.typeError(
                        "checkpoint: distances must be positive, each smaller than the one before; got " + every);
            }
        }
    }

    /** Keeps the state of each step, and computes what happens within a step again: once more the time of the loop. */
    public static Checkpoint body() {
        return every(1);
    }

    /**
     * Keeps the state every so many steps: of T steps T / k + k states where one distance k is given, so least where k is the root of T.
     * Each further distance takes the time of the loop once more: {@code every(k, j)} keeps T / k + k / j + j states.
     */
    public static Checkpoint every(int... steps) {
        List<Integer> all = new ArrayList<>();
        for (int step : steps) {
            all.add(step);
        }
        return new Checkpoint(all);
    }

    /** Distances that are powers of 8, so that up to {@code most} steps keep some 8 log(T) / log(8) states, and take log(T) / log(8) times as long. */
    public static Checkpoint logarithmic(long most) {
        List<Integer> all = new ArrayList<>();
        for (long step = BRANCHING; step < most && step <= Integer.MAX_VALUE; step *= BRANCHING) {
            all.addFirst((int) step);
        }
        return all.isEmpty() ? body() : new Checkpoint(all);
    }

    /** Does the work, whose loops keep that much. */
    public <R> R within(Supplier<R> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    static List<Integer> current() {
        return CURRENT.orElse(ALL).every;
    }
}
