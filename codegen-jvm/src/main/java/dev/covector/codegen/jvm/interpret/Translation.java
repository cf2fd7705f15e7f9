package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Kernel.Phase;
import dev.covector.ir.kernel.Reg;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns a kernel into steps, giving a block to each register for as long as it lives. */
final class Translation {
    private final Kernel kernel;
    private final List<Dim> sizes;
    private final Lifetimes lifetimes;
    private final Slots slots = new Slots();
    private final List<Route> routes = new ArrayList<>();

    /** Constants and sizes: the same in all points, so filled in once for a run and visible in every phase. */
    private final Map<Reg, Slot<?>> uniform = new HashMap<>();

    private final List<Step> constants = new ArrayList<>();

    /** What outer phases and reductions have set so far. */
    private final Map<Reg, Slot<?>> perLane = new HashMap<>();

    private final List<PhaseCode> phases = new ArrayList<>();

    Translation(Kernel kernel) {
        this.kernel = kernel;
        sizes = kernel.sizes();
        lifetimes = new Lifetimes(kernel);
        Map<Object, Slot<?>> known = new HashMap<>();
        kernel.phases().forEach(phase -> phase.body().forEach(instr -> addConstant(instr, known)));
        for (int number = 0; number < kernel.phases().size(); number++) {
            Phase phase = kernel.phases().get(number);
            phases.add(new PhaseTranslation(this, phase, number).code());
        }
    }

    private void addConstant(Instr instr, Map<Object, Slot<?>> known) {
        switch (instr) {
            case Instr.Constant(Reg out, Number value) ->
                uniform.put(
                        out,
                        known.computeIfAbsent(
                                List.of(out.dtype(), value), _ -> constant(slots.take(out.dtype()), value)));
            case Instr.Size(Reg out, Dim size) -> uniform.put(out, known.computeIfAbsent(size, _ -> size(size)));
            case Instr.Index _, Instr.Compute _, Instr.Load _, Instr.Gather _, Instr.Store _, Instr.Reduce _ -> {}
        }
    }

    private Slot<?> constant(Slot<?> slot, Number value) {
        constants.add(new Step.Constant<>(slot, value));
        return slot;
    }

    private Slot<?> size(Dim size) {
        Slot<long[]> slot = slots.take(Bank.I64);
        constants.add(new Step.Size(slot, sizes.indexOf(size)));
        return slot;
    }

    Layout layout() {
        return Layout.of(kernel, routes);
    }

    /** The steps that fill the blocks of constants, once a run. */
    List<Step> constants() {
        return constants;
    }

    List<PhaseCode> phases() {
        return phases;
    }

    Slots slots() {
        return slots;
    }

    Lifetimes lifetimes() {
        return lifetimes;
    }

    Map<Reg, Slot<?>> uniform() {
        return uniform;
    }

    Map<Reg, Slot<?>> perLane() {
        return perLane;
    }

    int route(Access access) {
        return add(Route.of(access, sizes));
    }

    int routeOfIndex(int loop) {
        return add(Route.ofIndex(loop, kernel.loops().size(), sizes));
    }

    private int add(Route route) {
        routes.add(route);
        return routes.size() - 1;
    }
}
