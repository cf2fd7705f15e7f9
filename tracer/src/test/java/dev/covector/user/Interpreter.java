package dev.covector.user;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.Cumsum;
import dev.covector.ops.DotGeneral;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpSet;
import dev.covector.ops.Scalar;
import dev.covector.ops.StopGradient;
import dev.covector.tracer.Executor;
import dev.covector.tracer.TensorData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Runs ops element by element as their lowering says: slow, and independent of every backend. */
public final class Interpreter implements Executor {
    /** The names of the ops that ran on this thread. */
    static final ThreadLocal<List<String>> RAN = ThreadLocal.withInitial(ArrayList::new);

    @Override
    public List<TensorData> run(OpSet ops, Op op, List<TensorData> operands, List<TensorType> results) {
        RAN.get().add(op.mnemonic());
        List<ArrayData> in = operands.stream().map(ArrayData.class::cast).toList();
        TensorType type = results.getFirst();
        ArrayData out = new ArrayData(
                type.dtype(), type.shape().stream().mapToLong(Dim::constant).toArray());
        if (op instanceof StopGradient) {
            return List.of(in.getFirst());
        }
        switch (ops.lowering(op)) {
            case Lowering.Pointwise(Lowering.Formula formula) ->
                each(out.shape(), (index, position) -> {
                    Arithmetic k = new Arithmetic();
                    List<Scalar> scalars =
                            in.stream().map(x -> x.load(position, k)).toList();
                    out.store(position, formula.emit(k, scalars), k);
                });
            case Lowering.Generated(Lowering.Source source) ->
                each(out.shape(), (index, position) -> {
                    Arithmetic k = new Arithmetic();
                    List<Reg> registers = Arrays.stream(index)
                            .mapToObj(i -> k.constant(DType.I64, i))
                            .toList();
                    out.store(position, source.emit(k, registers), k);
                });
            case Lowering.Indexed(List<Lowering.AxisMap> axes) ->
                each(out.shape(), (index, position) -> copy(in.getFirst(), from(axes, index), out, position));
            case Lowering.Reshaped() ->
                each(out.shape(), (index, position) -> copy(in.getFirst(), position, out, position));
            case Lowering.Reduction reduction -> reduce(reduction, in.getFirst(), out);
            case Lowering.Assembled assembled -> assemble(assembled, in, out);
            case Lowering.Gathered(List<Integer> axes) -> gather(axes, in, out);
            case Lowering.Measured _ ->
                each(out.shape(), (index, position) -> copy(in.getFirst(), position, out, position));
            case Lowering.Control _ -> throw new UnsupportedOperationException(op.mnemonic());
            case Lowering.Library _ -> library(op, in, out);
            case Lowering.Expanded _ -> throw new UnsupportedOperationException(op.mnemonic());
        }
        return List.of(out);
    }

    private static void each(long[] shape, BiConsumer<long[], Long> visit) {
        long count = Arrays.stream(shape).reduce(1, (x, y) -> x * y);
        for (long position = 0; position < count; position++) {
            long[] index = new long[shape.length];
            long rest = position;
            for (int axis = 0; axis < shape.length; axis++) {
                index[axis] = rest % shape[axis];
                rest /= shape[axis];
            }
            visit.accept(index, position);
        }
    }

    private static long position(long[] index, long[] shape) {
        long position = 0;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            position = position * shape[axis] + index[axis];
        }
        return position;
    }

    private static void copy(ArrayData from, long[] index, ArrayData to, long position) {
        copy(from, position(index, from.shape()), to, position);
    }

    private static void copy(ArrayData from, long position, ArrayData to, long target) {
        Number real = from.dtype().isInexact() ? (Number) from.real(position) : (Number) from.integer(position);
        to.set(target, real, from.imaginary(position));
    }

    private static long[] from(List<Lowering.AxisMap> axes, long[] index) {
        return axes.stream()
                .mapToLong(map -> map.at(Dim::constant, axis -> index[axis]))
                .toArray();
    }

    private static long[] kept(long[] index, List<Integer> dropped) {
        return java.util.stream.IntStream.range(0, index.length)
                .filter(axis -> !dropped.contains(axis))
                .mapToLong(axis -> index[axis])
                .toArray();
    }

    private static void reduce(Lowering.Reduction reduction, ArrayData x, ArrayData out) {
        boolean integer = !x.dtype().isInexact();
        Number start = switch (reduction.reducer()) {
            case SUM, ANY -> 0L;
            case PRODUCT, ALL -> 1L;
            case MAX -> integer ? (Number) Long.MIN_VALUE : (Number) Double.NEGATIVE_INFINITY;
            case MIN -> integer ? (Number) Long.MAX_VALUE : (Number) Double.POSITIVE_INFINITY;
        };
        each(out.shape(), (index, position) -> out.set(position, start, 0));
        each(x.shape(), (index, position) -> {
            Arithmetic k = new Arithmetic();
            long to = position(kept(index, reduction.axes()), out.shape());
            Scalar before = out.load(to, k);
            Scalar next = x.load(position, k);
            Intrinsic combine = reduction.reducer().combine();
            Reg re = k.apply(combine, before.re(), next.re());
            out.store(to, new Scalar(re, before.isComplex() ? k.apply(combine, before.im(), next.im()) : null), k);
        });
    }

    private static void assemble(Lowering.Assembled assembled, List<ArrayData> in, ArrayData out) {
        Integer fill = assembled.fill();
        if (fill != null) {
            each(out.shape(), (index, position) -> copy(in.get(fill), 0, out, position));
        }
        for (Lowering.Region region : assembled.regions()) {
            ArrayData x = in.get(region.operand());
            each(x.shape(), (index, position) -> {
                long[] to = new long[index.length];
                for (int axis = 0; axis < to.length; axis++) {
                    to[axis] = region.starts().get(axis).constant()
                            + region.steps().get(axis).constant() * index[axis];
                }
                copy(x, position, out, position(to, out.shape()));
            });
        }
    }

    private static void gather(List<Integer> axes, List<ArrayData> in, ArrayData out) {
        ArrayData x = in.getFirst();
        int free = x.shape().length - axes.size();
        each(out.shape(), (index, position) -> {
            long[] at = Arrays.copyOfRange(index, free, index.length);
            long[] from = new long[x.shape().length];
            int next = 0;
            for (int axis = 0; axis < from.length; axis++) {
                int which = axes.indexOf(axis);
                if (which < 0) {
                    from[axis] = index[next++];
                } else {
                    ArrayData indices = in.get(1 + which);
                    long wanted = indices.integer(position(at, indices.shape()));
                    from[axis] = Math.clamp(wanted, 0, x.shape()[axis] - 1);
                }
            }
            copy(x, from, out, position);
        });
    }

    private static void library(Op op, List<ArrayData> in, ArrayData out) {
        switch (op) {
            case DotGeneral dot -> dot(dot, in.get(0), in.get(1), out);
            case Cumsum cumsum -> cumsum(cumsum, in.getFirst(), out);
            default -> throw new UnsupportedOperationException(op.mnemonic());
        }
    }

    private static void cumsum(Cumsum op, ArrayData x, ArrayData out) {
        each(x.shape(), (index, position) -> {
            double sum = 0;
            long[] at = index.clone();
            for (long i = 0; i < x.shape()[op.axis()]; i++) {
                boolean counts = op.reverse() ? i >= index[op.axis()] : i <= index[op.axis()];
                at[op.axis()] = i;
                sum += counts ? x.real(position(at, x.shape())) : 0;
            }
            out.set(position, sum, 0);
        });
    }

    private static void dot(DotGeneral op, ArrayData x, ArrayData y, ArrayData out) {
        List<Integer> freeX = free(x, op.contractX(), op.batchX());
        List<Integer> freeY = free(y, op.contractY(), op.batchY());
        long[] inner =
                op.contractX().stream().mapToLong(axis -> x.shape()[axis]).toArray();
        each(out.shape(), (index, position) -> {
            double[] sum = new double[1];
            each(inner, (k, _) -> {
                long[] ix = new long[x.shape().length];
                long[] iy = new long[y.shape().length];
                int next = 0;
                for (int axis : freeX) {
                    ix[axis] = index[next++];
                }
                for (int axis : freeY) {
                    iy[axis] = index[next++];
                }
                for (int i = 0; i < op.batchX().size(); i++) {
                    ix[op.batchX().get(i)] = index[next];
                    iy[op.batchY().get(i)] = index[next++];
                }
                for (int i = 0; i < inner.length; i++) {
                    ix[op.contractX().get(i)] = k[i];
                    iy[op.contractY().get(i)] = k[i];
                }
                sum[0] += x.real(position(ix, x.shape())) * y.real(position(iy, y.shape()));
            });
            out.set(position, sum[0], 0);
        });
    }

    private static List<Integer> free(ArrayData x, List<Integer> contracted, List<Integer> batch) {
        List<Integer> taken = Stream.concat(contracted.stream(), batch.stream()).toList();
        return java.util.stream.IntStream.range(0, x.shape().length)
                .boxed()
                .filter(axis -> !taken.contains(axis))
                .toList();
    }

    @Override
    public TensorData allocate(DType dtype, long[] shape, Object array) {
        ArrayData data = new ArrayData(dtype, shape.clone());
        int width = dtype.isComplex() ? 2 : 1;
        for (int i = 0; i < data.count(); i++) {
            data.set(i, element(array, width * i), width == 2 ? element(array, 2 * i + 1) : 0);
        }
        return data;
    }

    private static Number element(Object array, int i) {
        return switch (array) {
            case boolean[] flags -> flags[i] ? 1L : 0L;
            case int[] numbers -> numbers[i];
            case long[] numbers -> numbers[i];
            case float[] numbers -> numbers[i];
            case double[] numbers -> numbers[i];
            default -> throw new IllegalArgumentException(array.getClass().toString());
        };
    }

    @Override
    public Object toArray(TensorData data) {
        int count = ((ArrayData) data).count();
        float[] floats = new float[count];
        double[] doubles = new double[count];
        long[] longs = new long[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) data.real(i);
            doubles[i] = data.real(i);
            longs[i] = data.integer(i);
        }
        return switch (data.dtype()) {
            case F32 -> floats;
            case F64 -> doubles;
            case I64 -> longs;
            default -> throw new UnsupportedOperationException(data.dtype().toString());
        };
    }
}
