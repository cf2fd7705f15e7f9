package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ops.Constant;
import dev.covector.ops.Iota;
import dev.covector.ops.Size;
import java.util.Arrays;
import java.util.List;

/** Makes tensors from Java arrays, numbers and sizes. */
final class Sources {
    private Sources() {}

    /** A tensor over a copy of an array in column-major order; in a trace a small one is written into the program. */
    static Tensor dense(DType dtype, long[] shape, Object array) {
        TensorType type = new TensorType(dtype, dims(shape));
        if (Staging.isTracing() && Recording.isSmall(type)) {
            Stage stage = Stage.current();
            return stage.tensor(Literals.of(array, type, stage));
        }
        return new Tensor(type, new Content.Concrete(Immediate.executor().allocate(dtype, shape, array)));
    }

    /** A Java number alone. */
    static Tensor scalar(Number number) {
        long[] none = {};
        return switch (number) {
            case TracedNumber traced -> traced.tensor();
            case Float x -> dense(DType.F32, none, new float[] {x});
            case Double x -> dense(DType.F64, none, new double[] {x});
            case Long x -> dense(DType.I64, none, new long[] {x});
            default -> dense(Promotion.of(number), none, new int[] {number.intValue()});
        };
    }

    /** Numbers in column-major order as elements of any dtype. */
    static Tensor numbers(DType dtype, long[] shape, double[] numbers) {
        long elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (elements != numbers.length) {
            throw UserLine.typeError("of: the shape " + Arrays.toString(shape) + " has " + elements + " elements; got "
                    + numbers.length);
        }
        return dense(dtype, shape, array(dtype, numbers));
    }

    private static Object array(DType dtype, double[] numbers) {
        return switch (dtype) {
            case BOOL -> {
                boolean[] flags = new boolean[numbers.length];
                for (int i = 0; i < flags.length; i++) {
                    flags[i] = numbers[i] != 0;
                }
                yield flags;
            }
            case I32 -> Arrays.stream(numbers).mapToInt(x -> (int) x).toArray();
            case I64 -> Arrays.stream(numbers).mapToLong(x -> (long) x).toArray();
            case F32 -> floats(numbers);
            case F64 -> numbers;
            case C64 -> floats(interleaved(numbers, new double[numbers.length]));
            case C128 -> interleaved(numbers, new double[numbers.length]);
        };
    }

    private static float[] floats(double[] numbers) {
        float[] narrow = new float[numbers.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) numbers[i];
        }
        return narrow;
    }

    static double[] interleaved(double[] re, double[] im) {
        double[] parts = new double[2 * re.length];
        for (int i = 0; i < re.length; i++) {
            parts[2 * i] = re[i];
            parts[2 * i + 1] = im[i];
        }
        return parts;
    }

    /** Rows of numbers as a matrix. */
    static Tensor rows(double[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        double[] columns = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != width) {
                throw UserLine.typeError("of: row " + i + " has " + rows[i].length + " elements; row 0 has " + width);
            }
            for (int j = 0; j < width; j++) {
                columns[i + rows.length * j] = rows[i][j];
            }
        }
        return dense(DType.F64, new long[] {rows.length, width}, columns);
    }

    /** Every element the same number, which may be a traced one. */
    static Tensor filled(Number number, DType dtype, List<Dim> shape) {
        return number instanceof TracedNumber traced
                ? Broadcasting.toTrailing(traced.tensor().convert(dtype), shape)
                : Staging.source(new Constant(Literals.number(number, dtype), dtype, shape));
    }

    static Tensor iota(DType dtype, List<Dim> shape, int axis) {
        return Staging.source(new Iota(dtype, shape, axis));
    }

    /** A size as a scalar of i64. */
    static Tensor size(Dim size) {
        return size.isConstant() ? filled(size.constant(), DType.I64, List.of()) : Staging.source(new Size(size));
    }

    /** One on the main diagonal, zero elsewhere. */
    static Tensor eye(DType dtype, Dim n) {
        List<Dim> shape = List.of(n, n);
        return iota(DType.I64, shape, 0).eq(iota(DType.I64, shape, 1)).convert(dtype);
    }

    static List<Dim> dims(long... sizes) {
        return dims("", sizes);
    }

    /** Numbers as sizes, none of which may be negative. */
    static List<Dim> dims(String op, long... sizes) {
        return Arrays.stream(sizes).mapToObj(size -> dim(op, size)).toList();
    }

    static Dim dim(String op, long size) {
        if (size < 0) {
            String name = op.isEmpty() ? "" : op + ": ";
            throw UserLine.typeError(name + "a size must not be negative; got " + size);
        }
        return Dim.of(size);
    }
}
