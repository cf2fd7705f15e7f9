package dev.covector.lower.stablehlo.export;

import dev.covector.ir.Op;
import dev.covector.lower.stablehlo.Export;
import dev.covector.ops.Argsort;
import dev.covector.ops.Constant;
import dev.covector.ops.DotGeneral;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpSet;
import org.jspecify.annotations.Nullable;

/** The ops that are exported by more than their form of lowering. */
public final class Exports {
    private Exports() {}

    /** What writes the op, or null where its lowering tells everything. */
    public static @Nullable Export of(Op op) {
        return switch (op) {
            case Constant constant -> new ConstantExport(constant);
            case DotGeneral dot -> new DotGeneralExport(dot);
            case Argsort sort -> new ArgsortExport(sort);
            default -> null;
        };
    }

    /** The op's lowering, for some library ops one to simpler ops. */
    public static Lowering lowering(Op op, OpSet ops) {
        return ops.lowering(op);
    }
}
