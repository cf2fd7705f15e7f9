package dev.covector.passes;

import dev.covector.ir.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A tensor of Java numbers, its elements in column-major order. */
public record Array(DType dtype, List<Integer> shape, List<Element> elements) {
    private static final List<Double> SPECIAL = List.of(
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.0, 1.0, -1.0, 1e300, -1e-300);

    /** A double or a long, and the imaginary part of a complex number. */
    public record Element(Number re, double im) {}

    public Array {
        shape = List.copyOf(shape);
        elements = List.copyOf(elements);
        if (elements.size() != count(shape)) {
            throw new IllegalArgumentException(elements.size() + " elements do not fill " + shape);
        }
    }

    static int count(List<Integer> shape) {
        return shape.stream().reduce(1, (x, y) -> x * y);
    }

    /** The array whose elements are a function of their indices. */
    public static Array of(DType dtype, List<Integer> shape, Function<List<Integer>, Element> element) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < count(shape); i++) {
            elements.add(element.apply(index(shape, i)));
        }
        return new Array(dtype, shape, elements);
    }

    static List<Integer> index(List<Integer> shape, int position) {
        List<Integer> index = new ArrayList<>();
        for (int size : shape) {
            index.add(position % size);
            position /= size;
        }
        return index;
    }

    static int position(List<Integer> shape, List<Integer> index) {
        int position = 0;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            position = position * shape.get(axis) + index.get(axis);
        }
        return position;
    }

    public Element at(List<Integer> index) {
        return elements.get(position(shape, index));
    }

    /** Small random numbers; where special, NaN, infinities, zeros of both signs and numbers of extreme size among them. */
    public static Array random(DType dtype, List<Integer> shape, RandomGenerator random, boolean special) {
        return of(
                dtype,
                shape,
                _ -> new Element(number(dtype, random, special), dtype.isComplex() ? part(dtype, random, special) : 0));
    }

    private static Number number(DType dtype, RandomGenerator random, boolean special) {
        return switch (dtype) {
            case BOOL -> (long) random.nextInt(2);
            case I32 -> special && random.nextInt(4) == 0 ? (long) Integer.MIN_VALUE : (long) random.nextInt(-4, 5);
            case I64 -> special && random.nextInt(4) == 0 ? Long.MIN_VALUE : (long) random.nextInt(-4, 5);
            case F32, F64, C64, C128 -> part(dtype, random, special);
        };
    }

    private static double part(DType dtype, RandomGenerator random, boolean special) {
        double number = special && random.nextInt(2) == 0
                ? SPECIAL.get(random.nextInt(SPECIAL.size()))
                : random.nextDouble(-2, 2);
        return dtype.realPart() == DType.F32 ? (float) number : number;
    }
}
