package dev.covector.oracles.adapters;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.oracles.Call;
import dev.covector.tracer.LogDeterminant;
import dev.covector.tracer.Lu;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/** LU factorisations, systems, inverses and determinants. */
final class Systems {
    private Systems() {}

    static Table table() {
        return new Table()
                .many("linalg.lu", Systems::lu)
                .one("linalg.solve", Systems::solve)
                .one("linalg.inv", c -> Rows.matrices(c.x(), Tensor::inv))
                .one("linalg.det", c -> Rows.batchLast(c.x(), 2).det())
                .one("logdet", c -> Rows.batchLast(c.x(), 2).logdet())
                .many("linalg.slogdet", c -> {
                    LogDeterminant both = Rows.batchLast(c.x(), 2).slogdet();
                    return List.of(both.sign(), both.logarithm());
                })
                .one("linalg.tensorinv", c -> c.x().tensorInv(c.integer(1, "ind", 2)))
                .one("linalg.tensorsolve", Systems::tensorSolve);
    }

    /** The order of the rows as a matrix that puts them back. */
    private static List<Tensor> lu(Call c) {
        Tensor x = Rows.batchLast(c.x(), 2);
        Lu lu = x.lu();
        Tensor rows = Tensor.arange(DType.I64, x.dim(0)).expandDims(1);
        Tensor order = lu.order().expandDims(0);
        for (int axis = 2; axis < x.rank(); axis++) {
            rows = rows.expandDims(axis);
        }
        Tensor put = rows.eq(order).convert(x.dtype());
        return List.of(Rows.batchFirst(put, 2), Rows.batchFirst(lu.lower(), 2), Rows.batchFirst(lu.upper(), 2));
    }

    /** The right side is a batch of vectors where it has one axis less. */
    private static Tensor solve(Call c) {
        Tensor a = Rows.batchLast(c.x(), 2);
        boolean vectors = c.y().rank() == 1 || c.y().rank() == c.x().rank() - 1;
        Tensor b = Rows.batchLast(vectors ? c.y().expandDims(-1) : c.y(), 2);
        Tensor solution = Rows.batchFirst(a.solve(b), 2);
        return vectors ? solution.squeeze(-1) : solution;
    }

    /** The named axes come last; the others need the elements of the right side, not its shape: in row-major order. */
    private static Tensor tensorSolve(Call c) {
        int[] axes = c.ints(2, "dims");
        int[] last = IntStream.range(c.x().rank() - axes.length, c.x().rank()).toArray();
        Tensor x = axes.length == 0 ? c.x() : c.x().moveaxis(axes, last);
        int unknown = x.rank() - c.y().rank();
        List<Dim> reversed = x.transpose().shape().subList(0, unknown);
        Tensor matrix = x.transpose()
                .reshape(product(reversed), product(x.transpose().shape().subList(unknown, x.rank())))
                .moveaxis(0, 1);
        return matrix.solve(Rows.flat(c.y())).reshape(reversed).transpose();
    }

    private static Dim product(List<Dim> sizes) {
        return sizes.stream().reduce(Dim.ONE, Dim::times);
    }
}
