package dev.covector.lower.stablehlo.export;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import java.util.List;

/**
 * Eigenvalues of Hermitian matrices.
 *
 * @param vectors whether the eigenvectors are results, too
 */
record EighExport(boolean vectors) implements Export {
    @Override
    public List<Hlo> write(List<Hlo> operands, HloBuilder b) {
        Hlo x = Matrices.toEnd(operands.getFirst(), 2, b);
        Dim size = x.type().dim(x.rank() - 1);
        TensorType values = Matrices.sized(x.type(), size).withDType(x.dtype().realPart());
        if (Matrices.isEmpty(x.type())) {
            Hlo none = Matrices.toFront(b.full(values, 0), 1, b);
            return vectors ? List.of(none, operands.getFirst()) : List.of(none);
        }
        TensorType info = Matrices.sized(x.type()).withDType(DType.I32);
        String config = Lapack.character("mode", vectors ? 'V' : 'N') + ", " + Lapack.character("uplo", 'L');
        String routine = Lapack.either(x.dtype(), "syevd", "heevd");
        List<Hlo> found = Lapack.call(routine, List.of(x), List.of(x.type(), values, info), config, b);
        Hlo isFound = b.compare("EQ", found.get(2), b.full(info, 0));
        Hlo w = Matrices.toFront(Matrices.orNan(isFound, found.get(1), b), 1, b);
        return vectors ? List.of(w, Matrices.toFront(Matrices.orNan(isFound, found.get(0), b), 2, b)) : List.of(w);
    }
}
