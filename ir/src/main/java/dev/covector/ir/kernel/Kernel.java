package dev.covector.ir.kernel;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A loop nest over strided buffers. Loop 0 is the fastest in memory. For each index of the kept loops the phases run in
 * order: an {@code INNER} phase once for every index of the reduced loops, an {@code OUTER} phase once. A register is
 * visible in its own phase; one set by an {@code OUTER} phase or by a reduction is visible in all later phases.
 *
 * <ul>
 *   <li>Indices of the kept loops come in any order, and neighbours along loop 0 at the same time. So an element that is
 *       stored is loaded, in the same or a later phase, only at the same index, or through the same access where it was
 *       loaded before (in place). A store moves with every loop around it; an extent may be 0.
 *   <li>The {@code OUTER} phases of a kernel see no index of a reduced loop: their accesses do not move with one.
 *   <li>A reduction over no index gives the neutral element: 0, 1, -inf or the smallest integer for the largest, all bits
 *       for {@code ALL}. Where no loop is reduced it is its value. Sums of reals may associate in any way, the same for
 *       every range of the split loop; the other reducers have one result.
 *   <li>Bools are a byte each, 0 or 1. Integers wrap; a division or remainder by zero is 0.
 * </ul>
 *
 * @param buffers element dtypes of the buffers, never complex: a complex buffer is one of its parts, with doubled strides
 */
public record Kernel(String name, List<DType> buffers, List<Loop> loops, List<Phase> phases) {
    public Kernel {
        buffers = List.copyOf(buffers);
        loops = List.copyOf(loops);
        phases = List.copyOf(phases);
    }

    /** One loop: its extent, and whether reductions run over it. */
    public record Loop(Dim extent, boolean reduced) {
        @Override
        public String toString() {
            return (reduced ? "reduce " : "") + extent;
        }
    }

    /** How often a phase runs. */
    public enum Level {
        OUTER,
        INNER
    }

    /** A straight line of instructions. */
    public record Phase(Level level, List<Instr> body) {
        public Phase {
            body = List.copyOf(body);
        }
    }

    /** Whether any loop is reduced. */
    public boolean reduces() {
        return loops.stream().anyMatch(Loop::reduced);
    }

    /** The loop whose range {@link KernelCode#run} splits: the slowest kept loop, or -1 where all are reduced. */
    public int splitLoop() {
        for (int loop = loops.size() - 1; loop >= 0; loop--) {
            if (!loops.get(loop).reduced()) {
                return loop;
            }
        }
        return -1;
    }

    /** The distinct sizes that the kernel needs at run time: extents, offsets, strides and size instructions. */
    public List<Dim> sizes() {
        Set<Dim> sizes = new LinkedHashSet<>();
        loops.forEach(loop -> sizes.add(loop.extent()));
        for (Phase phase : phases) {
            for (Instr instr : phase.body()) {
                switch (instr) {
                    case Instr.Load load -> addAll(load.access(), sizes);
                    case Instr.Store store -> addAll(store.access(), sizes);
                    case Instr.Size size -> sizes.add(size.size());
                    case Instr.Constant _, Instr.Index _, Instr.Compute _, Instr.Gather _, Instr.Reduce _ -> {}
                }
            }
        }
        return List.copyOf(sizes);
    }

    private static void addAll(Access access, Set<Dim> sizes) {
        sizes.add(access.offset());
        sizes.addAll(access.strides());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("kernel " + name + "(");
        for (int i = 0; i < buffers.size(); i++) {
            text.append(i == 0 ? "b" : ", b").append(i).append(": ").append(buffers.get(i));
        }
        text.append(") for ").append(loops).append(" {\n");
        for (Phase phase : phases) {
            text.append("  ")
                    .append(phase.level().name().toLowerCase(java.util.Locale.ROOT))
                    .append(" {\n");
            phase.body().forEach(instr -> text.append("    ").append(instr).append('\n'));
            text.append("  }\n");
        }
        return text.append("}\n").toString();
    }
}
