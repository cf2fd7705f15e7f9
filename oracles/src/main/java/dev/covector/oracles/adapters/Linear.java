package dev.covector.oracles.adapters;

import dev.covector.api.Matrices;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.oracles.Allowance;
import dev.covector.oracles.Argument;
import dev.covector.oracles.Call;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/** Contraction and linear algebra. */
final class Linear {
    private Linear() {}

    static Table table() {
        Table table = new Table();
        products(table);
        sums(table);
        matrices(table);
        solving(table);
        return table;
    }

    private static void products(Table table) {
        table.binary("matmul", Linear::matmul)
                .binary("mm", Tensor::mm)
                .binary("mv", Tensor::mv)
                .binary("bmm", (x, y) -> batched(x, y, Tensor::bmm))
                .binary("dot", Tensor::dot)
                .binary("vdot", Tensor::vdot)
                .binary("inner", (x, y) -> x.rank() == 0 || y.rank() == 0 ? x.mul(y) : x.inner(y))
                .binary("outer", Tensor::outer)
                .one("linalg.vecdot", c -> c.x().vecdot(c.y(), c.integer(-1, "dim", -1)))
                .one("linalg.multi_dot", c -> Tensor.multiDot(c.tensors(0)))
                .one("linalg.cross", c -> c.x().cross(c.y(), c.integer(2, "dim", -1)))
                .one("tensordot", Linear::tensordot)
                .one("einsum", c -> Tensor.einsum(c.text(1, "", ""), c.tensors(0)))
                .one(
                        "cdist",
                        c -> Rows.batchFirst(
                                Rows.batchLast(c.x(), 2).cdist(Rows.batchLast(c.y(), 2), c.number(2, "p", 2)), 2));
    }

    private static Tensor batched(Tensor x, Tensor y, BinaryOperator<Tensor> f) {
        return Rows.batchFirst(f.apply(Rows.batchLast(x, 2), Rows.batchLast(y, 2)), 2);
    }

    private static Tensor matmul(Tensor x, Tensor y) {
        int core = Math.min(x.rank(), 2) + Math.min(y.rank(), 2) - 2;
        Tensor left = x.rank() < 2 ? x : Rows.batchLast(x, 2);
        Tensor right = y.rank() < 2 ? y : Rows.batchLast(y, 2);
        return Rows.batchFirst(left.matmul(right), core);
    }

    private static Tensor tensordot(Call c) {
        if (c.argument(2, "dims") instanceof Argument.Items(List<Argument> both)) {
            List<Integer> ofX = ints(both.get(0));
            List<Integer> ofY = ints(both.get(1));
            return summed(c.x(), ofX, c.y(), ofY).tensordot(summed(c.y(), ofY, c.x(), ofX), ofX, ofY);
        }
        return c.x().tensordot(c.y(), c.integer(2, "dims", 2));
    }

    /** PyTorch sums over an axis that is paired with one of size 1. */
    private static Tensor summed(Tensor x, List<Integer> axes, Tensor other, List<Integer> others) {
        int[] paired = IntStream.range(0, axes.size())
                .filter(i -> SizeScope.branch(other.dim(others.get(i)), Relation.EQUAL, Dim.ONE))
                .map(axes::get)
                .toArray();
        return paired.length == 0 ? x : x.sumKeepDims(paired);
    }

    private static List<Integer> ints(Argument list) {
        List<Integer> all = new ArrayList<>();
        ((Argument.Items) list).all().forEach(item -> all.add(Math.toIntExact(((Argument.Whole) item).value())));
        return all;
    }

    private static void sums(Table table) {
        table.one("addmm", c -> sum(c, Tensor::mm))
                .one("addr", c -> sum(c, Tensor::outer))
                .one("baddbmm", c -> sum(c, (x, y) -> batched(x, y, Tensor::bmm)))
                .one("addbmm", c -> sum(c, (x, y) -> batched(x, y, Tensor::bmm).sum(0)));
    }

    /** The first argument times beta plus a product of the others times alpha, either of which may be complex. */
    private static Tensor sum(Call c, BinaryOperator<Tensor> product) {
        Tensor terms = product.apply(c.y(), c.tensor(2));
        return c.x().mul(c.scalar(-1, "beta", 1, terms)).add(terms.mul(c.scalar(-1, "alpha", 1, terms)));
    }

    private static void matrices(Table table) {
        table.one("matrix_exp", c -> Rows.matrices(c.x(), Matrices::exp))
                .allow(
                        "matrix_exp",
                        Allowance.imprecise(
                                "in float32 PyTorch errs by 3.5e-4 beside elements of some hundreds, ours by 1.9e-4",
                                5e-4,
                                0))
                .one("linalg.matrix_power", c -> Rows.matrices(c.x(), x -> x.matrixPower(c.integer(1, "n", 1))))
                .one("linalg.matrix_norm", Linear::matrixNorm)
                .one("linalg.norm", Linear::norm)
                .one(
                        "linalg.vander",
                        c -> Rows.batchFirst(
                                Rows.batchLast(c.x(), 1)
                                        .vander(c.isAbsent(-1, "N") ? lastSize(c) : c.whole(-1, "N", 0)),
                                2));
    }

    private static long lastSize(Call c) {
        return SizeScope.CURRENT.isBound()
                ? SizeScope.CURRENT.get().observe(c.x().dim(-1))
                : c.x().dim(-1).constant();
    }

    private static Tensor matrixNorm(Call c) {
        int[] axes = c.ints(2, "dim");
        Tensor x = c.x().moveaxis(axes, new int[] {0, 1});
        Tensor norm = matrixNorm(c, x);
        boolean keep = c.flag(3, "keepdim", false);
        return keep
                ? norm.expandDims(Math.floorMod(axes[0], c.x().rank()), Math.floorMod(axes[1], c.x().rank()))
                : norm;
    }

    private static Tensor matrixNorm(Call c, Tensor x) {
        if (!c.isText(1, "ord")) {
            return x.matrixNorm(c.number(1, "ord", 2));
        }
        return c.text(1, "ord", "fro").equals("nuc") ? x.nuclearNorm() : x.matrixNorm();
    }

    private static Tensor norm(Call c) {
        Tensor x = c.x();
        boolean keep = c.flag(-1, "keepdim", false);
        boolean isMatrix = !c.isAbsent(1, "ord") && x.rank() == 2;
        Tensor norm = isMatrix ? matrixNorm(c, x) : x.vectorNorm(c.number(1, "ord", 2));
        return keep ? norm.expandDims(IntStream.range(0, x.rank()).toArray()) : norm;
    }

    private static void solving(Table table) {
        table.one("cholesky", c -> Rows.matrices(c.x(), x -> cholesky(x, c.flag(1, "upper", false))))
                .one("linalg.cholesky", c -> Rows.matrices(c.x(), x -> cholesky(x, c.flag(-1, "upper", false))))
                .one(
                        "cholesky_inverse",
                        c -> Rows.matrices(
                                c.x(), x -> lower(x, c.flag(1, "upper", false)).choleskyInverse()))
                .one(
                        "cholesky_solve",
                        c -> batched(
                                c.x(),
                                c.y(),
                                (b, factor) ->
                                        lower(factor, c.flag(2, "upper", false)).choleskySolve(b)))
                .one(
                        "linalg.solve_triangular",
                        c -> batched(
                                c.x(),
                                c.y(),
                                (a, b) -> a.triangularSolve(
                                        b,
                                        c.flag(-1, "left", true),
                                        !c.flag(-1, "upper", false),
                                        false,
                                        false,
                                        c.flag(-1, "unitriangular", false))))
                .many(
                        "triangular_solve",
                        c -> List.of(
                                batched(c.y(), c.x(), (a, b) -> a.triangularSolve(b, true, false, false, false, false)),
                                c.y()));
    }

    /** The upper factor is the adjoint of the lower one of the matrix that the upper triangle stands for. */
    private static Tensor cholesky(Tensor x, boolean upper) {
        return upper ? x.adjoint().cholesky().adjoint() : x.cholesky();
    }

    private static Tensor lower(Tensor factor, boolean upper) {
        return upper ? factor.adjoint() : factor;
    }
}
