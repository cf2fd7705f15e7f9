package dev.covector.codegen.jvm.emit;

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
    /** Instructions of a phase, and how much earlier a cut may be. */
    private static final int LENGTH = 80;

    private static final int SLACK = 24;

    private Fission() {}

    static Kernel of(Kernel kernel) {
        if (kernel.reduces()) {
            return kernel;
        }
        List<Instr> body = new ArrayList<>();
        kernel.phases().forEach(phase -> body.addAll(phase.body()));
        List<Phase> phases = new ArrayList<>();
        int begin = 0;
        while (body.size() - begin > LENGTH) {
            int end = cut(body, begin);
            phases.add(new Phase(Level.OUTER, body.subList(begin, end)));
            begin = end;
        }
        phases.add(new Phase(Level.OUTER, body.subList(begin, body.size())));
        return new Kernel(kernel.name(), kernel.buffers(), kernel.loops(), phases);
    }

    private static int cut(List<Instr> body, int begin) {
        int best = begin + LENGTH;
        int fewest = live(body, best);
        for (int at = begin + LENGTH - 1; at >= begin + LENGTH - SLACK; at--) {
            int live = live(body, at);
            if (live < fewest) {
                fewest = live;
                best = at;
            }
        }
        return best;
    }

    /** Registers that are set before a position and read from it on. */
    private static int live(List<Instr> body, int at) {
        Set<Reg> read = new HashSet<>();
        body.subList(at, body.size()).forEach(instr -> read.addAll(Registers.in(instr)));
        read.retainAll(new HashSet<>(Registers.outs(body.subList(0, at))));
        return read.size();
    }
}
