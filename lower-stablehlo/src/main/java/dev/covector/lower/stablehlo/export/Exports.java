package dev.covector.lower.stablehlo.export;

import dev.covector.ir.Op;
import dev.covector.ops.Argsort;
import dev.covector.ops.Cholesky;
import dev.covector.ops.Constant;
import dev.covector.ops.Cumargmax;
import dev.covector.ops.Cumsum;
import dev.covector.ops.DotGeneral;
import dev.covector.ops.Eigh;
import dev.covector.ops.EighValues;
import dev.covector.ops.FreePhase;
import dev.covector.ops.Lowering;
import dev.covector.ops.Lu;
import dev.covector.ops.OpSet;
import dev.covector.ops.Prod;
import dev.covector.ops.Qr;
import dev.covector.ops.Recurrence;
import dev.covector.ops.ScatterAdd;
import dev.covector.ops.ScatterMax;
import dev.covector.ops.ScatterMin;
import dev.covector.ops.ScatterMul;
import dev.covector.ops.ScatterSet;
import dev.covector.ops.Searchsorted;
import dev.covector.ops.Svd;
import dev.covector.ops.SvdValues;
import dev.covector.ops.TriangularSolve;
import org.jspecify.annotations.Nullable;

/** The ops that are exported by more than their form of lowering. */
public final class Exports {
    private Exports() {}

    /** What writes the op, or null where its lowering tells everything. */
    public static @Nullable Export of(Op op) {
        return switch (op) {
            case Constant constant -> new ConstantExport(constant);
            case DotGeneral dot -> new DotGeneralExport(dot);
            case Prod prod when prod.x().type().dtype().isComplex() -> new ProdExport(prod);
            case Argsort sort -> new ArgsortExport(sort);
            case Searchsorted search -> new SearchsortedExport(search);
            case Cumsum cumsum -> new CumsumExport(cumsum);
            case Cumargmax running -> new CumargmaxExport(running);
            case ScatterSet scatter -> new ScatterExport(scatter, null);
            case ScatterAdd scatter -> new ScatterExport(scatter, "stablehlo.add");
            case ScatterMul scatter -> new ScatterExport(scatter, "stablehlo.multiply");
            case ScatterMax scatter -> new ScatterExport(scatter, "stablehlo.maximum");
            case ScatterMin scatter -> new ScatterExport(scatter, "stablehlo.minimum");
            case Cholesky _ -> new CholeskyExport();
            case TriangularSolve solve -> new TriangularSolveExport(solve);
            case Lu _ -> new LuExport();
            case Qr qr -> new QrExport(qr);
            case Svd svd -> svd.full() ? SvdExport.FULL : SvdExport.THIN;
            case SvdValues _ -> SvdExport.VALUES;
            case Eigh _ -> new EighExport(true);
            case EighValues _ -> new EighExport(false);
            // XLA cannot end a run with an error of ours.
            case FreePhase _ -> (operands, _) -> operands.subList(0, 1);
            default -> null;
        };
    }

    /** The op's lowering, for some library ops one to simpler ops. */
    public static Lowering lowering(Op op, OpSet ops) {
        return op instanceof Recurrence recurrence
                ? new Lowering.Expanded(b -> RecurrenceSteps.of(recurrence, b))
                : ops.lowering(op);
    }
}
