package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Literal;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Elements written into the program. */
final class Literals {
    private Literals() {}

    /** A concrete tensor's elements as a constant. */
    static Value of(TensorData data, TensorType type, OpBuilder b) {
        return switch (type.dtype().kind()) {
            case BOOL -> constant(i -> data.integer(i) != 0, type, b);
            case INTEGER -> constant(data::integer, type, b);
            case REAL -> constant(data::real, type, b);
            case COMPLEX -> {
                TensorType part = type.withDType(type.dtype().realPart());
                yield b.complex(constant(data::real, part, b), constant(data::imaginary, part, b));
            }
        };
    }

    /** An array's elements (complex numbers as adjacent parts) as a constant. */
    static Value of(Object array, TensorType type, OpBuilder b) {
        if (type.dtype().isComplex()) {
            TensorType part = type.withDType(type.dtype().realPart());
            LongFunction<Object> parts = element(array);
            return b.complex(
                    constant(i -> parts.apply(2 * i), part, b), constant(i -> parts.apply(2 * i + 1), part, b));
        }
        return constant(element(array), type, b);
    }

    private static LongFunction<Object> element(Object array) {
        return switch (array) {
            case boolean[] flags -> i -> flags[(int) i];
            case int[] numbers -> i -> (long) numbers[(int) i];
            case long[] numbers -> i -> numbers[(int) i];
            case float[] numbers -> i -> (double) numbers[(int) i];
            case double[] numbers -> i -> numbers[(int) i];
            default -> throw new IllegalArgumentException("no array of elements: " + array.getClass());
        };
    }

    private static Value constant(LongFunction<Object> element, TensorType type, OpBuilder b) {
        long count = type.elements().constant();
        if (count == 0) {
            return b.zeros(type);
        }
        List<Object> elements = LongStream.range(0, count).mapToObj(element).toList();
        return b.constant(new Literal(elements), type.dtype(), type.shape());
    }

    /** A Java number, or a traced one, as an element of a literal of the dtype. */
    static Literal number(Number number, DType dtype) {
        Object element = switch (dtype.kind()) {
            case BOOL -> (Object) (number.doubleValue() != 0);
            case INTEGER -> (Object) number.longValue();
            case REAL, COMPLEX -> (Object) number.doubleValue();
        };
        return Literal.of(element);
    }
}
