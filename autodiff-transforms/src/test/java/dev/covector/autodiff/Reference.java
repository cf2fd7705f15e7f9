package dev.covector.autodiff;

import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpSet;
import dev.covector.ops.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs a function on numbers, one element at a time, by the lowerings of its ops: slow, and short enough to trust. */
public final class Reference implements OpBuilder {
    private final OpSet ops;
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<Value, Numbers> values = new HashMap<>();

    private Reference(OpSet ops) {
        this.ops = ops;
    }

    /** The results of a function. */
    public static List<Numbers> run(Func f, List<Numbers> arguments, OpSet ops) {
        Reference reference = new Reference(ops);
        for (int i = 0; i < arguments.size(); i++) {
            reference.bind(f.params().get(i).type(), arguments.get(i));
        }
        return f.within(() -> reference.inline(f.body(), f.params(), arguments));
    }

    private List<Numbers> inline(dev.covector.ir.Block body, List<Value> params, List<Numbers> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            values.put(params.get(i), arguments.get(i));
        }
        return inline(body, params).stream().map(values::get).toList();
    }

    private void bind(TensorType type, Numbers x) {
        for (int axis = 0; axis < type.rank(); axis++) {
            if (type.dim(axis).isSymbol()) {
                sizes.put(type.dim(axis).toString(), (long) x.shape()[axis]);
            }
        }
        if (!Arrays.equals(shape(type), x.shape()) || type.dtype() != x.dtype()) {
            throw new IllegalArgumentException(x + " is not " + type + " at " + sizes);
        }
    }

    @Override
    public OpSet ops() {
        return ops;
    }

    @Override
    public List<Value> emit(Op op) {
        if (ops.lowering(op) instanceof Lowering.Expanded(Lowering.Expansion expansion)) {
            return expansion.emit(this);
        }
        List<Numbers> in = op.operands().stream().map(values::get).toList();
        List<TensorType> types = ops.types(op);
        List<Numbers> computed =
                types.size() == 1 ? List.of(element(op, in, types.getFirst())) : Factorisations.run(op, in.getFirst());
        List<Value> results = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            Value result = new Value(types.get(i));
            values.put(result, computed.get(i));
            results.add(result);
        }
        return results;
    }

    private int[] shape(TensorType type) {
        return type.shape().stream().mapToInt(dim -> (int) dim.eval(sizes)).toArray();
    }

    private Numbers element(Op op, List<Numbers> in, TensorType type) {
        int[] shape = shape(type);
        return switch (ops.lowering(op)) {
            case Lowering.Pointwise(Lowering.Formula formula) ->
                Numbers.of(type.dtype(), shape, i -> pointwise(formula, in, i));
            case Lowering.Generated(Lowering.Source source) ->
                Numbers.of(type.dtype(), shape, i -> {
                    Registers k = new Registers(sizes);
                    List<Reg> index = Arrays.stream(i)
                            .mapToObj(v -> k.constant(dev.covector.ir.DType.I64, v))
                            .toList();
                    return k.get(source.emit(k, index));
                });
            case Lowering.Indexed(List<Lowering.AxisMap> axes) ->
                Numbers.of(type.dtype(), shape, i -> in.getFirst().at(mapped(axes, i)));
            case Lowering.Reduction(Reducer reducer, List<Integer> axes) ->
                reduced(reducer, axes, in.getFirst(), type, shape);
            case Lowering.Reshaped() ->
                new Numbers(type.dtype(), shape, in.getFirst().elements());
            case Lowering.Assembled(Integer fill, List<Lowering.Region> regions) ->
                assembled(fill, regions, in, type, shape);
            case Lowering.Gathered(List<Integer> axes) ->
                Numbers.of(
                        type.dtype(),
                        shape,
                        i -> in.getFirst().at(Routines.gathered(axes, in.getFirst(), in.subList(1, in.size()), i)));
            case Lowering.Measured(Dim size, var _) -> {
                sizes.put(size.toString(), (long) in.getFirst().at().re());
                yield in.getFirst();
            }
            case Lowering.Control _ -> throw new UnsupportedOperationException(op.mnemonic());
            case Lowering.Library _ -> Routines.run(op, in, shape);
            case Lowering.Expanded _ -> throw new IllegalStateException(op.mnemonic());
        };
    }

    private Complex pointwise(Lowering.Formula formula, List<Numbers> in, int[] index) {
        Registers k = new Registers(sizes);
        List<Scalar> operands =
                in.stream().map(x -> k.put(x.dtype(), x.at(index))).toList();
        return k.get(formula.emit(k, operands));
    }

    private int[] mapped(List<Lowering.AxisMap> axes, int[] index) {
        return axes.stream()
                .mapToInt(map -> (int) map.at(this::number, axis -> index[axis]))
                .toArray();
    }

    private int number(Dim dim) {
        return (int) dim.eval(sizes);
    }

    private static Numbers reduced(Reducer reducer, List<Integer> axes, Numbers x, TensorType type, int[] shape) {
        double start = switch (reducer) {
            case SUM, ANY -> 0;
            case PRODUCT, ALL -> 1;
            case MAX -> Double.NEGATIVE_INFINITY;
            case MIN -> Double.POSITIVE_INFINITY;
        };
        Numbers out = Numbers.of(type.dtype(), shape, i -> Complex.of(start));
        for (int i = 0; i < x.elements().length; i++) {
            int[] index = Numbers.index(i, x.shape());
            int[] kept = IntStream.range(0, index.length)
                    .filter(axis -> !axes.contains(axis))
                    .map(axis -> index[axis])
                    .toArray();
            int at = out.position(kept);
            Complex y = x.elements()[i];
            Complex sum = out.elements()[at];
            out.elements()[at] = switch (reducer) {
                case SUM -> sum.plus(y);
                case PRODUCT -> sum.times(y);
                case MAX, ANY -> Complex.of(Math.max(sum.re(), y.re()));
                case MIN, ALL -> Complex.of(Math.min(sum.re(), y.re()));
            };
        }
        return out;
    }

    private Numbers assembled(
            @Nullable Integer fill, List<Lowering.Region> regions, List<Numbers> in, TensorType type, int[] shape) {
        Complex start = fill == null
                ? new Complex(Double.NaN, Double.NaN)
                : in.get(fill).at();
        Numbers out = Numbers.of(type.dtype(), shape, i -> start);
        for (Lowering.Region region : regions) {
            Numbers x = in.get(region.operand());
            for (int i = 0; i < x.elements().length; i++) {
                int[] index = Numbers.index(i, x.shape());
                for (int axis = 0; axis < index.length; axis++) {
                    index[axis] = number(region.starts().get(axis))
                            + number(region.steps().get(axis)) * index[axis];
                }
                out.elements()[out.position(index)] = x.elements()[i];
            }
        }
        return out;
    }
}
