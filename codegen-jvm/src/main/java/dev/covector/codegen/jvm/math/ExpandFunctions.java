package dev.covector.codegen.jvm.math;

import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Reg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Replaces elementary functions of a kernel by arithmetic where {@link Expansion#of} says that this is better. */
public final class ExpandFunctions {
    private ExpandFunctions() {}

    /** The kernel for vectors of 128, 256 or 512 bits, or, with 0, for scalars. */
    public static Kernel apply(Kernel kernel, int vectorBits) {
        return expand(kernel, vectorBits, Expansion::of);
    }

    /** Which expansion, if any, a function on a dtype has at a width. */
    @FunctionalInterface
    interface Choice {
        Optional<Expansion> of(Intrinsic function, Reg out, int vectorBits);
    }

    static Kernel expand(Kernel kernel, int vectorBits, Choice choice) {
        int registers = 1
                + kernel.phases().stream()
                        .flatMap(phase -> phase.body().stream())
                        .flatMap(ExpandFunctions::output)
                        .mapToInt(Reg::id)
                        .max()
                        .orElse(-1);
        List<Kernel.Phase> phases = new ArrayList<>();
        for (Kernel.Phase phase : kernel.phases()) {
            ExpandedBody body = new ExpandedBody(registers);
            for (Instr instr : phase.body()) {
                Optional<Expansion> expansion = instr instanceof Instr.Compute(Reg out, Intrinsic function, var _)
                        ? choice.of(function, out, vectorBits)
                        : Optional.empty();
                expansion.ifPresentOrElse(e -> body.expand((Instr.Compute) instr, e), () -> body.copy(instr));
            }
            registers = body.registers();
            phases.add(new Kernel.Phase(phase.level(), body.instrs()));
        }
        return new Kernel(kernel.name(), kernel.buffers(), kernel.loops(), phases);
    }

    private static Stream<Reg> output(Instr instr) {
        return switch (instr) {
            case Instr.Constant(Reg out, var _) -> Stream.of(out);
            case Instr.Size(Reg out, var _) -> Stream.of(out);
            case Instr.Index(Reg out, var _) -> Stream.of(out);
            case Instr.Compute(Reg out, var _, var _) -> Stream.of(out);
            case Instr.Load(Reg out, var _, var _) -> Stream.of(out);
            case Instr.Gather(Reg out, var _, var _) -> Stream.of(out);
            case Instr.Reduce(Reg out, var _, var _) -> Stream.of(out);
            case Instr.Store _ -> Stream.empty();
        };
    }
}
