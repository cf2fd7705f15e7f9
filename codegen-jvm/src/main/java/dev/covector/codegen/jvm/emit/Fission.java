package dev.covector.codegen.jvm.emit;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Kernel.Level;
import dev.covector.ir.kernel.Kernel.Phase;
import dev.covector.ir.kernel.Reg;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The body of a kernel that reduces nothing as one phase, or as several where it is long: C1 refuses large vector loops, C2
 * takes seconds for them, and above 8000 bytes of bytecode HotSpot compiles nothing. Cuts are where few registers live.
 */
final class Fission {
    /** The weight of a phase: an expanded {@code pow} of f64, the longest function, weighs 146 and is twice as fast uncut. */
    private static final int LIMIT = 180;

    /** Instructions by which a cut may come earlier. */
    private static final int SLACK = 80;

    /** What C1 makes of a load or a store with a mask is about three times what it makes of arithmetic. */
    private static final int ACCESS = 3;

    /** Masks go to memory and back lane by lane. */
    private static final int MASK = 12;

    private Fission() {}

    static Kernel of(Kernel kernel) {
        if (kernel.reduces()) {
            return kernel;
        }
        List<Instr> body = new ArrayList<>();
        kernel.phases().forEach(phase -> body.addAll(phase.body()));
        List<Phase> phases = new ArrayList<>();
        int begin = 0;
        int end = fit(body, begin);
        while (end < body.size()) {
            int cut = cut(body, begin, end);
            phases.add(new Phase(Level.OUTER, body.subList(begin, cut)));
            begin = cut;
            end = fit(body, begin);
        }
        phases.add(new Phase(Level.OUTER, body.subList(begin, body.size())));
        return new Kernel(kernel.name(), kernel.buffers(), kernel.loops(), phases);
    }

    /** Where a phase that begins at a position ends at the latest. */
    private static int fit(List<Instr> body, int begin) {
        int weight = 0;
        int end = begin;
        while (end < body.size() && weight < LIMIT) {
            weight += weight(body.get(end));
            end++;
        }
        return end;
    }

    private static int weight(Instr instr) {
        return switch (instr) {
            case Instr.Load _, Instr.Store _ -> ACCESS;
            case Instr.Constant _ -> 0;
            case Instr.Size _, Instr.Index _, Instr.Compute _, Instr.Gather _, Instr.Reduce _ -> 1;
        };
    }

    private static int cut(List<Instr> body, int begin, int end) {
        int best = end;
        int fewest = live(body, end);
        for (int at = end - 1; at > Math.max(begin, end - SLACK); at--) {
            int live = live(body, at);
            if (live < fewest) {
                fewest = live;
                best = at;
            }
        }
        return best;
    }

    /** The weight of the registers that are set before a position and read from it on; constants are written again. */
    private static int live(List<Instr> body, int at) {
        Set<Reg> read = new HashSet<>();
        body.subList(at, body.size()).forEach(instr -> read.addAll(Registers.in(instr)));
        List<Instr> before = body.subList(0, at).stream()
                .filter(instr -> !(instr instanceof Instr.Constant))
                .toList();
        read.retainAll(new HashSet<>(Registers.outs(before)));
        return read.stream()
                .mapToInt(reg -> reg.dtype() == DType.BOOL ? MASK : 1)
                .sum();
    }
}
