package dev.covector.lower.stablehlo.export;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.lower.stablehlo.text.Extents;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import java.util.List;

/** Singular values and vectors. */
enum SvdExport implements Export {
    VALUES('N'),
    THIN('S'),
    FULL('A');

    private final char mode;

    SvdExport(char mode) {
        this.mode = mode;
    }

    @Override
    public List<Hlo> write(List<Hlo> operands, HloBuilder b) {
        Hlo x = Matrices.toEnd(operands.getFirst(), 2, b);
        Dim rows = x.type().dim(x.rank() - 2);
        Dim columns = x.type().dim(x.rank() - 1);
        Dim least = rows.min(columns);
        TensorType u = Matrices.sized(x.type(), rows, this == THIN ? least : rows);
        TensorType vh = Matrices.sized(x.type(), this == THIN ? least : columns, columns);
        TensorType s = Matrices.sized(x.type(), least).withDType(x.dtype().realPart());
        if (this == FULL && Extents.hasRoom(x.type())) {
            throw new TypeException(
                    "all columns, of matrices whose sizes are not known when the program is compiled, have no form"
                            + " there; compile for exact sizes, or ask for the thin factors");
        }
        if (Matrices.isEmpty(x.type())) {
            return results(Matrices.identity(u, b), b.full(s, 0), Matrices.identity(vh, b), b);
        }
        TensorType info = Matrices.sized(x.type()).withDType(DType.I32);
        List<Hlo> found =
                Lapack.call("gesdd", List.of(x), List.of(x.type(), s, u, vh, info), Lapack.character("mode", mode), b);
        Hlo isFound = b.compare("EQ", found.get(4), b.full(info, 0));
        return results(
                this == VALUES ? found.get(2) : Matrices.orNan(isFound, found.get(2), b),
                Matrices.orNan(isFound, found.get(1), b),
                this == VALUES ? found.get(3) : Matrices.orNan(isFound, found.get(3), b),
                b);
    }

    private List<Hlo> results(Hlo u, Hlo s, Hlo vh, HloBuilder b) {
        Hlo values = Matrices.toFront(s, 1, b);
        return this == VALUES
                ? List.of(values)
                : List.of(Matrices.toFront(u, 2, b), values, Matrices.toFront(vh, 2, b));
    }
}
