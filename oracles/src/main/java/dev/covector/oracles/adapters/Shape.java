package dev.covector.oracles.adapters;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.oracles.Call;
import dev.covector.tracer.Border;
import dev.covector.tracer.Grids;
import dev.covector.tracer.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Layout. */
final class Shape {
    private Shape() {}

    static Table table() {
        Table table = new Table();
        shapes(table);
        orders(table);
        joining(table);
        parts(table);
        matrices(table);
        return table;
    }

    private static void shapes(Table table) {
        table.one("reshape", c -> Rows.reshape(c.x(), c.sizes(1, "shape")))
                .one("flatten", c -> flatten(c.x(), c.integer(1, "start_dim", 0), c.integer(2, "end_dim", -1)))
                .unary("ravel", Rows::flat)
                .one("unflatten", Shape::unflatten)
                .many("squeeze", c -> List.of(squeeze(c)))
                .one("unsqueeze", c -> c.x().expandDims(c.integer(1, "dim", 0)))
                .unary("atleast_2d", Tensor::atLeast2d)
                .one("broadcast_to", c -> c.x().broadcastTo(c.sizes(1, "size")))
                .one("expand", c -> c.x().broadcastTo(expanded(c.x(), c.sizes(1, "size"))))
                .one("tile", c -> c.x().tile(c.sizes(1, "dims")))
                .one("repeat", c -> c.x().tile(c.sizes(1, "repeats")))
                .one("as_strided", Shape::asStrided);
    }

    private static Tensor flatten(Tensor x, int start, int end) {
        if (x.rank() == 0) {
            return x.reshape(1);
        }
        int first = Math.floorMod(start, x.rank());
        int last = Math.floorMod(end, x.rank());
        // The axes in the opposite order lie row-major side by side.
        int[] order = IntStream.range(0, x.rank())
                .map(axis -> axis < first || axis > last ? axis : first + last - axis)
                .toArray();
        return x.permute(order).flatten(first, last);
    }

    private static Tensor unflatten(Call c) {
        int axis = Math.floorMod(c.integer(1, "dim", 0), c.x().rank());
        long[] sizes = c.sizes(2, "sizes");
        long[] reversed = LongStream.range(0, sizes.length)
                .map(i -> sizes[sizes.length - 1 - (int) i])
                .toArray();
        Tensor parts = c.x().unflatten(axis, reversed);
        int last = axis + sizes.length - 1;
        return parts.permute(IntStream.range(0, parts.rank())
                .map(i -> i < axis || i > last ? i : axis + last - i)
                .toArray());
    }

    /** PyTorch leaves axes as they are that are named and not of size 1. */
    private static Tensor squeeze(Call c) {
        Tensor x = c.x();
        if (c.isAbsent(1, "dim") || x.rank() == 0) {
            return x.squeeze();
        }
        int[] single = IntStream.of(c.ints(1, "dim"))
                .map(axis -> Math.floorMod(axis, x.rank()))
                .filter(axis -> SizeScope.branch(x.dim(axis), Relation.EQUAL, Dim.ONE))
                .toArray();
        return single.length == 0 ? x : x.squeeze(single);
    }

    /** Sizes of -1 stay as they are. */
    private static List<Dim> expanded(Tensor x, long... sizes) {
        int offset = sizes.length - x.rank();
        return IntStream.range(0, sizes.length)
                .mapToObj(i -> sizes[i] < 0 ? x.dim(i - offset) : Dim.of(sizes[i]))
                .toList();
    }

    private static Tensor asStrided(Call c) {
        return Rows.flat(c.x()).asStrided(c.sizes(1, "size"), c.sizes(2, "stride"), c.whole(3, "storage_offset", 0));
    }

    private static void orders(Table table) {
        table.one("permute", c -> c.x().rank() == 0 ? c.x() : c.x().permute(c.ints(1, "dims")))
                .one(
                        "movedim",
                        c -> c.x().rank() == 0 ? c.x() : c.x().moveaxis(c.ints(1, "source"), c.ints(2, "destination")))
                .one(
                        "transpose",
                        c -> Rows.lifted(c.x(), x -> x.swapaxes(c.integer(1, "dim0", 0), c.integer(2, "dim1", 0))))
                .one(
                        "flip",
                        c -> c.ints(1, "dims").length == 0 ? c.x() : Rows.lifted(c.x(), x -> x.flip(c.ints(1, "dims"))))
                .one("rot90", c -> c.x().rot90(c.integer(1, "k", 1), c.ints(2, "dims")[0], c.ints(2, "dims")[1]))
                .one("roll", Shape::roll);
    }

    private static Tensor roll(Call c) {
        if (c.isAbsent(2, "dims") && c.x().rank() != 1) {
            return c.x().transpose().roll(c.whole(1, "shifts", 0)).transpose();
        }
        return c.x().roll(c.sizes(1, "shifts"), c.isAbsent(2, "dims") ? new int[] {0} : c.ints(2, "dims"));
    }

    private static void joining(Table table) {
        table.one("cat", c -> Tensor.concatenate(c.integer(1, "dim", 0), filled(c.tensors(0))))
                .one("stack", c -> Tensor.stack(c.integer(1, "dim", 0), c.tensors(0)))
                .one("hstack", c -> Tensor.hstack(c.tensors(0)))
                .one("vstack", c -> Tensor.vstack(c.tensors(0)))
                .one("dstack", c -> Tensor.dstack(c.tensors(0)))
                .one("column_stack", c -> Tensor.columnStack(c.tensors(0)))
                .one("block_diag", c -> Tensor.blockDiag(c.tensors(0)))
                .one("cartesian_prod", c -> Grids.cartesianProd(c.tensors(0)))
                .many("meshgrid", Shape::meshgrid)
                .one("constant_pad_nd", c -> pad(c, "constant", 2))
                .one("nn.functional.pad", c -> pad(c, c.text(2, "mode", "constant"), 3));
    }

    /** PyTorch lets a vector of no elements stand for nothing among tensors of another rank. */
    private static Tensor[] filled(Tensor... all) {
        int rank = Arrays.stream(all).mapToInt(Tensor::rank).max().orElse(0);
        return Arrays.stream(all)
                .filter(x -> x.rank() == rank || !SizeScope.branch(x.dim(0), Relation.EQUAL, Dim.ZERO))
                .toArray(Tensor[]::new);
    }

    private static List<Tensor> meshgrid(Call c) {
        Tensor[] vectors = Arrays.stream(c.tensors(0))
                .map(x -> x.rank() == 0 ? x.reshape(1) : x)
                .toArray(Tensor[]::new);
        return Grids.meshgrid(
                Grids.Indexing.valueOf(c.text(-1, "indexing", "ij").toUpperCase(Locale.ROOT)), vectors);
    }

    /** PyTorch gives pairs from the last axis on. */
    private static Tensor pad(Call c, String mode, int value) {
        Tensor x = c.x();
        long[] pairs = c.sizes(1, "pad");
        long[] low = new long[x.rank()];
        long[] high = new long[x.rank()];
        for (int i = 0; i < pairs.length / 2; i++) {
            low[x.rank() - 1 - i] = pairs[2 * i];
            high[x.rank() - 1 - i] = pairs[2 * i + 1];
        }
        return switch (mode) {
            case "constant" -> {
                List<Dim> none = LongStream.of(low).mapToObj(_ -> Dim.ZERO).toList();
                yield x.pad(dims(low), dims(high), none, c.scalar(value, "value", 0, x));
            }
            case "reflect" -> x.pad(low, high, Border.REFLECT);
            case "replicate" -> x.pad(low, high, Border.REPLICATE);
            default -> x.pad(low, high, Border.CIRCULAR);
        };
    }

    private static List<Dim> dims(long... sizes) {
        return LongStream.of(sizes).mapToObj(Dim::of).toList();
    }

    private static void parts(Table table) {
        table.many("split", Shape::split)
                .many("chunk", c -> c.x().chunk(c.integer(1, "chunks", 1), c.integer(2, "dim", 0)))
                .many("unbind", c -> c.x().unbind(c.integer(1, "dim", 0)))
                .one("narrow", Shape::narrow)
                .one("select", c -> c.x().take(c.integer(1, "dim", 0), c.whole(2, "index", 0)))
                .one("select_scatter", c -> c.x().selectScatter(c.y(), c.integer(2, "dim", 0), c.whole(3, "index", 0)))
                .one("unfold", Shape::unfold);
    }

    private static Tensor unfold(Call c) {
        Tensor x = c.x().rank() == 0 ? c.x().reshape(1) : c.x();
        Tensor windows = x.unfold(c.integer(1, "dimension", 0), c.whole(2, "size", 1), c.whole(3, "step", 1));
        return c.x().rank() == 0 ? windows.squeeze(0) : windows;
    }

    private static List<Tensor> split(Call c) {
        int axis = c.integer(2, "dim", 0);
        if (c.isList(1, "")) {
            return c.x().split(c.sizes(1, ""), axis);
        }
        long size = c.whole(1, "split_size_or_sections", 1);
        long whole = c.x().dim(axis).isConstant() ? c.x().dim(axis).constant() : observed(c.x(), axis);
        long[] sizes = LongStream.rangeClosed(0, Math.max(0, (whole - 1) / Math.max(size, 1)))
                .map(i -> Math.min(size, whole - i * size))
                .toArray();
        return c.x().split(sizes, axis);
    }

    private static long observed(Tensor x, int axis) {
        return SizeScope.CURRENT.get().observe(x.dim(axis));
    }

    private static Tensor narrow(Call c) {
        int axis = c.integer(1, "dim", 0);
        long length = c.whole(3, "length", 0);
        if (c.isTensor(2, "start")) {
            Tensor at = Tensor.arange(DType.I64, length)
                    .add(c.tensor(2, "start").reshape(new long[0]).convert(DType.I64));
            return c.x().take(at, axis);
        }
        return c.x().narrow(axis, c.whole(2, "start", 0), length);
    }

    private static void matrices(Table table) {
        table.one("tril", c -> Rows.matrices(c.x(), x -> x.tril(c.whole(1, "diagonal", 0))))
                .one("triu", c -> Rows.matrices(c.x(), x -> x.triu(c.whole(1, "diagonal", 0))))
                .one("tril_indices", c -> indices(c, true))
                .one("triu_indices", c -> indices(c, false))
                .one("diag", c -> c.x().diag(c.whole(1, "diagonal", 0)))
                .one("diagflat", c -> Rows.flat(c.x()).diagflat(c.whole(1, "offset", 0)))
                .one("diag_embed", Shape::diagEmbed)
                .one("diagonal", c -> diagonal(c, 0, 1))
                .one("linalg.diagonal", c -> diagonal(c, -2, -1))
                .one("diagonal_scatter", Shape::diagonalScatter);
    }

    private static Tensor indices(Call c, boolean lower) {
        long rows = c.whole(0, "row", 0);
        long columns = c.whole(1, "col", 0);
        long k = c.whole(2, "offset", 0);
        Tensor places = lower ? Grids.trilIndices(rows, columns, k) : Grids.triuIndices(rows, columns, k);
        @Nullable DType dtype = c.dtype(-1, "dtype");
        return dtype == null ? places : places.convert(dtype);
    }

    private static Tensor diagEmbed(Call c) {
        // The last axis is the diagonal, and the last two axes of the result are the matrix.
        Tensor matrices = Rows.batchLast(c.x(), 1).diagEmbed(c.whole(-1, "offset", 0));
        return Rows.batchFirst(matrices, 2);
    }

    private static Tensor diagonal(Call c, int rows, int columns) {
        Tensor d = c.x().diagonal(c.whole(1, "offset", 0), c.integer(2, "dim1", rows), c.integer(3, "dim2", columns));
        return Rows.batchFirst(d, 1);
    }

    private static Tensor diagonalScatter(Call c) {
        return c.x().diagonalScatter(
                        Rows.batchLast(c.y(), 1),
                        c.whole(2, "offset", 0),
                        c.integer(3, "dim1", 0),
                        c.integer(4, "dim2", 1));
    }
}
