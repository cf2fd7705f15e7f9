package dev.covector.oracles.adapters;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.oracles.Allowance;
import dev.covector.oracles.Call;
import dev.covector.tracer.Interpolation;
import dev.covector.tracer.MinMax;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Reductions and statistics. */
final class Reduce {
    private Reduce() {}

    /** A reduction over some axes, or over all where none is named. */
    private interface Over {
        Tensor of(Tensor x, int... axes);
    }

    static Table table() {
        Table table = new Table();
        sums(table);
        extremes(table);
        statistics(table);
        return table;
    }

    /** With the argument {@code keepdim} behind {@code dim}. */
    private static void over(Table table, String op, Over f) {
        table.one(op, c -> over(c, c.x(), 1, f));
    }

    private static Tensor over(Call c, Tensor x, int dim, Over f) {
        int[] axes = x.rank() == 0 ? new int[0] : c.ints(dim, "dim");
        Tensor result = f.of(x, axes);
        if (!c.flag(dim < 0 ? -1 : dim + 1, "keepdim", false)) {
            return result;
        }
        IntStream all = axes.length == 0 ? IntStream.range(0, x.rank()) : IntStream.of(axes);
        return result.expandDims(all.map(axis -> Math.floorMod(axis, x.rank())).toArray());
    }

    private static void sums(Table table) {
        table.one("sum", c -> over(c, c.converted(c.x(), -1, "dtype"), 1, Tensor::sum));
        over(table, "prod", Tensor::prod);
        over(table, "mean", Tensor::mean);
        over(table, "nansum", Tensor::nansum);
        over(table, "nanmean", Tensor::nanmean);
        over(table, "all", Tensor::all);
        over(table, "any", Tensor::any);
        over(table, "logsumexp", Tensor::logsumexp);
        table.one("count_nonzero", c -> c.x().countNonzero(c.x().rank() == 0 ? new int[0] : c.ints(1, "dim")))
                .one(
                        "softmax",
                        c -> Rows.lifted(c.converted(c.x(), -1, "dtype"), x -> x.softmax(c.integer(1, "dim", -1))))
                .one(
                        "log_softmax",
                        c -> Rows.lifted(c.converted(c.x(), -1, "dtype"), x -> x.logSoftmax(c.integer(1, "dim", -1))))
                .unary("trace", Tensor::trace)
                .one("dist", c -> c.x().dist(c.y(), c.number(2, "p", 2)))
                .one("linalg.vector_norm", c -> norm(c, 1, "ord", 2))
                .one("norm", c -> norm(c, 1, "p", 2));
    }

    private static Tensor norm(Call c, int order, String name, int dim) {
        if (c.isText(order, name) && c.text(order, name, "").equals("nuc")) {
            int[] axes = c.ints(dim, "dim");
            return (axes.length == 0 ? c.x() : c.x().moveaxis(axes, new int[] {0, 1})).nuclearNorm();
        }
        double p = c.isText(order, name) ? 2 : c.number(order, name, 2);
        return over(c, c.x(), dim, (x, axes) -> x.vectorNorm(p, axes));
    }

    private static void extremes(Table table) {
        over(table, "amax", Tensor::max);
        over(table, "amin", Tensor::min);
        table.many("aminmax", c -> {
                    MinMax both = c.x().aminmax(c.x().rank() == 0 ? new int[0] : c.ints(-1, "dim"));
                    return List.of(kept(c, -1, both.min()), kept(c, -1, both.max()));
                })
                .one("argmax", c -> place(c, true))
                .one("argmin", c -> place(c, false))
                .many("max", c -> extreme(c, true))
                .many("min", c -> extreme(c, false));
    }

    /** A result without an axis, which comes back where it is to be kept. */
    private static Tensor kept(Call c, int keepdim, Tensor result) {
        boolean keep = c.flag(keepdim, "keepdim", false) && c.x().rank() > 0;
        return keep ? result.expandDims(Math.floorMod(c.integer(1, "dim", -1), c.x().rank())) : result;
    }

    private static Tensor place(Call c, boolean largest) {
        if (c.isAbsent(1, "dim") || c.x().rank() == 0) {
            Tensor flat = Rows.flat(c.x());
            return largest ? flat.argmax(0) : flat.argmin(0);
        }
        int axis = c.integer(1, "dim", 0);
        return kept(c, 2, largest ? c.x().argmax(axis) : c.x().argmin(axis));
    }

    private static List<Tensor> extreme(Call c, boolean largest) {
        Tensor x = c.x();
        if (c.isTensor(1, "other")) {
            return List.of(largest ? x.maximum(c.y()) : x.minimum(c.y()));
        }
        if (c.isAbsent(1, "dim")) {
            return List.of(largest ? x.max() : x.min());
        }
        if (x.rank() == 0) {
            return List.of(x, Tensor.zeros(DType.I64, new long[0]));
        }
        int axis = Math.floorMod(c.integer(1, "dim", 0), x.rank());
        Tensor at = (largest ? x.argmax(axis) : x.argmin(axis)).expandDims(axis);
        Tensor value = x.takeAlongAxis(at, axis);
        boolean keep = c.flag(2, "keepdim", false);
        return keep ? List.of(value, at) : List.of(value.squeeze(axis), at.squeeze(axis));
    }

    private static void statistics(Table table) {
        table.one("var", c -> spread(c, false))
                .one("std", c -> spread(c, true))
                .many("var_mean", c -> List.of(spread(c, false), over(c, c.x(), dim(c), Tensor::mean)))
                .many("std_mean", c -> List.of(spread(c, true), over(c, c.x(), dim(c), Tensor::mean)))
                .many(
                        "median",
                        c -> c.isAbsent(1, "dim")
                                ? List.of(c.x().flatten().lowerMedian(0).values())
                                : Sorting.reduced(c, 1, 2, Tensor::lowerMedian))
                .one("quantile", Reduce::quantile)
                .unary("corrcoef", x -> single(x, x.corrcoef()))
                .one(
                        "cov",
                        c -> single(
                                c.x(),
                                c.x().cov(
                                                c.number(-1, "correction", 1),
                                                c.orNull(-1, "fweights"),
                                                c.orNull(-1, "aweights"))))
                .allow(
                        "cov",
                        Allowance.imprecise(
                                "PyTorch takes sums and differences of float32 weights in float32", 1e-6, 1e-3));
    }

    /** Of one variable, whether a vector or a matrix of one row, PyTorch gives a number. */
    private static Tensor single(Tensor x, Tensor result) {
        boolean one = result.rank() == 2 && SizeScope.branch(x.dim(0), Relation.EQUAL, Dim.ONE);
        return one ? result.squeeze() : result;
    }

    /** The place of {@code dim}: it is second unless a flag is there. */
    private static int dim(Call c) {
        return c.argument(1, "") instanceof dev.covector.oracles.Argument.Flag ? -1 : 1;
    }

    private static Tensor spread(Call c, boolean root) {
        boolean unbiased = dim(c) < 0 ? c.flag(1, "unbiased", true) : c.flag(2, "unbiased", true);
        double correction = c.number(-1, "correction", unbiased ? 1 : 0);
        return over(
                c,
                c.x(),
                dim(c),
                (x, axes) -> root ? x.stdWithCorrection(correction, axes) : x.varWithCorrection(correction, axes));
    }

    private static Tensor quantile(Call c) {
        Tensor x = c.x().rank() == 0 ? c.x().reshape(1) : c.x();
        Tensor q = c.operand(1, "q", x);
        Interpolation how =
                Interpolation.valueOf(c.text(-1, "interpolation", "linear").toUpperCase(Locale.ROOT));
        int axis = Math.floorMod(c.integer(2, "dim", 0), x.rank());
        Tensor found = c.isAbsent(2, "dim") ? Rows.flat(x).quantile(q, 0, how) : x.quantile(q, axis, how);
        boolean keep = c.flag(3, "keepdim", false) && c.x().rank() > 0;
        return keep ? found.expandDims(axis + q.rank()) : found;
    }
}
