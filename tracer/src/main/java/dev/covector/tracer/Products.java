package dev.covector.tracer;

import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ops.DotGeneral;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Products of tensors by the one op that sums products. */
final class Products {
    private static final List<Integer> NONE = List.of();

    private Products() {}

    static List<Integer> axes(Tensor x, List<Integer> axes) {
        return Axes.list("dotGeneral", x, axes.stream().mapToInt(i -> i).toArray());
    }

    static Tensor general(
            Tensor x,
            Tensor y,
            List<Integer> contractX,
            List<Integer> contractY,
            List<Integer> batchX,
            List<Integer> batchY) {
        return Staging.emit(
                        Elementwise.promoted(List.of(x, y)),
                        v -> new DotGeneral(v.get(0), v.get(1), contractX, contractY, batchX, batchY))
                .getFirst();
    }

    static Tensor dot(Tensor x, Tensor y) {
        if (x.rank() != 1 || y.rank() != 1 || !equal(x.dim(0), y.dim(0), "dot")) {
            throw UserLine.typeError("dot: takes two vectors of one size; got (" + x.type() + ", " + y.type() + ")");
        }
        return general(x, y, List.of(0), List.of(0), NONE, NONE);
    }

    private static boolean equal(Dim x, Dim y, String reason) {
        return SizeScope.holds(x, Relation.EQUAL, y, reason);
    }

    static Tensor matmul(Tensor x, Tensor y) {
        int inner = x.rank() == 1 ? 0 : 1;
        boolean fits = x.rank() > 0 && y.rank() > 0 && equal(x.dim(inner), y.dim(0), "matmul");
        if (!fits) {
            throw UserLine.typeError(
                    "matmul: takes [m, k, batch...] and [k, n, batch...]; got (" + x.type() + ", " + y.type() + ")");
        }
        if (x.rank() <= 2 || y.rank() <= 2) {
            return oneBatch(x, y, inner);
        }
        List<Tensor> both = batched("matmul", x, y);
        List<Integer> batch = Axes.range(2, both.getFirst().rank());
        return general(both.get(0), both.get(1), List.of(1), List.of(0), batch, batch);
    }

    /** At most one operand has batch axes: they are free axes of one product. */
    private static Tensor oneBatch(Tensor x, Tensor y, int inner) {
        Tensor product = general(x, y, List.of(inner), List.of(0), NONE, NONE);
        // [m, batch..., n] where x has the batch axes and y is a matrix: n moves to its place.
        return x.rank() > 2 && y.rank() == 2 ? product.moveaxis(-1, 1) : product;
    }

    /** Matrices of one dtype, with their batch axes broadcast to one shape. */
    static List<Tensor> batched(String op, Tensor x, Tensor y) {
        if (x.rank() < 2 || y.rank() < 2) {
            throw UserLine.typeError(
                    op + ": takes matrices in the first two axes; got (" + x.type() + ", " + y.type() + ")");
        }
        List<Dim> batch = Broadcasting.shape(op, List.of(batch(x), batch(y)));
        return Elementwise.promoted(List.of(x, y)).stream()
                .map(z -> withBatch(z, batch))
                .toList();
    }

    private static List<Dim> batch(Tensor x) {
        return x.shape().subList(2, x.rank());
    }

    private static Tensor withBatch(Tensor x, List<Dim> batch) {
        List<Dim> matrix = x.shape().subList(0, 2);
        List<Integer> axes = new ArrayList<>(Axes.range(0, 2));
        axes.addAll(Axes.range(2 + batch.size() - (x.rank() - 2), 2 + batch.size()));
        return Broadcasting.to(x, Stream.concat(matrix.stream(), batch.stream()).toList(), axes);
    }
}
