package dev.covector.lower.stablehlo.export;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.lower.stablehlo.text.Extents;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.ops.Qr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Householder's reflections, and the matrix that they are. */
record QrExport(Qr op) implements Export {
    @Override
    public List<Hlo> write(List<Hlo> operands, HloBuilder b) {
        Hlo x = Matrices.toEnd(operands.getFirst(), 2, b);
        Dim rows = x.type().dim(x.rank() - 2);
        Dim columns = x.type().dim(x.rank() - 1);
        Dim least = rows.min(columns);
        Dim width = op.full() ? rows : least;
        TensorType q = Matrices.sized(x.type(), rows, width);
        TensorType r = Matrices.sized(x.type(), width, columns);
        if (op.full() && Extents.hasRoom(x.type())) {
            throw new TypeException(
                    "all columns, of matrices whose sizes are not known when the program is compiled, have no form"
                            + " there; compile for exact sizes, or ask for the thin factors");
        }
        if (Matrices.isEmpty(x.type())) {
            return List.of(Matrices.toFront(Matrices.identity(q, b), 2, b), Matrices.toFront(b.full(r, 0), 2, b));
        }
        List<Hlo> reflected =
                Lapack.call("geqrf", List.of(x), List.of(x.type(), Matrices.sized(x.type(), least)), "", b);
        Hlo first = widened(reflected.getFirst(), rows, width, b);
        String build = Lapack.either(x.dtype(), "orgqr", "ungqr");
        Hlo orthogonal = Lapack.call(build, List.of(first, reflected.get(1)), List.of(q), "", b)
                .getFirst();
        Hlo upper = Matrices.where("LE", Matrices.part(reflected.getFirst(), width, columns, b), b);
        return List.of(Matrices.toFront(orthogonal, 2, b), Matrices.toFront(upper, 2, b));
    }

    /** As many columns as q has: some of those of x, or more. */
    private Hlo widened(Hlo x, Dim rows, Dim width, HloBuilder b) {
        Dim columns = x.type().dim(x.rank() - 1);
        if (!op.full()) {
            return Matrices.part(x, rows, width, b);
        }
        List<Dim> none = Collections.nCopies(x.rank(), Dim.ZERO);
        List<Dim> high = new ArrayList<>(none);
        high.set(x.rank() - 1, width.minus(columns).max(Dim.ZERO));
        List<Dim> wide = Matrices.sized(x.type(), rows, width.max(columns)).shape();
        return Matrices.part(b.pad(x, b.constant(x.dtype(), 0), none, high, none, wide), rows, width, b);
    }
}
