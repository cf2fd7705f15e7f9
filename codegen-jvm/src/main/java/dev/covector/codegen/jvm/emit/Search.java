package dev.covector.codegen.jvm.emit;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A loop that looks for the first index at which a condition holds, as the least of the indices where it does: once there is
 * one, the rest of the loop changes nothing.
 *
 * @param condition the register of the condition
 * @param deciding the instructions in the loop that it depends on
 */
record Search(Reg condition, List<Instr> deciding) {
    /** The search that the loop along loop 0 is, if it is one: all instructions of a phase, and those inside of the loop. */
    static Optional<Search> of(List<Instr> phase, List<Instr> inside) {
        if (!(inside.getLast() instanceof Instr.Reduce(Reg _, Reducer reducer, Reg least))
                || reducer != Reducer.MIN
                || inside.stream().anyMatch(Instr.Store.class::isInstance)
                || inside.stream().filter(Instr.Reduce.class::isInstance).count() > 1
                || !(definition(phase, least) instanceof Instr.Compute(Reg _, Intrinsic function, List<Reg> in))
                || function != Intrinsic.SELECT
                || !(definition(phase, in.get(1)) instanceof Instr.Index(Reg _, int loop))
                || loop != 0
                || !(definition(phase, in.get(2)) instanceof Instr.Constant(Reg none, Number value))
                || none.dtype() != DType.I64
                || value.longValue() != Long.MAX_VALUE) {
            return Optional.empty();
        }
        return Optional.of(new Search(in.getFirst(), deciding(inside, in.getFirst())));
    }

    private static Instr definition(List<Instr> phase, Reg reg) {
        return phase.stream()
                .filter(instr ->
                        !(instr instanceof Instr.Store) && Registers.out(instr).equals(reg))
                .findFirst()
                .orElse(phase.getLast());
    }

    private static List<Instr> deciding(List<Instr> inside, Reg condition) {
        Set<Reg> needed = new HashSet<>(Set.of(condition));
        List<Instr> deciding = new ArrayList<>();
        for (Instr instr : inside.reversed()) {
            if (needed.contains(Registers.out(instr))) {
                needed.addAll(Registers.in(instr));
                deciding.addFirst(instr);
            }
        }
        return deciding;
    }
}
