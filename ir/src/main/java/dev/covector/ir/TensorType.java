package dev.covector.ir;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The type of a tensor: its dtype and its sizes, axis 0 first. Rank is always known; layout is not part of a type. */
public record TensorType(DType dtype, List<Dim> shape) {
    public TensorType {
        shape = List.copyOf(shape);
    }

    public static TensorType of(DType dtype, Dim... shape) {
        return new TensorType(dtype, List.of(shape));
    }

    public static TensorType scalar(DType dtype) {
        return new TensorType(dtype, List.of());
    }

    public int rank() {
        return shape.size();
    }

    public Dim dim(int axis) {
        return shape.get(axis);
    }

    /** The number of elements. */
    public Dim elements() {
        Dim product = Dim.ONE;
        for (Dim size : shape) {
            product = times(product, size);
        }
        return product;
    }

    private Dim times(Dim product, Dim size) {
        try {
            return product.times(size);
        } catch (ArithmeticException e) {
            throw new TypeException(this + " has more elements than fit a number of 64 bits", e);
        }
    }

    public TensorType withDType(DType other) {
        return new TensorType(other, shape);
    }

    public TensorType withShape(List<Dim> other) {
        return new TensorType(dtype, other);
    }

    /** This type with one more axis at the end. */
    public TensorType plusAxis(Dim size) {
        return new TensorType(
                dtype,
                java.util.stream.Stream.concat(shape.stream(), java.util.stream.Stream.of(size))
                        .toList());
    }

    /** This type without the given axes. */
    public TensorType minusAxes(List<Integer> axes) {
        return withShape(IntStream.range(0, rank())
                .filter(axis -> !axes.contains(axis))
                .mapToObj(shape::get)
                .toList());
    }

    public TensorType substitute(Map<String, Dim> sizes) {
        return sizes.isEmpty()
                ? this
                : withShape(shape.stream().map(dim -> dim.substitute(sizes)).toList());
    }

    @Override
    public String toString() {
        return dtype + shape.stream().map(Dim::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
