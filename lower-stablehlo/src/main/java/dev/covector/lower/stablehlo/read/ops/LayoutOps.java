package dev.covector.lower.stablehlo.read.ops;

import static dev.covector.lower.stablehlo.read.blocks.OpReader.require;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.lower.stablehlo.read.blocks.BlockReader;
import dev.covector.lower.stablehlo.read.blocks.Known;
import dev.covector.lower.stablehlo.read.blocks.Num;
import dev.covector.lower.stablehlo.read.blocks.Numbers;
import dev.covector.lower.stablehlo.read.blocks.OpReader;
import dev.covector.lower.stablehlo.read.blocks.Types;
import dev.covector.lower.stablehlo.read.syntax.Operation;
import dev.covector.ops.FuncEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Elements in another place or another shape, static and with computed sizes. */
final class LayoutOps {
    private LayoutOps() {}

    static Map<String, OpReader> readers() {
        return Map.of(
                "stablehlo.broadcast_in_dim",
                OpReader.of(1, (op, in, r) -> broadcast(op, in.getFirst(), sizes(op), r)),
                "stablehlo.dynamic_broadcast_in_dim",
                OpReader.of(2, (op, in, r) -> broadcast(op, in.getFirst(), r.sizes(in.get(1), op), r)),
                "stablehlo.reshape",
                OpReader.of(1, (op, in, r) -> reshape(in.getFirst(), sizes(op), r)),
                "stablehlo.dynamic_reshape",
                OpReader.of(2, (op, in, r) -> reshape(in.getFirst(), r.sizes(in.get(1), op), r)),
                "stablehlo.transpose",
                OpReader.of(
                        1,
                        (op, in, r) -> Known.of(transposed(
                                in.getFirst().value(), op.attributes().axes("permutation"), r.b()))),
                "stablehlo.reverse",
                OpReader.of(
                        1,
                        (op, in, r) -> Known.of(r.b().reverse(
                                        in.getFirst().value(), op.attributes().axes("dimensions")))),
                "stablehlo.concatenate",
                OpReader.ofMany(1, LayoutOps::concatenate),
                "stablehlo.iota",
                OpReader.of(0, (op, _, r) -> iota(op, sizes(op), r)),
                "stablehlo.dynamic_iota",
                OpReader.of(1, (op, in, r) -> iota(op, r.sizes(in.getFirst(), op), r)),
                "stablehlo.get_dimension_size",
                OpReader.of(1, LayoutOps::size));
    }

    /** The sizes of the result, which are numbers. */
    static List<Dim> sizes(Operation op) {
        require(op.resultTypes().size() == 1, op, "there is one result");
        return Types.of(op.resultTypes().getFirst(), op.place(), () -> {
                    throw BlockReader.error(op, "the sizes of the result are not known; the dynamic form says them");
                })
                .shape();
    }

    /** Axis i becomes axis dims[i], in any order. */
    private static Known broadcast(Operation op, Known x, List<Dim> shape, BlockReader r) {
        List<Integer> dims = op.attributes().axes("broadcast_dimensions");
        require(dims.size() == x.rank(), op, "there must be a dimension for each axis; got " + dims);
        List<Integer> order = IntStream.range(0, dims.size())
                .boxed()
                .sorted(java.util.Comparator.comparing(dims::get))
                .toList();
        Value ordered = transposed(x.value(), order, r.b());
        Value result = r.b().broadcast(ordered, shape, dims.stream().sorted().toList());
        Numbers numbers = x.numbers();
        boolean isSplat = numbers != null && (x.rank() == 0 || numbers.isSplat());
        return ElementwiseOps.known(
                result,
                numbers != null && isSplat ? Numbers.splat(numbers.each().getFirst(), result.type()) : null);
    }

    /** StableHLO's reshape keeps the row-major order, ours the column-major one: it is ours between two transposes. */
    private static Known reshape(Known x, List<Dim> shape, BlockReader r) {
        Value result = rowMajor(x.value(), shape, r.b());
        Numbers numbers = x.numbers();
        if (numbers != null && numbers.isSplat()) {
            numbers = Numbers.splat(numbers.each().getFirst(), result.type());
        }
        return ElementwiseOps.known(result, numbers);
    }

    /** The elements in row-major order under another shape. */
    static Value rowMajor(Value x, List<Dim> shape, FuncEmitter b) {
        if (x.type().shape().equals(shape)) {
            return x;
        }
        if (large(x.type().shape()).equals(large(shape))) {
            return b.reshape(x, shape);
        }
        Value same = b.reshape(reversed(x, b), new ArrayList<>(shape).reversed());
        return reversed(same, b);
    }

    private static List<Dim> large(List<Dim> shape) {
        return shape.stream().filter(size -> !size.equals(Dim.ONE)).toList();
    }

    private static Value reversed(Value x, FuncEmitter b) {
        return transposed(
                x, IntStream.range(0, x.type().rank()).boxed().toList().reversed(), b);
    }

    static Value transposed(Value x, List<Integer> order, FuncEmitter b) {
        boolean isSame = order.size() == x.type().rank()
                && IntStream.range(0, order.size()).allMatch(i -> order.get(i) == i);
        return isSame ? x : b.transpose(x, order);
    }

    private static Known concatenate(Operation op, List<Known> in, BlockReader r) {
        Value result = r.b().concatenate(
                        in.stream().map(Known::value).toList(), op.attributes().small("dimension"));
        return ElementwiseOps.known(result, joined(in));
    }

    private static @Nullable Numbers joined(List<Known> in) {
        List<Num> all = new ArrayList<>();
        for (Known x : in) {
            Numbers numbers = x.numbers();
            if (numbers == null || x.rank() != 1 || !x.type().dim(0).isConstant()) {
                return null;
            }
            long count = x.type().dim(0).constant();
            if (all.size() + count > Numbers.MOST) {
                return null;
            }
            for (int i = 0; i < count; i++) {
                all.add(numbers.each().get(numbers.isSplat() ? 0 : i));
            }
        }
        return new Numbers(all, false);
    }

    private static Known iota(Operation op, List<Dim> shape, BlockReader r) {
        DType dtype = Types.dtype(Types.tensor(op.resultTypes().getFirst(), op.place()), op.place());
        int axis = op.attributes().small("iota_dimension");
        DType made = dtype.isComplex() ? dtype.realPart() : dtype;
        return Known.of(r.b().convertTo(r.b().iota(made, shape, axis), dtype));
    }

    private static Known size(Operation op, List<Known> in, BlockReader r) {
        TensorType type = in.getFirst().type();
        int axis = op.attributes().small("dimension");
        require(axis < type.rank(), op, "there is no axis " + axis + " of " + type);
        Dim size = type.dim(axis);
        Value narrow = r.b().convertTo(r.b().size(size), DType.I32);
        return Known.of(narrow, Numbers.scalar(new Num.Exact(size)));
    }
}
