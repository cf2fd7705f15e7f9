package dev.covector.codegen.jvm.routine;

import static dev.covector.codegen.jvm.blas.Memory.ALL;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.covector.ir.DType;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Adds one strided tensor to another, again and again at other places. A complex tensor is one of its parts. */
final class Sums {
    private final DType part;
    private final long length;
    private final long fromStep;
    private final long toStep;
    private final Odometer lines;

    /** Tensors with the sizes and strides of {@code from}; {@code to} are the strides of the one that is added to. */
    Sums(DType dtype, Axes from, long[] to, long[] numbers) {
        part = dtype.realPart();
        int parts = dtype.isComplex() ? 2 : 1;
        Folded axes = Folded.of(
                behind(parts, 1, from.sizes(numbers)), behind(1, parts, from.strides(numbers)), behind(1, parts, to));
        length = axes.sizes()[0];
        fromStep = axes.from()[0] * part.bytes();
        toStep = axes.to()[0] * part.bytes();
        lines = axes.without(-1);
    }

    /** The values times a factor, behind a first one. */
    private static long[] behind(long first, int factor, long[] values) {
        return LongStream.concat(LongStream.of(first), Arrays.stream(values).map(value -> factor * value))
                .toArray();
    }

    /** Adds the tensor at one address to that at another. */
    void add(long from, long to) {
        for (long i = 0; i < lines.points(); i++) {
            addLine(from + lines.offset(0) * part.bytes(), to + lines.offset(1) * part.bytes());
            lines.advance();
        }
    }

    private void addLine(long from, long to) {
        switch (part) {
            case F64 -> {
                for (long i = 0, x = from, y = to; i < length; i++, x += fromStep, y += toStep) {
                    ALL.set(JAVA_DOUBLE, y, ALL.get(JAVA_DOUBLE, y) + ALL.get(JAVA_DOUBLE, x));
                }
            }
            case F32 -> {
                for (long i = 0, x = from, y = to; i < length; i++, x += fromStep, y += toStep) {
                    ALL.set(JAVA_FLOAT, y, ALL.get(JAVA_FLOAT, y) + ALL.get(JAVA_FLOAT, x));
                }
            }
            case I64 -> {
                for (long i = 0, x = from, y = to; i < length; i++, x += fromStep, y += toStep) {
                    ALL.set(JAVA_LONG, y, ALL.get(JAVA_LONG, y) + ALL.get(JAVA_LONG, x));
                }
            }
            case I32 -> {
                for (long i = 0, x = from, y = to; i < length; i++, x += fromStep, y += toStep) {
                    ALL.set(JAVA_INT, y, ALL.get(JAVA_INT, y) + ALL.get(JAVA_INT, x));
                }
            }
            case BOOL, C64, C128 -> throw new IllegalStateException("no sums of " + part);
        }
    }
}
