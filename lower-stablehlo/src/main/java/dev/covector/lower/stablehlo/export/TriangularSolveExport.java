package dev.covector.lower.stablehlo.export;

import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.ops.TriangularSolve;
import java.util.List;

/** Systems with a triangular matrix. */
record TriangularSolveExport(TriangularSolve op) implements Export {
    @Override
    public List<Hlo> write(List<Hlo> operands, HloBuilder b) {
        Hlo a = Matrices.continued(Matrices.toEnd(operands.get(0), 2, b), b);
        Hlo open = Matrices.toEnd(operands.get(1), 2, b);
        Hlo right = b.masked(open, 0, List.of(open.rank() - 2, open.rank() - 1));
        if (Matrices.isEmpty(right.type())) {
            return operands.subList(1, 2);
        }
        boolean isComplex = a.dtype().isComplex();
        boolean conjugate = op.conjugated() && isComplex;
        Hlo matrix = conjugate && !op.transposed() ? b.conjugate(a) : a;
        String turn = !op.transposed() ? "NO_TRANSPOSE" : conjugate ? "ADJOINT" : "TRANSPOSE";
        String attributes = "left_side = " + op.left() + ", lower = " + op.lower()
                + ", transpose_a = #stablehlo<transpose " + turn + ">, unit_diagonal = " + op.unit();
        Hlo solved = b.op("stablehlo.triangular_solve", List.of(matrix, right), attributes, List.of(right.type()))
                .getFirst();
        return List.of(Matrices.toFront(solved, 2, b));
    }
}
