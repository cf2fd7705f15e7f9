package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ops.LuSolve;
import java.util.ArrayList;
import java.util.List;

/** What is made of LU factorisations. */
final class Systems {
    private Systems() {}

    static Lu lu(Tensor x) {
        List<Tensor> factored = factored(x);
        Dim count = x.dim(0).min(x.dim(1));
        Tensor packed = factored.get(0);
        Tensor left = packed.slice(1, Dim.ZERO, count);
        Tensor isDiagonal = Sources.iota(DType.I64, left.shape(), 0).eq(Sources.iota(DType.I64, left.shape(), 1));
        Tensor lower = isDiagonal.select(1, left.tril(-1));
        return new Lu(lower, packed.slice(0, Dim.ZERO, count).triu(), factored.get(1));
    }

    private static List<Tensor> factored(Tensor x) {
        return Staging.emit(List.of(x), v -> new dev.covector.ops.Lu(v.getFirst()));
    }

    static Tensor solve(Tensor x, Tensor b) {
        boolean isVector = b.rank() == 1;
        List<Tensor> both = Products.batched("solve", x, isVector ? b.expandDims(1) : b).stream()
                .map(y -> y.convert(y.dtype().toInexact()))
                .toList();
        List<Tensor> factors = factored(both.get(0));
        Tensor solution = Staging.emit(
                        List.of(both.get(0), factors.get(0), factors.get(1), both.get(1)),
                        v -> new LuSolve(v.get(0), v.get(1), v.get(2), v.get(3), false, false))
                .getFirst();
        return isVector ? solution.squeeze(1) : solution;
    }

    static Tensor inverse(Tensor x) {
        return solve(x, Tensor.eye(x.dtype(), square("inv", x)));
    }

    static Tensor tensorInverse(Tensor x, int split) {
        Tensor matrix = split(x, split);
        List<Dim> shape = new ArrayList<>(x.shape().subList(split, x.rank()));
        shape.addAll(x.shape().subList(0, split));
        return matrix.inv().reshape(shape);
    }

    static Tensor tensorSolve(Tensor x, Tensor b) {
        return split(x, b.rank()).solve(b.flatten()).reshape(x.shape().subList(b.rank(), x.rank()));
    }

    /** The first axes as rows, the others as columns. */
    private static Tensor split(Tensor x, int split) {
        if (split < 0 || split > x.rank()) {
            throw UserLine.typeError("tensorInv: " + split + " axes are not the first of " + x.type());
        }
        Dim rows = x.shape().subList(0, split).stream().reduce(Dim.ONE, Dim::times);
        Dim columns = x.shape().subList(split, x.rank()).stream().reduce(Dim.ONE, Dim::times);
        return x.reshape(rows, columns);
    }

    static Tensor determinant(Tensor x) {
        square("det", x);
        List<Tensor> factors = factored(x);
        return factors.get(0).diagonal().prod(0).mul(parity(factors.get(1)).convert(x.dtype()));
    }

    static LogDeterminant logDeterminant(Tensor x) {
        square("slogdet", x);
        List<Tensor> factors = factored(x);
        Tensor pivots = factors.get(0).diagonal();
        Tensor sign = pivots.sign().prod(0).mul(parity(factors.get(1)).convert(x.dtype()));
        return new LogDeterminant(sign, pivots.abs().log().sum(0));
    }

    /** 1 where the order takes an even number of exchanges, else -1: by the pairs that are out of order. */
    private static Tensor parity(Tensor order) {
        Tensor earlier = order.expandDims(1);
        Tensor later = order.expandDims(0);
        Tensor before = Sources.iota(DType.I64, pairs(order), 0).lt(Sources.iota(DType.I64, pairs(order), 1));
        Tensor wrong = earlier.gt(later).and(before).convert(DType.I64).sum(0, 1);
        return wrong.rem(2).mul(-2).add(1);
    }

    private static List<Dim> pairs(Tensor order) {
        List<Dim> shape = new ArrayList<>(order.shape());
        shape.addFirst(order.dim(0));
        return shape;
    }

    private static Dim square(String op, Tensor x) {
        boolean square = x.rank() >= 2 && SizeScope.holds(x.dim(0), Relation.EQUAL, x.dim(1), op);
        if (!square) {
            throw UserLine.typeError(op + ": takes square matrices in the first two axes; got " + x.type());
        }
        return x.dim(0);
    }
}
