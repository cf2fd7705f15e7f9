package dev.covector.codegen.jvm.emit;

import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which loops the value of each register changes with. A load from a buffer that the kernel writes counts as all. */
final class Dependence {
    private final Kernel kernel;
    private final Set<Integer> written = new HashSet<>();
    private final Map<Reg, Set<Integer>> loops = new HashMap<>();

    /** Instructions that can stand before a loop, and those that must stay inside. */
    record Split(List<Instr> before, List<Instr> inside) {}

    Dependence(Kernel kernel) {
        this.kernel = kernel;
        for (Kernel.Phase phase : kernel.phases()) {
            for (Instr instr : phase.body()) {
                if (instr instanceof Instr.Store store) {
                    written.add(store.buffer());
                }
            }
        }
        kernel.phases().forEach(phase -> phase.body().forEach(this::add));
    }

    private void add(Instr instr) {
        switch (instr) {
            case Instr.Constant(Reg out, Number _) -> loops.put(out, Set.of());
            case Instr.Size(Reg out, Dim _) -> loops.put(out, Set.of());
            case Instr.Index(Reg out, int loop) -> loops.put(out, Set.of(loop));
            case Instr.Load(Reg out, int buffer, Access access) ->
                loops.put(out, written.contains(buffer) ? all() : moving(access));
            case Instr.Gather(Reg out, int buffer, Reg element) ->
                loops.put(out, written.contains(buffer) ? all() : of(element));
            case Instr.Compute compute ->
                loops.put(
                        compute.out(),
                        compute.in().stream().flatMap(reg -> of(reg).stream()).collect(Collectors.toUnmodifiableSet()));
            case Instr.Reduce(Reg out, Reducer _, Reg value) ->
                loops.put(
                        out,
                        of(value).stream()
                                .filter(loop -> !kernel.loops().get(loop).reduced())
                                .collect(Collectors.toUnmodifiableSet()));
            case Instr.Store _ -> {}
        }
    }

    private Set<Integer> all() {
        return IntStream.range(0, kernel.loops().size()).boxed().collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Integer> moving(Access access) {
        return IntStream.range(0, access.strides().size())
                .filter(loop -> !access.strides().get(loop).equals(Dim.ZERO))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    Set<Integer> of(Reg reg) {
        return loops.getOrDefault(reg, Set.of());
    }

    boolean on(Reg reg, int loop) {
        return of(reg).contains(loop);
    }

    /** Splits a body at the loops that its code will stand in. */
    Split split(List<Instr> body, Set<Integer> inner) {
        return split(body, inner, List.of());
    }

    /** Splits a body at loops, and at the registers that are set inside of them. */
    Split split(List<Instr> body, Set<Integer> inner, List<Reg> setInside) {
        List<Instr> before = new ArrayList<>();
        List<Instr> inside = new ArrayList<>();
        Set<Reg> unready = new HashSet<>(setInside);
        for (Instr instr : body) {
            boolean stays = instr instanceof Instr.Store
                    || instr instanceof Instr.Reduce
                    || of(Registers.out(instr)).stream().anyMatch(inner::contains)
                    || Registers.in(instr).stream().anyMatch(unready::contains);
            (stays ? inside : before).add(instr);
            if (stays && !(instr instanceof Instr.Store)) {
                unready.add(Registers.out(instr));
            }
        }
        return new Split(before, inside);
    }
}
