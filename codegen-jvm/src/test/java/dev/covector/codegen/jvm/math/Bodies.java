package dev.covector.codegen.jvm.math;

import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.math.Format;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Kernels of one function: buffer 0 or buffers 0 and 1 in, the last buffer out. */
final class Bodies {
    private Bodies() {}

    static Kernel of(Intrinsic function, Format format) {
        int operands = function.operands();
        Access dense = new Access(Dim.ZERO, List.of(Dim.ONE));
        List<Instr> body = new ArrayList<>();
        List<Reg> in = new ArrayList<>();
        for (int i = 0; i < operands; i++) {
            in.add(new Reg(i, format.real));
            body.add(new Instr.Load(in.get(i), i, dense));
        }
        Reg out = new Reg(operands, format.real);
        body.add(new Instr.Compute(out, function, in));
        body.add(new Instr.Store(operands, dense, out));
        return new Kernel(
                function.toString(),
                Collections.nCopies(operands + 1, format.real),
                List.of(new Kernel.Loop(Dim.symbol("n"), false)),
                List.of(new Kernel.Phase(Kernel.Level.INNER, body)));
    }

    /** The kernel with its function expanded, wherever that is better or not. */
    static Kernel expanded(Intrinsic function, Format format) {
        return ExpandFunctions.expand(of(function, format), 0, (f, _, _) -> Expansion.of(f));
    }

    static List<Instr> expandedBody(Intrinsic function, Format format) {
        return expanded(function, format).phases().getFirst().body();
    }
}
