package dev.covector.oracles.adapters;

import dev.covector.ir.Dim;
import dev.covector.oracles.Argument;
import dev.covector.oracles.Call;
import dev.covector.oracles.MissingException;
import dev.covector.tracer.Index;
import dev.covector.tracer.Slice;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.Update;
import java.util.List;

/** Elements by their places. */
final class Indexing {
    private Indexing() {}

    static Table table() {
        Table table = new Table();
        reading(table);
        scatters(table);
        updates(table);
        return table;
    }

    private static void reading(Table table) {
        table.one("__getitem__", c -> c.x().index(entries(c)).get())
                .one("index_select", c -> Rows.lifted(c.x(), x -> x.take(vector(c.tensor(2)), c.integer(1, "dim", 0))))
                .one("take", c -> Rows.flat(c.x()).take(c.y()))
                .one("take_along_dim", Indexing::takeAlong)
                .one("gather", Indexing::gather)
                .one("nn.functional.embedding", c -> c.x().embedding(c.y()));
    }

    private static Index[] entries(Call c) {
        List<Argument> all =
                c.argument(1, "") instanceof Argument.Items(List<Argument> items) ? items : List.of(c.argument(1, ""));
        boolean isVector = all.stream().allMatch(entry -> entry instanceof Argument.Whole) && all.size() > 1;
        return isVector
                ? new Index[] {vector(all)}
                : all.stream().map(entry -> entry(c, entry)).toArray(Index[]::new);
    }

    private static Index entry(Call c, Argument entry) {
        return switch (entry) {
            case Argument.Whole(long place) -> Index.at(place);
            case Argument.Items(List<Argument> places) -> vector(places);
            case Argument.Input(int number) -> c.inputs().get(number);
            case Argument.Ellipsis() -> Index.ELLIPSIS;
            case Argument.Absent() -> Index.NEW_AXIS;
            case Argument.Slice slice -> slice(slice);
            default -> throw new MissingException("the index " + entry);
        };
    }

    /** A bound that is not there is the end that the step comes from or goes to. */
    private static Slice slice(Argument.Slice slice) {
        if (slice.start() instanceof Argument.Absent && slice.stop() instanceof Argument.Absent) {
            return Slice.by(whole(slice.step(), 1));
        }
        boolean forwards = whole(slice.step(), 1) > 0;
        if (!forwards) {
            throw new MissingException("a slice with bounds and a negative step, which PyTorch does not have");
        }
        return Slice.of(whole(slice.start(), 0), whole(slice.stop(), Tensor.END), whole(slice.step(), 1));
    }

    private static long whole(Argument argument, long orElse) {
        return argument instanceof Argument.Whole(long value) ? value : orElse;
    }

    private static Tensor vector(List<Argument> places) {
        return Tensor.of(places.stream()
                .mapToLong(place -> ((Argument.Whole) place).value())
                .toArray());
    }

    private static Tensor vector(Tensor x) {
        return x.rank() == 0 ? x.reshape(1) : x;
    }

    private static Tensor takeAlong(Call c) {
        if (c.isAbsent(2, "dim")) {
            return Rows.flat(c.x()).takeAlongAxis(Rows.flat(c.y()), 0);
        }
        return c.x().rank() == 0
                ? vector(c.x()).takeAlongAxis(vector(c.y()), 0).reshape(new long[0])
                : c.x().takeAlongAxis(c.y(), c.integer(2, "dim", 0));
    }

    /** PyTorch's indices may have fewer elements off the axis than the tensor. */
    private static Tensor gather(Call c) {
        Tensor x = vector(c.x());
        Tensor at = c.tensor(2);
        int axis = Math.floorMod(c.integer(1, "dim", 0), x.rank());
        Tensor places = vector(at);
        if (places.rank() != x.rank()) {
            return Tensor.zeros(x.dtype(), at.shape().toArray(Dim[]::new)); // no indices may have any rank
        }
        Tensor part = x;
        for (int other = 0; other < x.rank(); other++) {
            part = other == axis ? part : part.slice(other, Dim.ZERO, places.dim(other));
        }
        Tensor found = part.takeAlongAxis(places, axis);
        return at.rank() == 0 ? found.reshape(new long[0]) : found;
    }

    private static void scatters(Table table) {
        table.one(
                        "scatter",
                        c -> scattered(
                                c,
                                (x, at, values, axis) ->
                                        c.text(-1, "reduce", "").equals("add")
                                                ? x.scatterAdd(axis, at, values)
                                                : x.scatter(axis, at, values)))
                .one("scatter_add", c -> scattered(c, (x, at, values, axis) -> x.scatterAdd(axis, at, values)))
                .one(
                        "scatter_reduce",
                        c -> scattered(
                                c,
                                (x, at, values, axis) -> x.scatterReduce(
                                        axis,
                                        at,
                                        values,
                                        update(c.text(4, "reduce", "")),
                                        c.flag(-1, "include_self", true))));
    }

    private interface Scattering {
        Tensor of(Tensor x, Tensor at, Tensor values, int axis);
    }

    private static Tensor scattered(Call c, Scattering f) {
        Tensor values = c.operand(3, "value", c.x());
        return Rows.lifted(c.x(), x -> f.of(x, vector(c.tensor(2)), vector(values), c.integer(1, "dim", 0)));
    }

    private static Update update(String name) {
        return switch (name) {
            case "sum" -> Update.ADD;
            case "prod" -> Update.MULTIPLY;
            case "mean" -> Update.MEAN;
            case "amax" -> Update.MAX;
            case "amin" -> Update.MIN;
            default -> throw new MissingException("the reduction " + name);
        };
    }

    private static void updates(Table table) {
        table.one(
                        "index_add",
                        c -> Rows.lifted(
                                c.x(),
                                x -> x.indexAdd(
                                        c.integer(1, "dim", 0),
                                        vector(c.tensor(2)),
                                        vector(c.tensor(3)).mul(c.scalar(-1, "alpha", 1, c.tensor(3))))))
                .one(
                        "index_copy",
                        c -> Rows.lifted(
                                c.x(),
                                x -> x.indexCopy(c.integer(1, "dim", 0), vector(c.tensor(2)), vector(c.tensor(3)))))
                .one(
                        "index_fill",
                        c -> Rows.lifted(
                                c.x(),
                                x -> x.indexFill(
                                        c.integer(1, "dim", 0), vector(c.tensor(2)), c.operand(3, "value", c.x()))))
                .one(
                        "index_reduce",
                        c -> Rows.lifted(
                                c.x(),
                                x -> x.indexReduce(
                                        c.integer(1, "dim", 0),
                                        vector(c.tensor(2)),
                                        vector(c.tensor(3)),
                                        update(c.text(4, "reduce", "")),
                                        c.flag(-1, "include_self", true))))
                .one("index_put", Indexing::indexPut)
                .one("put", Indexing::put)
                .one("masked_fill", c -> c.x().maskedFill(c.y(), c.operand(2, "value", c.x())))
                .one("masked_scatter", Indexing::maskedScatter);
    }

    private static Tensor indexPut(Call c) {
        Index[] places = c.argument(1, "") instanceof Argument.Items(List<Argument> all)
                ? all.stream().map(entry -> entry(c, entry)).toArray(Index[]::new)
                : new Index[0];
        Tensor values = c.tensor(2);
        return c.flag(-1, "accumulate", false)
                ? c.x().index(places).add(values)
                : c.x().index(places).set(values);
    }

    private static Tensor put(Call c) {
        Tensor flat = Rows.flat(c.x())
                .put(
                        c.y().transpose(),
                        c.tensor(2).transpose().reshape(c.y().transpose().shape()),
                        c.flag(3, "accumulate", false));
        return flat.reshape(c.x().transpose().shape()).transpose();
    }

    private static Tensor maskedScatter(Call c) {
        Tensor both = c.x().maskedFill(c.y(), c.x());
        Tensor mask = c.y().broadcastTo(both.shape());
        return both.transpose()
                .maskedScatter(mask.transpose(), Rows.flat(c.tensor(2)))
                .transpose();
    }
}
