package dev.covector.passes.lower;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Reg;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Brings the loops of a kernel into their best form: nothing dead, no loop of one, few long loops, unit strides innermost. */
final class LoopNest {
    private LoopNest() {}

    static Kernel tidy(String name, List<DType> buffers, List<Kernel.Loop> loops, List<Kernel.Phase> phases) {
        Kernel kernel = withoutDead(new Kernel(name, buffers, loops, phases));
        for (int axis = kernel.loops().size() - 1; axis >= 0; axis--) {
            if (kernel.loops().get(axis).extent().equals(Dim.ONE)) {
                kernel = withoutLoop(kernel, axis);
            }
        }
        kernel = unitStrideFirst(kernel);
        for (int axis = kernel.loops().size() - 2; axis >= 0; axis--) {
            if (mergeable(kernel, axis)) {
                kernel = merged(kernel, axis);
            }
        }
        return kernel.loops().isEmpty() ? withOneLoop(kernel) : kernel;
    }

    /** Drops instructions whose result nothing reads. */
    private static Kernel withoutDead(Kernel kernel) {
        Set<Reg> live = new HashSet<>();
        List<Kernel.Phase> phases = new ArrayList<>();
        for (Kernel.Phase phase : kernel.phases().reversed()) {
            List<Instr> kept = new ArrayList<>();
            for (Instr instr : phase.body().reversed()) {
                if (isLive(instr, live)) {
                    kept.addFirst(instr);
                }
            }
            if (!kept.isEmpty()) {
                phases.addFirst(new Kernel.Phase(phase.level(), kept));
            }
        }
        return new Kernel(kernel.name(), kernel.buffers(), kernel.loops(), phases);
    }

    /** Whether the instruction does something that is read; what it reads is then live too. */
    private static boolean isLive(Instr instr, Set<Reg> live) {
        boolean isLive = switch (instr) {
            case Instr.Store _ -> true;
            case Instr.Reduce reduce -> live.contains(reduce.out());
            case Instr.Compute compute -> live.contains(compute.out());
            case Instr.Gather gather -> live.contains(gather.out());
            case Instr.Load load -> live.contains(load.out());
            case Instr.Index index -> live.contains(index.out());
            case Instr.Size size -> live.contains(size.out());
            case Instr.Constant constant -> live.contains(constant.out());
        };
        if (isLive) {
            live.addAll(reads(instr));
        }
        return isLive;
    }

    private static List<Reg> reads(Instr instr) {
        return switch (instr) {
            case Instr.Store store -> List.of(store.value());
            case Instr.Reduce reduce -> List.of(reduce.value());
            case Instr.Compute compute -> compute.in();
            case Instr.Gather gather -> List.of(gather.element());
            case Instr.Load _, Instr.Index _, Instr.Size _, Instr.Constant _ -> List.of();
        };
    }

    private static Kernel withoutLoop(Kernel kernel, int axis) {
        return rewritten(kernel, without(kernel.loops(), axis), strides -> without(strides, axis), index -> {
            if (index.loop() == axis) {
                return new Instr.Constant(index.out(), 0L);
            }
            return index.loop() > axis ? new Instr.Index(index.out(), index.loop() - 1) : index;
        });
    }

    /** Moves the loop along which most is contiguous to the front. */
    private static Kernel unitStrideFirst(Kernel kernel) {
        int best = 0;
        for (int axis = 1; axis < kernel.loops().size(); axis++) {
            if (unitStrides(kernel, axis) > unitStrides(kernel, best)) {
                best = axis;
            }
        }
        int first = best;
        if (first == 0) {
            return kernel;
        }
        return rewritten(kernel, toFront(kernel.loops(), first), strides -> toFront(strides, first), index -> {
            int loop = index.loop() == first ? 0 : index.loop() < first ? index.loop() + 1 : index.loop();
            return new Instr.Index(index.out(), loop);
        });
    }

    private static long unitStrides(Kernel kernel, int axis) {
        long count = 0;
        for (Access access : accesses(kernel)) {
            Dim stride = access.strides().get(axis);
            boolean isUnit = stride.equals(Dim.ONE) || stride.equals(Dim.of(2));
            count += isUnit ? weight(access) : 0;
        }
        return count;
    }

    /** What is read at every index of more loops is read more often by far. */
    private static long weight(Access access) {
        long loops = access.strides().stream()
                .filter(stride -> !stride.equals(Dim.ZERO))
                .count();
        return 1L << 8 * Math.min(loops, 6);
    }

    /** Whether this loop and the next are one loop over memory for every access, and nothing asks for their index. */
    private static boolean mergeable(Kernel kernel, int axis) {
        Kernel.Loop inner = kernel.loops().get(axis);
        Kernel.Loop outer = kernel.loops().get(axis + 1);
        if (inner.reduced() != outer.reduced()) {
            return false;
        }
        for (Kernel.Phase phase : kernel.phases()) {
            for (Instr instr : phase.body()) {
                if (instr instanceof Instr.Index index && (index.loop() == axis || index.loop() == axis + 1)) {
                    return false;
                }
            }
        }
        for (Access access : accesses(kernel)) {
            Dim stride = access.strides().get(axis);
            if (!access.strides().get(axis + 1).equals(stride.times(inner.extent()))) {
                return false;
            }
        }
        return true;
    }

    private static Kernel merged(Kernel kernel, int axis) {
        List<Kernel.Loop> loops = new ArrayList<>(kernel.loops());
        Kernel.Loop outer = loops.remove(axis + 1);
        Kernel.Loop inner = loops.get(axis);
        loops.set(axis, new Kernel.Loop(inner.extent().times(outer.extent()), inner.reduced()));
        return rewritten(
                kernel,
                loops,
                strides -> without(strides, axis + 1),
                index -> index.loop() > axis ? new Instr.Index(index.out(), index.loop() - 1) : index);
    }

    private static Kernel withOneLoop(Kernel kernel) {
        List<Kernel.Loop> loops = List.of(new Kernel.Loop(Dim.ONE, false));
        return rewritten(kernel, loops, _ -> List.of(Dim.ZERO), index -> index);
    }

    private static List<Access> accesses(Kernel kernel) {
        List<Access> all = new ArrayList<>();
        for (Kernel.Phase phase : kernel.phases()) {
            for (Instr instr : phase.body()) {
                if (instr instanceof Instr.Load load) {
                    all.add(load.access());
                } else if (instr instanceof Instr.Store store) {
                    all.add(store.access());
                }
            }
        }
        return all;
    }

    private static Kernel rewritten(
            Kernel kernel,
            List<Kernel.Loop> loops,
            UnaryOperator<List<Dim>> strides,
            Function<Instr.Index, Instr> index) {
        List<Kernel.Phase> phases = new ArrayList<>();
        for (Kernel.Phase phase : kernel.phases()) {
            List<Instr> body = new ArrayList<>();
            for (Instr instr : phase.body()) {
                body.add(
                        switch (instr) {
                            case Instr.Load(Reg out, int buffer, Access access) ->
                                new Instr.Load(
                                        out, buffer, new Access(access.offset(), strides.apply(access.strides())));
                            case Instr.Store(int buffer, Access access, Reg value) ->
                                new Instr.Store(
                                        buffer, new Access(access.offset(), strides.apply(access.strides())), value);
                            case Instr.Index i -> index.apply(i);
                            case Instr.Constant _, Instr.Size _, Instr.Compute _, Instr.Gather _, Instr.Reduce _ ->
                                instr;
                        });
            }
            phases.add(new Kernel.Phase(phase.level(), body));
        }
        return new Kernel(kernel.name(), kernel.buffers(), loops, phases);
    }

    private static <E> List<E> without(List<E> all, int index) {
        List<E> rest = new ArrayList<>(all);
        rest.remove(index);
        return rest;
    }

    private static <E> List<E> toFront(List<E> all, int index) {
        List<E> moved = new ArrayList<>(all);
        moved.addFirst(moved.remove(index));
        return moved;
    }
}
