package dev.covector.oracles.adapters;

import dev.covector.ir.DType;
import dev.covector.oracles.Allowance;
import dev.covector.oracles.Call;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.ValuesAndIndices;
import java.util.List;

/** Scans, sorting and searching. */
final class Sorting {
    private Sorting() {}

    static Table table() {
        Table table = new Table();
        scans(table);
        sorting(table);
        return table;
    }

    private static void scans(Table table) {
        table.one("cumsum", c -> scan(c, Tensor::cumsum))
                .one("cumprod", c -> scan(c, Tensor::cumprod))
                .one("logcumsumexp", c -> scan(c, Tensor::logcumsumexp))
                .allow(
                        "logcumsumexp",
                        Allowance.nanDerivatives(
                                "PyTorch's forward mode is NaN at the first element, where its reverse mode is not"))
                .many("cummax", c -> both(c, Tensor::cummaxWithIndices))
                .many("cummin", c -> both(c, Tensor::cumminWithIndices))
                .one(
                        "diff",
                        c -> c.x().diff(
                                        c.integer(1, "n", 1),
                                        c.integer(2, "dim", -1),
                                        c.orNull(3, "prepend"),
                                        c.orNull(4, "append")))
                .one(
                        "trapezoid",
                        c -> c.isTensor(1, "x")
                                ? c.x().trapezoid(c.y(), c.integer(-1, "dim", -1))
                                : c.x().trapezoid(c.number(-1, "dx", 1), c.integer(-1, "dim", -1)))
                .one(
                        "cumulative_trapezoid",
                        c -> c.isTensor(1, "x")
                                ? c.x().cumulativeTrapezoid(c.y(), c.integer(-1, "dim", -1))
                                : c.x().cumulativeTrapezoid(c.number(-1, "dx", 1), c.integer(-1, "dim", -1)));
    }

    private interface Along {
        Tensor of(Tensor x, int axis);
    }

    interface BothAlong {
        ValuesAndIndices of(Tensor x, int axis);
    }

    private static Tensor scan(Call c, Along f) {
        return Rows.lifted(c.converted(c.x(), -1, "dtype"), x -> f.of(x, c.integer(1, "dim", 0)));
    }

    private static List<Tensor> both(Call c, BothAlong f) {
        return List.of(
                Rows.lifted(c.x(), x -> f.of(x, c.integer(1, "dim", -1)).values()),
                Rows.lifted(c.x(), x -> f.of(x, c.integer(1, "dim", -1)).indices()));
    }

    private static void sorting(Table table) {
        table.one(
                        "argsort",
                        c -> Rows.lifted(c.x(), x -> {
                            int axis = c.integer(1, "dim", -1);
                            return c.flag(2, "descending", false) ? x.argsortDescending(axis) : x.argsort(axis);
                        }))
                .many(
                        "sort",
                        c -> both(
                                c,
                                c.flag(2, "descending", false)
                                        ? Tensor::sortDescendingWithIndices
                                        : Tensor::sortWithIndices))
                .one("msort", c -> Rows.lifted(c.x(), Tensor::msort))
                .many("topk", Sorting::topk)
                .many("kthvalue", c -> reduced(c, 2, 3, (x, axis) -> x.kthvalue(c.whole(1, "k", 1), axis)))
                .allow(
                        "kthvalue",
                        Allowance.choice(
                                "PyTorch takes any of equal elements",
                                (c, both) -> List.of(both.get(0), at(c, both.get(1)))))
                .one("bucketize", c -> c.x().bucketize(c.y(), c.flag(-1, "right", false)))
                .one("searchsorted", Sorting::searchsorted)
                .one("histc", Sorting::histc);
    }

    /** Equal bounds stand for those of the data. */
    private static Tensor histc(Call c) {
        long bins = c.whole(-1, "bins", 100);
        double low = c.number(-1, "min", 0);
        double high = c.number(-1, "max", 0);
        return low == high ? c.x().histogram(bins).convert(c.x().dtype()) : c.x().histc(bins, low, high);
    }

    private static List<Tensor> topk(Call c) {
        if (c.x().rank() == 0) {
            return List.of(c.x(), Tensor.zeros(DType.I64, new long[0]));
        }
        long k = c.whole(1, "k", 1);
        int axis = c.integer(2, "dim", -1);
        ValuesAndIndices all = c.flag(3, "largest", true) ? c.x().topK(k, axis) : c.x().leastK(k, axis);
        return List.of(all.values(), all.indices());
    }

    /** The elements at places along the axis of kthvalue. */
    private static Tensor at(Call c, Tensor places) {
        if (c.x().rank() == 0) {
            return c.x();
        }
        int axis = Math.floorMod(c.integer(2, "dim", -1), c.x().rank());
        boolean kept = places.rank() == c.x().rank();
        return c.x().takeAlongAxis(kept ? places : places.expandDims(axis), axis);
    }

    static List<Tensor> reduced(Call c, int dim, int keepdim, BothAlong f) {
        if (c.x().rank() == 0) {
            ValuesAndIndices one = f.of(c.x().reshape(1), 0);
            return List.of(one.values().reshape(new long[0]), one.indices().reshape(new long[0]));
        }
        int axis = Math.floorMod(c.integer(dim, "dim", -1), c.x().rank());
        ValuesAndIndices both = f.of(c.x(), axis);
        boolean keep = c.flag(keepdim, "keepdim", false);
        return keep
                ? List.of(both.values().expandDims(axis), both.indices().expandDims(axis))
                : List.of(both.values(), both.indices());
    }

    private static Tensor searchsorted(Call c) {
        boolean right = c.flag(-1, "right", false) || c.text(-1, "side", "left").equals("right");
        Tensor sorter = c.orNull(-1, "sorter");
        Tensor sorted = sorter == null ? c.x() : c.x().takeAlongAxis(sorter, -1);
        Tensor values = c.y();
        return sorted.rank() == 1
                ? sorted.searchsorted(values, right)
                : Rows.batchFirst(Rows.batchLast(sorted, 1).searchsorted(Rows.batchLast(values, 1), right), 1);
    }
}
