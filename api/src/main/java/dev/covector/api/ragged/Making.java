package dev.covector.api.ragged;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;

/** How ragged batches are made of other tensors. */
final class Making {
    private Making() {}

    static Ragged joined(List<Tensor> rows) {
        if (rows.isEmpty()) {
            throw Demands.error("Ragged.of: takes at least one row", "none");
        }
        List<Tensor> offsets = new ArrayList<>(List.of(Tensor.scalar(Dim.ZERO)));
        Dim end = Dim.ZERO;
        for (Tensor row : rows) {
            Demands.that(row.rank() > 0, "Ragged.of: a row has at least one axis", row.type());
            end = end.plus(row.dim(0));
            offsets.add(Tensor.scalar(end));
        }
        return new Ragged(Tensor.concatenate(0, rows), Tensor.stack(0, offsets.toArray(Tensor[]::new)));
    }

    static Ragged cut(Tensor values, Tensor lengths) {
        Demands.that(values.rank() > 0, "Ragged.ofLengths: values have at least one axis", values.type());
        Demands.lengths("Ragged.ofLengths", lengths);
        Tensor wide = lengths.convert(DType.I64);
        Dim total = wide.ge(0).all().select(wide.sum(), -1).toDim(Demands.MOST);
        Demands.that(
                Demands.equal(total, values.dim(0), "Ragged.ofLengths"),
                "Ragged.ofLengths: lengths must add up to " + values.dim(0),
                total);
        return new Ragged(values, upTo(wide));
    }

    static Ragged first(Tensor dense, Tensor lengths) {
        Demands.that(dense.rank() > 1, "Ragged.ofDense: takes [rows, width, ...]", dense.type());
        Demands.lengths("Ragged.ofDense", lengths);
        Tensor place = Tensor.arange(DType.I64, dense.dim(1)).expandDims(0);
        return where(dense, place.lt(lengths.convert(DType.I64).expandDims(1)));
    }

    static Ragged where(Tensor dense, Tensor mask) {
        boolean fits = dense.rank() > 1
                && mask.rank() == 2
                && mask.dtype() == DType.BOOL
                && Demands.equal(dense.dim(0), mask.dim(0))
                && Demands.equal(dense.dim(1), mask.dim(1));
        Demands.that(fits, "Ragged.where: takes [rows, width, ...] and bool[rows, width]", dense.type(), mask.type());
        List<Dim> shape = new ArrayList<>(dense.shape().subList(2, dense.rank()));
        shape.addFirst(dense.dim(0).times(dense.dim(1)));
        Tensor rows = dense.moveaxis(1, 0).reshape(shape);
        return new Ragged(
                rows.filter(mask.permute(1, 0).flatten(), 0),
                upTo(mask.convert(DType.I64).sum(1)));
    }

    /** Zero, and how many there are up to each of the lengths. */
    static Tensor upTo(Tensor lengths) {
        return Tensor.concatenate(0, Tensor.zeros(DType.I64, 1), lengths.cumsum(0));
    }
}
