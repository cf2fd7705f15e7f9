package dev.covector.ir.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kernel that goes on from what it has computed. Its last loop is the steps, one after the other; no loop is reduced. For each
 * index of the other loops, of which there is at least one, the first phase reads the carried registers; each step runs the
 * second phase, ends the loop where {@code holds} is false, runs the third, and puts the {@code next} registers in the
 * place of the carried; the fourth phase writes these.
 *
 * <p>As a {@link KernelCode} it takes two more sizes: the first step, and the one before which to stop. Where {@code holds}
 * ends the loop, the step of that moment is put in the place of the second; then the other loops are a single index. What a
 * step writes, none reads. Where the steps go backwards, the index of a step is its distance from the last one.
 *
 * @param kernel the loops and the phases start, test, step and end
 * @param holds the register that the test sets, or null where there is none
 */
public record Recurrence(
        Kernel kernel,
        boolean reverse,
        List<Reg> carried,
        List<Reg> next,
        @Nullable Reg holds) {
    /** The phases of the kernel. */
    public static final int START = 0;

    public static final int TEST = 1;
    public static final int STEP = 2;
    public static final int END = 3;

    public Recurrence {
        carried = List.copyOf(carried);
        next = List.copyOf(next);
        if (kernel.phases().size() != END + 1
                || kernel.loops().size() < 2
                || kernel.reduces()
                || carried.size() != next.size()) {
            throw new IllegalArgumentException("not a recurrence: " + kernel + carried + next);
        }
    }

    /** The same registers carried on by another kernel of the same loops. */
    public Recurrence of(Kernel other) {
        return new Recurrence(other, reverse, carried, next, holds);
    }

    /** The loop whose index is the step. */
    public int stepLoop() {
        return kernel.loops().size() - 1;
    }

    /** The instructions of a phase. */
    public List<Instr> phase(int phase) {
        return kernel.phases().get(phase).body();
    }

    /** The loop whose range {@link KernelCode#run} splits. */
    public int splitLoop() {
        return kernel.loops().size() - 2;
    }

    @Override
    public String toString() {
        return kernel + (reverse ? "backwards " : "") + carried + " become " + next
                + (holds == null ? "" : " while " + holds) + '\n';
    }
}
