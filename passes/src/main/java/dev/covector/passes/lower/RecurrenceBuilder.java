package dev.covector.passes.lower;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Recurrence;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.Lowering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes one kernel of a loop whose programs are launches over the same loops, each element on its own: what the programs
 * keep in memory becomes registers, and the steps become the innermost loop.
 */
final class RecurrenceBuilder {
    private final Lowering.Control how;
    private final boolean reverse;
    private final int skipped;
    private final int consts;
    private final int carries;
    private final Dim trips;
    private final List<View> operands;
    private final List<View> results;

    /** Numbers of operands and results, as the kernel sees their parts. */
    private final Map<Seen, Integer> buffers = new LinkedHashMap<>();

    private final Map<Carried, Reg> now = new LinkedHashMap<>();
    private final Map<Carried, Reg> next = new HashMap<>();
    private final List<Instr> stores = new ArrayList<>();
    private int registers;

    /** A program's way of seeing an operand or result. */
    private record Seen(int number, DType part) {}

    /** An element of what is carried on. */
    private record Carried(int carry, DType part, Access access) {}

    /** An element of a buffer of a program. */
    private record Kept(int buffer, Access access) {}

    RecurrenceBuilder(Lowering.Looped loop, List<View> operands, List<View> results) {
        this(loop, loop.reverse(), loop.skipped(), loop.consts(), loop.carries(), loop.trips(), operands, results);
    }

    RecurrenceBuilder(Lowering.WhileLooped loop, List<View> operands, List<View> results) {
        this(loop, false, 0, loop.consts(), results.size() - 1, loop.trips(), operands, results);
    }

    private RecurrenceBuilder(
            Lowering.Control how,
            boolean reverse,
            int skipped,
            int consts,
            int carries,
            Dim trips,
            List<View> operands,
            List<View> results) {
        this.how = how;
        this.reverse = reverse;
        this.skipped = skipped;
        this.consts = consts;
        this.carries = carries;
        this.trips = trips;
        this.operands = operands;
        this.results = results;
    }

    @Nullable
    Repeated of(List<Program> programs) {
        List<Kernel.Loop> loops = loops(programs);
        if (loops == null || how instanceof Lowering.WhileLooped && !isSingle(loops)) {
            return null;
        }
        List<Instr> test = new ArrayList<>();
        List<Instr> step = new ArrayList<>();
        Reg holds = null;
        if (how instanceof Lowering.WhileLooped) {
            holds = new StepWriter(programs.getFirst(), loops.size(), test).predicate();
        }
        boolean fits = new StepWriter(programs.getLast(), loops.size(), step).step();
        if (!fits || test.isEmpty() != (holds == null) || !now.keySet().containsAll(next.keySet())) {
            return null;
        }
        return next.keySet().containsAll(now.keySet()) ? repeated(loops, test, step, holds) : null;
    }

    private static boolean isSingle(List<Kernel.Loop> loops) {
        return loops.stream().allMatch(loop -> loop.extent().equals(Dim.ONE));
    }

    /** The loops of all launches, if all steps are launches over the same, and nothing else is asked for. */
    private static @Nullable List<Kernel.Loop> loops(List<Program> programs) {
        List<Kernel.Loop> loops = null;
        for (Program program : programs) {
            if (!program.requirements().isEmpty() || program.steps().isEmpty()) {
                return null;
            }
            for (Step step : program.steps()) {
                if (!(step instanceof Step.Launch(Kernel kernel, var _, var _))
                        || kernel.reduces()
                        || kernel.phases().size() != 1
                        || loops != null && !loops.equals(kernel.loops())) {
                    return null;
                }
                loops = kernel.loops();
            }
        }
        return loops;
    }

    private Repeated repeated(List<Kernel.Loop> loops, List<Instr> test, List<Instr> step, @Nullable Reg holds) {
        List<Instr> start = new ArrayList<>();
        List<Instr> end = new ArrayList<>();
        List<Reg> become = new ArrayList<>();
        now.forEach((element, reg) -> {
            start.add(new Instr.Load(reg, buffer(operand(element.carry()), element.part()), element.access()));
            end.add(new Instr.Store(buffer(result(element.carry()), element.part()), element.access(), reg));
            become.add(Objects.requireNonNull(next.get(element)));
        });
        step.addAll(stores);
        List<Kernel.Loop> all = new ArrayList<>(loops.isEmpty() ? List.of(new Kernel.Loop(Dim.ONE, false)) : loops);
        all.add(new Kernel.Loop(trips, false));
        List<Kernel.Phase> phases = new ArrayList<>();
        List.of(start, test, step, end).forEach(body -> phases.add(new Kernel.Phase(Kernel.Level.OUTER, body)));
        List<DType> parts = buffers.keySet().stream().map(Seen::part).toList();
        Kernel kernel = new Kernel("loop", parts, all, phases);
        Recurrence recurrence = new Recurrence(kernel, reverse, List.copyOf(now.values()), become, holds);
        return new Repeated(
                recurrence, buffers.keySet().stream().map(Seen::number).toList());
    }

    private int operand(int carry) {
        return skipped + consts + carry;
    }

    private int result(int carry) {
        return operands.size() + (how instanceof Lowering.WhileLooped ? 1 : 0) + carry;
    }

    private int buffer(int number, DType part) {
        return buffers.computeIfAbsent(new Seen(number, part), _ -> buffers.size());
    }

    private Reg fresh(DType dtype) {
        return new Reg(registers++, dtype);
    }

    /** Takes over the instructions of one program. */
    private final class StepWriter {
        private final Program program;
        private final int depth;
        private final List<Instr> into;
        private final Map<Kept, Reg> kept = new HashMap<>();
        private boolean fits = true;

        StepWriter(Program program, int depth, List<Instr> into) {
            this.program = program;
            this.depth = depth;
            this.into = into;
        }

        /** The register of the one result, or null where the program does not fit. */
        @Nullable
        Reg predicate() {
            run();
            return fits ? last(0) : null;
        }

        private @Nullable Reg last(int result) {
            for (Map.Entry<Kept, Reg> entry : kept.entrySet()) {
                Buffer buffer = program.buffers().get(entry.getKey().buffer());
                if (buffer.role() == Buffer.Role.RESULT && buffer.index() == result) {
                    return entry.getValue();
                }
            }
            return null;
        }

        /** Notes what the carries become and what is stored; whether the program fits. */
        boolean step() {
            run();
            kept.forEach((where, reg) -> {
                Buffer buffer = program.buffers().get(where.buffer());
                if (buffer.role() == Buffer.Role.RESULT && buffer.index() < carries) {
                    Carried element = new Carried(buffer.index(), reg.dtype(), stepped(where.access(), Dim.ZERO));
                    now.computeIfAbsent(element, _ -> fresh(reg.dtype()));
                    next.put(element, reg);
                }
            });
            return fits;
        }

        private void run() {
            for (Step step : program.steps()) {
                Step.Launch launch = (Step.Launch) step;
                Map<Reg, Reg> names = new HashMap<>();
                launch.kernel().phases().getFirst().body().forEach(instr -> take(instr, launch, names));
            }
        }

        private void take(Instr instr, Step.Launch launch, Map<Reg, Reg> names) {
            switch (instr) {
                case Instr.Constant(Reg out, Number value) -> into.add(new Instr.Constant(rename(out, names), value));
                case Instr.Size(Reg out, Dim size) -> into.add(new Instr.Size(rename(out, names), size));
                case Instr.Index(Reg out, int loop) -> into.add(new Instr.Index(rename(out, names), loop));
                case Instr.Compute(Reg out, var function, List<Reg> in) -> {
                    List<Reg> operands =
                            in.stream().map(reg -> known(reg, names)).toList();
                    into.add(new Instr.Compute(rename(out, names), function, operands));
                }
                case Instr.Load(Reg out, int buffer, Access access) ->
                    names.put(out, load(out, launch.buffers().get(buffer), access));
                case Instr.Store(int buffer, Access access, Reg value) ->
                    store(launch.buffers().get(buffer), access, known(value, names));
                case Instr.Gather(Reg out, int buffer, Reg element) ->
                    gather(rename(out, names), launch.buffers().get(buffer), known(element, names));
                case Instr.Reduce _ -> throw new IllegalStateException("nothing is reduced here: " + instr);
            }
        }

        private Reg rename(Reg reg, Map<Reg, Reg> names) {
            return names.computeIfAbsent(reg, _ -> fresh(reg.dtype()));
        }

        private Reg known(Reg reg, Map<Reg, Reg> names) {
            return Objects.requireNonNull(names.get(reg));
        }

        private Reg load(Reg out, int buffer, Access access) {
            Buffer from = program.buffers().get(buffer);
            if (from.role() != Buffer.Role.PARAMETER) {
                Reg reg = kept.get(new Kept(buffer, access));
                fits &= reg != null;
                return reg == null ? out : reg;
            }
            int param = how instanceof Lowering.Looped ? from.index() - 1 : from.index();
            if (param < 0) {
                Reg index = fresh(out.dtype());
                into.add(new Instr.Index(index, Math.max(1, depth)));
                return index;
            }
            if (param >= consts && param < consts + carries) {
                Carried element = new Carried(param - consts, out.dtype(), stepped(access, Dim.ZERO));
                return now.computeIfAbsent(element, _ -> fresh(out.dtype()));
            }
            boolean isSlice = param >= consts + carries;
            Dim move =
                    isSlice ? operands.get(skipped + param).strides().getLast().times(parts(from)) : Dim.ZERO;
            Reg reg = fresh(out.dtype());
            into.add(new Instr.Load(reg, buffer(skipped + param, out.dtype()), stepped(access, move)));
            return reg;
        }

        private void store(int buffer, Access access, Reg value) {
            Buffer to = program.buffers().get(buffer);
            kept.put(new Kept(buffer, access), value);
            if (to.role() == Buffer.Role.RESULT && to.index() >= carries && how instanceof Lowering.Looped) {
                int number = operands.size() + to.index();
                Dim move = results.get(to.index()).strides().getLast().times(parts(to));
                stores.add(new Instr.Store(buffer(number, value.dtype()), stepped(access, move), value));
            }
        }

        /** Elements are read by number from constants alone: those of a slice would have to be counted from its place. */
        private void gather(Reg out, int buffer, Reg element) {
            Buffer from = program.buffers().get(buffer);
            int param = how instanceof Lowering.Looped ? from.index() - 1 : from.index();
            fits &= from.role() == Buffer.Role.PARAMETER && param >= 0 && param < consts;
            if (fits) {
                into.add(new Instr.Gather(out, buffer(skipped + param, out.dtype()), element));
            }
        }

        private static long parts(Buffer buffer) {
            return buffer.dtype().isComplex() ? 2 : 1;
        }

        /** The access with its move from step to step. */
        private Access stepped(Access access, Dim move) {
            List<Dim> strides = new ArrayList<>(depth == 0 ? List.of(Dim.ZERO) : access.strides());
            strides.add(move);
            return new Access(access.offset(), strides);
        }
    }
}
