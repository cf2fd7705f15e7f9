package dev.covector.oracles.adapters;

import dev.covector.oracles.Call;
import dev.covector.tracer.Eigh;
import dev.covector.tracer.Qr;
import dev.covector.tracer.Svd;
import dev.covector.tracer.Tensor;
import java.util.List;

/** Factorisations by orthonormal vectors, and what is made of singular values. */
final class Factors {
    private Factors() {}

    static Table table() {
        Table table = new Table();
        factors(table);
        spectra(table);
        return table;
    }

    private static void factors(Table table) {
        table.many("linalg.qr", c -> {
                    Tensor x = Rows.batchLast(c.x(), 2);
                    Qr qr = c.text(1, "mode", "reduced").equals("complete") ? x.fullQr() : x.qr();
                    return List.of(Rows.batchFirst(qr.q(), 2), Rows.batchFirst(qr.r(), 2));
                })
                .many("linalg.svd", c -> {
                    Tensor x = Rows.batchLast(c.x(), 2);
                    Svd svd = c.flag(1, "full_matrices", true) ? x.fullSvd() : x.svd();
                    return List.of(
                            Rows.batchFirst(svd.u(), 2), Rows.batchFirst(svd.s(), 1), Rows.batchFirst(svd.vh(), 2));
                })
                .many("linalg.eigh", c -> {
                    Eigh eigh = lower(c).eigh();
                    return List.of(Rows.batchFirst(eigh.values(), 1), Rows.batchFirst(eigh.vectors(), 2));
                })
                .one(
                        "linalg.householder_product",
                        c -> Rows.batchFirst(Rows.batchLast(c.x(), 2).householderProduct(Rows.batchLast(c.y(), 1)), 2))
                .one("linalg.svdvals", c -> values(c.x()))
                .one("linalg.eigvalsh", c -> Rows.batchFirst(lower(c).eighValues(), 1));
    }

    /** The Hermitian matrix in the triangle that we read. */
    private static Tensor lower(Call c) {
        Tensor x = Rows.batchLast(c.x(), 2);
        return c.text(1, "UPLO", "L").equals("U") ? x.adjoint() : x;
    }

    private static Tensor values(Tensor x) {
        return Rows.batchFirst(Rows.batchLast(x, 2).svdValues(), 1);
    }

    private static void spectra(Table table) {
        table.one("linalg.pinv", Factors::pinv)
                .one("linalg.matrix_rank", Factors::rank)
                .one("linalg.cond", c -> Rows.batchLast(c.x(), 2).cond())
                .one("linalg.lstsq", c -> {
                    Tensor x = Rows.batchLast(c.x(), 2);
                    return Rows.batchFirst(x.lstsq(Rows.batchLast(c.y(), 2)), 2);
                });
    }

    private static Tensor pinv(Call c) {
        if (c.inputs().size() == 2 && !c.isTensor(-1, "rtol")) {
            // The records of singular matrices give two factors.
            Tensor product =
                    Rows.batchLast(c.x(), 2).matmul(Rows.batchLast(c.y(), 2).moveaxis(0, 1));
            return Rows.batchFirst(product.pinv(), 2);
        }
        Tensor given = Rows.batchLast(c.x(), 2);
        Tensor half = given.tril().add(given.tril(-1)).mul(0.5);
        Tensor x = c.flag(-1, "hermitian", false) ? half.add(half.adjoint()) : given;
        Tensor inverse = c.isAbsent(-1, "rtol") ? x.pinv() : x.pinv(c.operand(-1, "rtol", c.x().abs()));
        return Rows.batchFirst(inverse, 2);
    }

    /** The number of values above both tolerances; that relative to the largest has a default where the other is absent. */
    private static Tensor rank(Call c) {
        Tensor x = Rows.batchLast(c.x(), 2);
        Tensor values = c.flag(-1, "hermitian", false) ? x.eighValues().abs() : x.svdValues();
        Tensor largest = values.max(0);
        Tensor atol = c.isAbsent(-1, "atol") ? null : c.operand(-1, "atol", values);
        if (atol == null && c.isAbsent(-1, "rtol")) {
            return x.matrixRank();
        }
        Tensor rtol = c.isAbsent(-1, "rtol") ? null : c.operand(-1, "rtol", values);
        Tensor relative = rtol == null ? largest.mul(0) : largest.mul(rtol);
        Tensor tolerance = atol == null ? relative : atol.maximum(relative);
        return values.gt(tolerance).convert(dev.covector.ir.DType.I64).sum(0);
    }
}
