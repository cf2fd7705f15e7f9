package dev.covector.codegen.jvm.emit;

import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Reg;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which registers one phase sets and a later one reads. Constants, sizes and indices are written again instead. */
final class Registers {
    private final Map<Reg, Instr> definitions = new HashMap<>();
    private final Set<Reg> crossing = new LinkedHashSet<>();

    Registers(Kernel kernel) {
        for (Kernel.Phase phase : kernel.phases()) {
            Set<Reg> own = new HashSet<>();
            for (Instr instr : phase.body()) {
                for (Reg reg : in(instr)) {
                    if (!own.contains(reg) && !isFree(reg)) {
                        crossing.add(reg);
                    }
                }
                if (!(instr instanceof Instr.Store)) {
                    definitions.put(out(instr), instr);
                    own.add(out(instr));
                }
            }
        }
    }

    static Reg out(Instr instr) {
        return switch (instr) {
            case Instr.Constant constant -> constant.out();
            case Instr.Size size -> size.out();
            case Instr.Index index -> index.out();
            case Instr.Compute compute -> compute.out();
            case Instr.Load load -> load.out();
            case Instr.Gather gather -> gather.out();
            case Instr.Reduce reduce -> reduce.out();
            case Instr.Store store -> throw new IllegalArgumentException("sets no register: " + store);
        };
    }

    /** The registers that instructions set. */
    static List<Reg> outs(List<Instr> instrs) {
        return instrs.stream()
                .filter(instr -> !(instr instanceof Instr.Store))
                .map(Registers::out)
                .toList();
    }

    static List<Reg> in(Instr instr) {
        return switch (instr) {
            case Instr.Compute compute -> compute.in();
            case Instr.Gather gather -> List.of(gather.element());
            case Instr.Store store -> List.of(store.value());
            case Instr.Reduce reduce -> List.of(reduce.value());
            case Instr.Constant _, Instr.Size _, Instr.Index _, Instr.Load _ -> List.of();
        };
    }

    private boolean isFree(Reg reg) {
        return definitions.get(reg) instanceof Instr.Constant
                || definitions.get(reg) instanceof Instr.Size
                || definitions.get(reg) instanceof Instr.Index;
    }

    /** The registers that cross from phase to phase, in the order of their first use. */
    Set<Reg> crossing() {
        return crossing;
    }

    /** The crossing registers that a phase reads. */
    List<Reg> imports(Kernel.Phase phase) {
        Set<Reg> imports = new LinkedHashSet<>();
        Set<Reg> own = new HashSet<>();
        for (Instr instr : phase.body()) {
            in(instr).stream().filter(reg -> !own.contains(reg) && !isFree(reg)).forEach(imports::add);
            if (!(instr instanceof Instr.Store)) {
                own.add(out(instr));
            }
        }
        return List.copyOf(imports);
    }

    /** The crossing registers that a phase sets. */
    List<Reg> exports(Kernel.Phase phase) {
        return outs(phase.body()).stream().filter(crossing::contains).toList();
    }

    /** A phase's body, after the constants, sizes and indices of earlier phases that it reads. */
    List<Instr> complete(Kernel.Phase phase) {
        Set<Instr> again = new LinkedHashSet<>();
        Set<Reg> own = new HashSet<>();
        for (Instr instr : phase.body()) {
            in(instr).stream()
                    .filter(reg -> !own.contains(reg) && isFree(reg))
                    .forEach(reg -> again.add(definitions.get(reg)));
            if (!(instr instanceof Instr.Store)) {
                own.add(out(instr));
            }
        }
        List<Instr> body = new ArrayList<>(again);
        body.addAll(phase.body());
        return body;
    }
}
