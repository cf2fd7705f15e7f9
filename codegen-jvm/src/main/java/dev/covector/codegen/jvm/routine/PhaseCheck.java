package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.covector.codegen.jvm.blas.Kind;
import dev.covector.ir.TypeException;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.FreePhase;

/**
 * Copies cotangents of vectors, and refuses those that say that a function depends on the phase of a vector: where the imaginary
 * part of an inner product of the two is more than rounding, in the measure of the largest cotangent.
 */
final class PhaseCheck implements KernelCode {
    private final Kind kind;
    private final boolean isSingle;
    private final Operand ct;
    private final Operand v;

    PhaseCheck(FreePhase op) {
        kind = Routines.kind(op.x().type().dtype());
        isSingle = kind == Kind.C64;
        ct = Operand.first(op.x());
        v = ct.next(op.v());
    }

    @Override
    public void run(long[] buffers, long[] sizes, long begin, long end) {
        long result = buffers[2];
        DenseCopy.copy(kind.bytes(), ct.axes(), sizes, buffers[0], result);
        DenseCopy.with(kind.bytes(), v.axes(), sizes, buffers[1], vectors -> check(sizes, result, vectors));
    }

    private void check(long[] sizes, long cts, long vectors) {
        long rows = sizes[0];
        long columns = sizes[1];
        long matrices = ct.axes(2, ct.rank()).count(sizes);
        double tolerance = Math.cbrt(isSingle ? Math.ulp(1f) : Math.ulp(1.0));
        for (long matrix = 0; matrix < matrices; matrix++) {
            double worst = 0;
            double largest = 0;
            for (long column = 0; column < columns; column++) {
                long at = (matrix * columns + column) * rows * kind.bytes();
                double imaginary = 0;
                double square = 0;
                for (long row = 0; row < rows; row++) {
                    long next = at + row * kind.bytes();
                    double re = part(cts + next);
                    double im = part(cts + next + kind.bytes() / 2);
                    imaginary += re * part(vectors + next + kind.bytes() / 2) - im * part(vectors + next);
                    square += re * re + im * im;
                }
                worst = Math.max(worst, Math.abs(imaginary));
                largest = Math.max(largest, square);
            }
            if (worst > tolerance * Math.sqrt(largest)) {
                throw new TypeException(
                        "freePhase: a function whose derivative is taken must not depend on the phases of"
                                + " singular vectors or eigenvectors, which are arbitrary; got a derivative of " + worst
                                + " by a phase");
            }
        }
    }

    private double part(long address) {
        return isSingle ? ALL.get(JAVA_FLOAT, address) : ALL.get(JAVA_DOUBLE, address);
    }
}
