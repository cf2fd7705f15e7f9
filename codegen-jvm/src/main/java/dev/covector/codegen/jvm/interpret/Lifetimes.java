package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Kernel.Level;
import dev.covector.ir.kernel.Reg;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where each register of a kernel is used last: an instruction, or the end of an inner phase that it came into. */
final class Lifetimes {
    /** An instruction of a phase; the number of its instructions means the end of the phase. */
    record Place(int phase, int instr) {}

    private final Map<Reg, Place> last = new HashMap<>();

    Lifetimes(Kernel kernel) {
        Set<Reg> earlier = new HashSet<>();
        for (int phase = 0; phase < kernel.phases().size(); phase++) {
            List<Instr> body = kernel.phases().get(phase).body();
            boolean repeats = kernel.phases().get(phase).level() == Level.INNER;
            for (int i = 0; i < body.size(); i++) {
                for (Reg used : uses(body.get(i))) {
                    last.put(used, new Place(phase, repeats && earlier.contains(used) ? body.size() : i));
                }
            }
            body.forEach(instr -> addOut(instr, earlier));
        }
    }

    private static void addOut(Instr instr, Set<Reg> outs) {
        Reg out = out(instr);
        if (out != null) {
            outs.add(out);
        }
    }

    static List<Reg> uses(Instr instr) {
        return switch (instr) {
            case Instr.Compute compute -> compute.in();
            case Instr.Gather gather -> List.of(gather.element());
            case Instr.Store store -> List.of(store.value());
            case Instr.Reduce reduce -> List.of(reduce.value());
            case Instr.Constant _, Instr.Size _, Instr.Index _, Instr.Load _ -> List.of();
        };
    }

    private static @Nullable Reg out(Instr instr) {
        return switch (instr) {
            case Instr.Constant constant -> constant.out();
            case Instr.Size size -> size.out();
            case Instr.Index index -> index.out();
            case Instr.Compute compute -> compute.out();
            case Instr.Load load -> load.out();
            case Instr.Gather gather -> gather.out();
            case Instr.Reduce reduce -> reduce.out();
            case Instr.Store _ -> null;
        };
    }

    /** Whether nothing after this place uses the register. */
    boolean endsBy(Reg register, int phase, int instr) {
        Place place = last.get(register);
        return place == null || place.phase < phase || place.phase == phase && place.instr <= instr;
    }
}
