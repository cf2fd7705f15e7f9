package dev.covector.autodiff;

import dev.covector.ir.DType;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A tensor of the reference evaluator: elements in column-major order. */
@SuppressWarnings("ArrayRecordComponent") // nothing compares these
public record Numbers(DType dtype, int[] shape, Complex[] elements) {
    public static Numbers of(DType dtype, int[] shape, Function<int[], Complex> element) {
        int count = Arrays.stream(shape).reduce(1, (x, y) -> x * y);
        Complex[] all = IntStream.range(0, count)
                .mapToObj(position -> element.apply(index(position, shape)))
                .toArray(Complex[]::new);
        return new Numbers(dtype, shape, all);
    }

    static int[] index(int position, int[] shape) {
        int[] index = new int[shape.length];
        for (int axis = 0; axis < shape.length; axis++) {
            index[axis] = position % shape[axis];
            position /= shape[axis];
        }
        return index;
    }

    int position(int[] index) {
        int position = 0;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (index[axis] < 0 || index[axis] >= shape[axis]) {
                throw new IndexOutOfBoundsException(Arrays.toString(index) + " in " + Arrays.toString(shape));
            }
            position = position * shape[axis] + index[axis];
        }
        return position;
    }

    Complex at(int... index) {
        return elements[position(index)];
    }

    /** This plus a multiple of another. */
    Numbers plus(double factor, Numbers other) {
        return of(dtype, shape, i -> at(i).plus(other.at(i).times(Complex.of(factor))));
    }

    /** The inner product of derivatives: Re(conj(u) v). */
    double dot(Numbers other) {
        return IntStream.range(0, elements.length)
                .mapToDouble(i -> elements[i].conj().times(other.elements[i]).re())
                .sum();
    }

    /** The largest modulus of a difference; infinite where shapes differ or either has a NaN. */
    double distance(Numbers other) {
        if (!Arrays.equals(shape, other.shape)) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = IntStream.range(0, elements.length)
                .mapToDouble(i -> elements[i].minus(other.elements[i]).modulus())
                .reduce(0, Math::max);
        return Double.isNaN(largest) ? Double.POSITIVE_INFINITY : largest;
    }

    /** Member i along the last axis. */
    Numbers member(int i) {
        int[] inner = Arrays.copyOf(shape, shape.length - 1);
        return of(dtype, inner, index -> {
            int[] full = Arrays.copyOf(index, index.length + 1);
            full[index.length] = i;
            return at(full);
        });
    }

    @Override
    public String toString() {
        return dtype + Arrays.toString(shape) + Arrays.toString(elements);
    }
}
