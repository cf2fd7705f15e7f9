package dev.covector.codegen.jvm.routine;

import dev.covector.codegen.jvm.blas.Diagonal;
import dev.covector.codegen.jvm.blas.Kind;
import dev.covector.codegen.jvm.blas.Lapack;
import dev.covector.codegen.jvm.blas.Scratch;
import dev.covector.codegen.jvm.blas.Side;
import dev.covector.codegen.jvm.blas.Transpose;
import dev.covector.codegen.jvm.blas.Triangle;
import dev.covector.codegen.jvm.blas.TriangularForm;
import dev.covector.ir.kernel.KernelCode;
import dev.covector.ops.TriangularSolve;
import java.util.ArrayList;
import java.util.List;

/**
 * Solves op(a) z = b or z op(a) = b. The matrices of a are handed over as they lie or as their transposes, whichever
 * needs no copy; conjugation without transposition, which the BLAS lacks, is the conjugate transpose of the transpose.
 */
final class TriangularSystem implements KernelCode {
    private final Kind kind;
    private final boolean left;
    private final Axes b;
    private final Axes batch;
    private final List<Reading> readings = new ArrayList<>();

    /** An order of the first two axes of a, and the system that a is the matrix of when it is read in this order. */
    private record Reading(Axes matrix, Axes all, TriangularForm form) {
        boolean isDense(boolean shared, long[] sizes) {
            Axes axes = shared ? matrix : all;
            return axes.stride(sizes) == 1 || axes.count(sizes) == 1;
        }
    }

    TriangularSystem(TriangularSolve op) {
        kind = Routines.kind(op.a().type().dtype());
        left = op.left();
        Operand a = Operand.first(op.a());
        b = a.next(op.b()).axes();
        batch = a.axes(2, a.rank());
        boolean conjugated = op.conjugated() && kind.isComplex();
        if (op.transposed() || !conjugated) {
            Transpose transpose = !op.transposed()
                    ? Transpose.NONE
                    : conjugated ? Transpose.CONJUGATE_TRANSPOSE : Transpose.TRANSPOSE;
            readings.add(reading(op, a.axes(List.of(0, 1)), op.lower(), transpose));
        }
        if (!op.transposed() || !conjugated) {
            Transpose transpose =
                    op.transposed() ? Transpose.NONE : conjugated ? Transpose.CONJUGATE_TRANSPOSE : Transpose.TRANSPOSE;
            readings.add(reading(op, a.axes(List.of(1, 0)), !op.lower(), transpose));
        }
    }

    private Reading reading(TriangularSolve op, Axes matrix, boolean lower, Transpose transpose) {
        TriangularForm form = new TriangularForm(
                op.left() ? Side.LEFT : Side.RIGHT,
                lower ? Triangle.LOWER : Triangle.UPPER,
                transpose,
                op.unit() ? Diagonal.UNIT : Diagonal.STORED);
        return new Reading(matrix, matrix.then(batch), form);
    }

    @Override
    public void run(long[] buffers, long[] sizes, long begin, long end) {
        long result = buffers[2];
        if (b.count(sizes) == 0) {
            return;
        }
        DenseCopy.copy(kind.bytes(), b, sizes, buffers[1], result);
        boolean shared = batch.stride(sizes) == 0;
        for (Reading reading : readings) {
            if (reading.isDense(shared, sizes)) {
                solve(reading.form, shared, buffers[0], result, sizes);
                return;
            }
        }
        Reading reading = readings.getFirst();
        Axes copied = shared ? reading.matrix : reading.all;
        Scratch.with(copied.count(sizes) * kind.bytes(), scratch -> {
            DenseCopy.copy(kind.bytes(), copied, sizes, buffers[0], scratch);
            solve(reading.form, shared, scratch, result, sizes);
        });
    }

    private void solve(TriangularForm form, boolean shared, long a, long result, long[] sizes) {
        long m = b.size(0, sizes);
        long n = b.size(1, sizes);
        long count = batch.count(sizes);
        if (!shared) {
            Lapack.triangularSolve(kind, form, m, n, count, a, result);
        } else if (left) {
            // One a for all: the matrices of b lie side by side.
            Lapack.triangularSolve(kind, form, m, n * count, 1, a, result);
        } else {
            for (long i = 0; i < count; i++) {
                Lapack.triangularSolve(kind, form, m, n, 1, a, result + i * m * n * kind.bytes());
            }
        }
    }
}
