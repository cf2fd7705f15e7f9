package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tensor: a dtype, a shape, and elements, which are either there (concrete) or to be computed by the function that is being
 * traced. All methods work on both alike, except those that read elements. Tensors never change.
 *
 * <p>Arrays are read and written in column-major order: the first index runs fastest. Operands broadcast by NumPy's rule at
 * their last axes, and promote to the smallest dtype that holds both; a Java number takes the dtype of the tensor it meets,
 * unless it is a fraction and the tensor one of integers, which gives f64. Integers become f64 in functions such as
 * {@code exp}.
 *
 * <p>What an operation cannot do raises a {@link dev.covector.ir.TypeException} that names the operation, the types and the
 * user's line; a tensor that is closed, or that is traced and asked for values, raises a {@link TensorException}.
 */
public final class Tensor
        implements AutoCloseable,
                Index,
                ElementwiseMethods,
                FunctionMethods,
                ArithmeticMethods,
                BoundMethods,
                TruthMethods,
                ActivationMethods,
                SpecialMethods,
                LayoutMethods,
                RepetitionMethods,
                PartMethods,
                PaddingMethods,
                DiagonalMethods,
                SelectionMethods,
                IndexMethods,
                UpdateMethods,
                SegmentMethods,
                ReductionMethods,
                StatisticsMethods,
                NormMethods,
                SortMethods,
                DataSizeMethods,
                BinMethods,
                ScanMethods,
                AxisMethods,
                ProductMethods,
                MatrixMethods,
                FactorMethods,
                SystemMethods,
                ValueMethods {
    /** In a slice: up to the end of the axis. */
    public static final long END = Long.MAX_VALUE;

    /** Of a concrete tensor made when it is asked for. */
    private volatile @Nullable TensorType type;

    private final Content content;

    Tensor(@Nullable TensorType type, Content content) {
        this.type = type;
        this.content = content;
    }

    Content content() {
        return content;
    }

    /** The dtype and the sizes; of a concrete tensor all sizes are constants. */
    public TensorType type() {
        TensorType known = type;
        if (known == null) {
            known = switch (content) {
                case Content.Traced(Value value, var _) -> value.type();
                case Content.Concrete(TensorData data) -> new TensorType(data.dtype(), Sources.dims(data.shape()));
            };
            type = known;
        }
        return known;
    }

    /** Whether this stands for elements to come. */
    public boolean isTraced() {
        return content instanceof Content.Traced;
    }

    // ---- from elements

    /** A tensor over elements that a runtime keeps. */
    public static Tensor of(TensorData data) {
        return new Tensor(null, new Content.Concrete(data));
    }

    /** A vector of f64. */
    public static Tensor of(double... elements) {
        return Sources.dense(DType.F64, new long[] {elements.length}, elements);
    }

    /** A vector of f32. */
    public static Tensor of(float... elements) {
        return Sources.dense(DType.F32, new long[] {elements.length}, elements);
    }

    /** A vector of i64. */
    public static Tensor of(long... elements) {
        return Sources.dense(DType.I64, new long[] {elements.length}, elements);
    }

    /** A vector of i32. */
    public static Tensor of(int... elements) {
        return Sources.dense(DType.I32, new long[] {elements.length}, elements);
    }

    /** A vector of bool. */
    public static Tensor of(boolean... elements) {
        return Sources.dense(DType.BOOL, new long[] {elements.length}, elements);
    }

    /** A matrix of f64 from its rows, which must have one length. */
    public static Tensor of(double[][] rows) {
        return Sources.rows(rows);
    }

    /** A tensor of any dtype and shape from its elements in column-major order; bool is whether they are not zero. */
    public static Tensor of(DType dtype, long[] shape, double... elements) {
        return Sources.numbers(dtype, shape, elements);
    }

    /** A vector of c128 from real and imaginary parts. */
    public static Tensor complex(double[] re, double[] im) {
        if (re.length != im.length) {
            throw UserLine.typeError("complex: " + re.length + " real parts; got " + im.length + " imaginary parts");
        }
        return Sources.dense(DType.C128, new long[] {re.length}, Sources.interleaved(re, im));
    }

    /** A number without axes: f64, f32, i64 or i32 as it is in Java; a {@link TracedNumber} is its tensor. */
    public static Tensor scalar(Number number) {
        return Sources.scalar(number);
    }

    /** A bool without axes. */
    public static Tensor scalar(boolean flag) {
        return Sources.dense(DType.BOOL, new long[0], new boolean[] {flag});
    }

    /** A size as an i64 without axes. */
    public static Tensor scalar(Dim size) {
        return Sources.size(size);
    }

    // ---- from a rule

    /** Every element zero. */
    public static Tensor zeros(DType dtype, Dim... shape) {
        return full(dtype, 0, shape);
    }

    /** Every element zero. */
    public static Tensor zeros(DType dtype, long... shape) {
        return full(dtype, 0, shape);
    }

    /** Every element one. */
    public static Tensor ones(DType dtype, Dim... shape) {
        return full(dtype, 1, shape);
    }

    /** Every element one. */
    public static Tensor ones(DType dtype, long... shape) {
        return full(dtype, 1, shape);
    }

    /** Every element the same number. */
    public static Tensor full(DType dtype, Number number, Dim... shape) {
        return Sources.filled(number, dtype, List.of(shape));
    }

    /** Every element the same number. */
    public static Tensor full(DType dtype, Number number, long... shape) {
        return Sources.filled(number, dtype, Sources.dims(shape));
    }

    /** The numbers 0, 1, ..., n - 1 of an integer or real dtype. */
    public static Tensor arange(DType dtype, Dim n) {
        return Sources.iota(dtype, List.of(n), 0);
    }

    /** The numbers 0, 1, ..., n - 1 of an integer or real dtype. */
    public static Tensor arange(DType dtype, long n) {
        return arange(dtype, Dim.of(n));
    }

    /** The index along an axis of each element of a shape, in an integer or real dtype. */
    public static Tensor iota(DType dtype, List<Dim> shape, int axis) {
        return Sources.iota(dtype, shape, axis);
    }

    /** The ceil((stop - start) / step) numbers start, start + step, ... before stop; an integer dtype takes integers. */
    public static Tensor arange(DType dtype, Number start, Number stop, Number step) {
        return Ranges.steps(dtype, start, stop, step);
    }

    /** n numbers of f64 at equal distances from the first to the last, both included. */
    public static Tensor linspace(double first, double last, Dim n) {
        return linspace(DType.F64, first, last, n);
    }

    /** n numbers of f64 at equal distances from the first to the last, both included. */
    public static Tensor linspace(double first, double last, long n) {
        return linspace(DType.F64, first, last, Dim.of(n));
    }

    /** n numbers at equal distances from the first to the last, both included; an integer dtype truncates them. */
    public static Tensor linspace(DType dtype, Number first, Number last, Dim n) {
        return Ranges.linspace(dtype, first, last, n);
    }

    /** The identity matrix. */
    public static Tensor eye(DType dtype, Dim n) {
        return Sources.eye(dtype, n);
    }

    /** The identity matrix. */
    public static Tensor eye(DType dtype, long n) {
        return eye(dtype, Dim.of(n));
    }

    // ---- from tensors

    /** x where the condition (of bool) holds, else y; all three broadcast, x and y promote. */
    public static Tensor where(Tensor condition, Tensor x, Tensor y) {
        return condition.select(x, y);
    }

    /** x where the condition (of bool) holds, else the number. */
    public static Tensor where(Tensor condition, Tensor x, Number y) {
        return condition.select(x, y);
    }

    /** The number where the condition (of bool) holds, else y. */
    public static Tensor where(Tensor condition, Number x, Tensor y) {
        return condition.select(x, y);
    }

    /** The tensors one after the other along an axis; they promote, and have the same sizes off the axis. */
    public static Tensor concatenate(int axis, Tensor... xs) {
        return concatenate(axis, List.of(xs));
    }

    /** The tensors one after the other along an axis. */
    public static Tensor concatenate(int axis, List<Tensor> xs) {
        return Joining.concatenate("concatenate", axis, xs);
    }

    /** Tensors of one shape side by side along a new axis, which has the given place in the result. */
    public static Tensor stack(int axis, Tensor... xs) {
        return Joining.stack("stack", axis, List.of(xs));
    }

    /** Vectors one after the other; tensors of more axes along axis 1. */
    public static Tensor hstack(Tensor... xs) {
        return Joining.horizontally(List.of(xs));
    }

    /** Matrices one below the other, along axis 0; vectors are rows. */
    public static Tensor vstack(Tensor... xs) {
        return Joining.concatenate(
                "vstack", 0, Stream.of(xs).map(Tensor::atLeast2d).toList());
    }

    /** Tensors one behind the other, along axis 2; of fewer axes they are brought to three by {@link #atLeast3d}. */
    public static Tensor dstack(Tensor... xs) {
        return Joining.concatenate(
                "dstack", 2, Stream.of(xs).map(Tensor::atLeast3d).toList());
    }

    /** Matrices beside each other, along axis 1; vectors are columns. */
    public static Tensor columnStack(Tensor... xs) {
        return Joining.concatenate(
                "columnStack",
                1,
                Stream.of(xs)
                        .map(x -> x.rank() < 2 ? x.atLeast1d().expandDims(1) : x)
                        .toList());
    }

    /** Matrices along the diagonal of one that is zero elsewhere; vectors are rows. They promote. */
    public static Tensor blockDiag(Tensor... xs) {
        return Joining.blockDiag(List.of(xs));
    }

    /** Sums of products by Einstein's convention, {@code einsum("ij,jk->ik", a, b)}; see docs/conventions.md for its grammar. */
    public static Tensor einsum(String equation, Tensor... operands) {
        return Einsum.of(equation, List.of(operands));
    }

    /** The product of matrices, in the order that takes the fewest operations; the first and last may be vectors. */
    public static Tensor multiDot(Tensor... matrices) {
        return Chain.product(List.of(matrices));
    }

    /** Frees the memory of a concrete tensor now; later uses are an error. A traced tensor has none. */
    @Override
    public void close() {
        if (content instanceof Content.Concrete(TensorData data)) {
            data.close();
        }
    }

    /** Dtype, shape and elements; the middle of long axes is left out. A traced tensor prints its type. */
    @Override
    public String toString() {
        return switch (content) {
            case Content.Traced(Value _, Recording trace) -> "Tensor " + type() + " traced in " + trace;
            case Content.Concrete(TensorData data) -> "Tensor " + type() + TensorText.of(data);
        };
    }
}
