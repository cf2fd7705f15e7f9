package dev.covector.lower.stablehlo.export;

import dev.covector.ir.DType;
import dev.covector.ir.TensorType;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import java.util.List;

/** The factor, whose upper triangle StableHLO leaves open. */
record CholeskyExport() implements Export {
    @Override
    public List<Hlo> write(List<Hlo> operands, HloBuilder b) {
        Hlo x = operands.getFirst();
        if (Matrices.isEmpty(x.type())) {
            return List.of(x);
        }
        Hlo last = Matrices.continued(withRealDiagonal(Matrices.toEnd(x, 2, b), b), b);
        Hlo factor = b.op("stablehlo.cholesky", List.of(last), "lower = true", List.of(last.type()))
                .getFirst();
        return List.of(Matrices.toFront(Matrices.where("GE", factor, b), 2, b));
    }

    /** A Hermitian matrix has a real diagonal; what else stands there LAPACK does not look at, and XLA does. */
    private static Hlo withRealDiagonal(Hlo x, HloBuilder b) {
        if (!x.dtype().isComplex()) {
            return x;
        }
        DType part = x.dtype().realPart();
        Hlo re = b.elementwise("stablehlo.real", part, x);
        Hlo real = b.elementwise("stablehlo.complex", x.dtype(), re, b.full(re.type(), 0));
        TensorType index = x.type().withDType(DType.I64);
        return b.select(b.compare("EQ", b.iota(index, x.rank() - 2), b.iota(index, x.rank() - 1)), real, x);
    }
}
