package dev.covector.codegen.jvm.routine;

import dev.covector.codegen.jvm.blas.Kind;
import dev.covector.ir.DType;
import dev.covector.ir.Op;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.Argsort;
import dev.covector.ops.Cholesky;
import dev.covector.ops.Cumargmax;
import dev.covector.ops.Cumsum;
import dev.covector.ops.DotGeneral;
import dev.covector.ops.Eigh;
import dev.covector.ops.EighValues;
import dev.covector.ops.FreePhase;
import dev.covector.ops.Lu;
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

/** The routines of library ops, called as {@code dev.covector.runtime.Backend.routine} says; they are not split. */
public final class Routines {
    private Routines() {}

    /** The routine of an op, or null where there is none. It may run in several threads at once. */
    public static @Nullable KernelCode of(Op op) {
        return switch (op) {
            case DotGeneral dot -> new Contraction(dot);
            case Cholesky cholesky -> new CholeskyFactor(cholesky);
            case TriangularSolve solve -> new TriangularSystem(solve);
            case Lu lu -> new LuFactors(lu);
            case Qr qr -> new OrthogonalFactors(qr);
            case Svd svd -> new SingularDecomposition(svd);
            case SvdValues values -> new SingularDecomposition(values);
            case Eigh eigh -> new SpectralDecomposition(eigh);
            case EighValues values -> new SpectralDecomposition(values);
            case FreePhase phase -> new PhaseCheck(phase);
            case Cumsum cumsum -> new RunningSum(cumsum);
            case Recurrence recurrence -> new LinearRecurrence(recurrence);
            case Cumargmax running -> new RunningPlaces(running);
            case Argsort sort -> new SortedPlaces(sort);
            case Searchsorted search -> new SearchedPlaces(search);
            case ScatterSet scatter -> new Scattering(scatter, Merge.SET);
            case ScatterAdd scatter -> new Scattering(scatter, Merge.ADD);
            case ScatterMul scatter -> new Scattering(scatter, Merge.MULTIPLY);
            case ScatterMax scatter -> new Scattering(scatter, Merge.MAX);
            case ScatterMin scatter -> new Scattering(scatter, Merge.MIN);
            case Prod prod when prod.x().type().dtype().isComplex() -> new ComplexProduct(prod);
            default -> null;
        };
    }

    static Kind kind(DType dtype) {
        return switch (dtype) {
            case I32 -> Kind.I32;
            case I64 -> Kind.I64;
            case F32 -> Kind.F32;
            case F64 -> Kind.F64;
            case C64 -> Kind.C64;
            case C128 -> Kind.C128;
            case BOOL -> throw new IllegalArgumentException("no arithmetic on " + dtype);
        };
    }
}
