package dev.covector.lower.stablehlo.text;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The forms of ops in a module with room ({@link Extents}) that depend on where values end: elements are taken by computed
 * indices, and what lies beyond is masked.
 */
final class Room {
    private final HloBuilder b;

    Room(HloBuilder b) {
        this.b = b;
    }

    /** Where the indices along those axes whose size is no number lie inside; null where that is everywhere. */
    @Nullable
    Hlo inside(TensorType type, List<Integer> axes) {
        Hlo all = null;
        for (int axis : axes) {
            Dim size = type.dim(axis);
            if (!size.isConstant()) {
                TensorType index = type.withDType(DType.I64);
                Hlo is = b.compare("LT", b.iota(index, axis), b.broadcast(b.size(size), type.shape(), List.of()));
                all = all == null ? is : b.elementwise("stablehlo.and", DType.BOOL, all, is);
            }
        }
        return all;
    }

    /** x, and a scalar beyond its sizes along the axes. */
    Hlo masked(Hlo x, Hlo beyond, List<Integer> axes) {
        Hlo inside = inside(x.type(), axes);
        return inside == null
                ? x
                : b.select(inside, x, b.broadcast(beyond, x.type().shape(), List.of()));
    }

    /** The indices 0, 1, … along an axis of so many. */
    private Hlo indices(Dim size) {
        return b.iota(TensorType.of(DType.I64, size), 0);
    }

    private Hlo full(Dim number, Dim size) {
        return b.broadcast(b.size(number), List.of(size), List.of());
    }

    private Hlo compute(String op, Hlo x, Hlo y) {
        return b.elementwise("stablehlo." + op, DType.I64, x, y);
    }

    /** The elements at indices along an axis, which becomes one of so many; any element where an index is outside. */
    private Hlo take(Hlo x, int axis, Hlo index) {
        List<Dim> shape = new ArrayList<>(x.type().shape());
        shape.remove(axis);
        shape.add(index.type().dim(0));
        List<Integer> back =
                new ArrayList<>(IntStream.range(0, x.rank() - 1).boxed().toList());
        back.add(axis, x.rank() - 1);
        Hlo taken = Gathering.write(x, List.of(index), List.of(axis), x.type().withShape(shape), b);
        return b.transpose(taken, back);
    }

    /** x with room for another size along an axis: cut, or with any elements behind. */
    private Hlo resized(Hlo x, int axis, Dim size) {
        List<Dim> shape = new ArrayList<>(x.type().shape());
        shape.set(axis, size);
        return resized(x, x.type().withShape(shape));
    }

    /** x with room for the sizes of another type of its rank. */
    Hlo resized(Hlo x, TensorType type) {
        List<Long> from = x.type().shape().stream().map(Extents::extent).toList();
        List<Long> to = type.shape().stream().map(Extents::extent).toList();
        if (from.equals(to)) {
            return new Hlo(x.name(), type);
        }
        List<Long> zeros = Collections.nCopies(from.size(), 0L);
        List<Long> high = IntStream.range(0, to.size())
                .mapToObj(i -> to.get(i) - from.get(i))
                .toList();
        return b.functional(
                type,
                "stablehlo.pad",
                ", low = " + zeros + ", high = " + high + ", interior = " + zeros,
                x,
                b.constant(x.dtype(), 0));
    }

    /** The elements at start, start + step, …, so many along each axis. */
    Hlo slice(Hlo x, List<Dim> starts, List<Dim> shape, List<Dim> steps) {
        Hlo part = x;
        for (int axis = 0; axis < shape.size(); axis++) {
            Dim start = starts.get(axis);
            Dim step = steps.get(axis);
            Dim size = shape.get(axis);
            if (start.equals(Dim.ZERO) && step.equals(Dim.ONE)) {
                part = resized(part, axis, size);
            } else {
                Hlo moved = compute("multiply", indices(size), full(step, size));
                part = take(part, axis, compute("add", moved, full(start, size)));
            }
        }
        return part;
    }

    Hlo reverse(Hlo x, List<Integer> axes) {
        Hlo reversed = x;
        for (int axis : axes) {
            Dim size = x.type().dim(axis);
            reversed = take(reversed, axis, compute("subtract", full(size.minus(1), size), indices(size)));
        }
        return reversed;
    }

    /** x with low elements before it along each axis, so many between its own, and others behind, up to a shape. */
    Hlo pad(Hlo x, Hlo value, List<Dim> low, List<Dim> interior, List<Dim> shape) {
        Hlo padded = x;
        for (int axis = 0; axis < shape.size(); axis++) {
            Dim size = x.type().dim(axis);
            if (!shape.get(axis).equals(size)
                    || !low.get(axis).equals(Dim.ZERO)
                    || !interior.get(axis).equals(Dim.ZERO)) {
                padded = pad(
                        padded, value, axis, low.get(axis), interior.get(axis).plus(1), shape.get(axis));
            }
        }
        return padded;
    }

    private Hlo pad(Hlo x, Hlo value, int axis, Dim low, Dim step, Dim to) {
        Dim size = x.type().dim(axis);
        Hlo place = compute("subtract", indices(to), full(low, to));
        Hlo index = compute("divide", place, full(step, to));
        Hlo isOn = b.compare("EQ", compute("multiply", index, full(step, to)), place);
        Hlo isBefore = b.compare("LT", index, full(size, to));
        Hlo isBehind = b.compare("LE", full(Dim.ZERO, to), place);
        Hlo is = b.elementwise(
                "stablehlo.and", DType.BOOL, isOn, b.elementwise("stablehlo.and", DType.BOOL, isBefore, isBehind));
        Hlo taken = take(x, axis, index);
        List<Dim> shape = taken.type().shape();
        return b.select(b.broadcast(is, shape, List.of(axis)), taken, b.broadcast(value, shape, List.of()));
    }

    /** One after the other along an axis. */
    Hlo concatenate(List<Hlo> xs, int axis, Dim size) {
        Hlo whole = resized(xs.getFirst(), axis, size);
        Dim start = xs.getFirst().type().dim(axis);
        for (Hlo x : xs.subList(1, xs.size())) {
            Hlo place = compute("subtract", indices(size), full(start, size));
            Hlo isHere = b.compare("LE", full(Dim.ZERO, size), place);
            Hlo taken = take(x, axis, place);
            whole = b.select(b.broadcast(isHere, taken.type().shape(), List.of(axis)), taken, whole);
            start = start.plus(x.type().dim(axis));
        }
        return whole;
    }

    /** The elements in row-major order under another shape. */
    Hlo reshape(Hlo x, List<Dim> shape) {
        List<Dim> from = x.type().shape();
        TensorType type = x.type().withShape(shape);
        if (keepsRoom(from, shape)) {
            return b.functional(type, "stablehlo.reshape", "", x);
        }
        if (from.isEmpty() || shape.isEmpty()) {
            return shape.isEmpty() ? first(x) : b.broadcast(x, shape, List.of());
        }
        TensorType indices = type.withDType(DType.I64);
        Hlo position = b.full(indices, 0);
        for (int axis = 0; axis < shape.size(); axis++) {
            Hlo stride = spread(product(shape.subList(axis + 1, shape.size())), indices);
            position = compute("add", position, compute("multiply", b.iota(indices, axis), stride));
        }
        List<Hlo> places = new ArrayList<>();
        for (int axis = 0; axis < from.size(); axis++) {
            Hlo stride = spread(product(from.subList(axis + 1, from.size())), indices);
            Hlo index = compute("divide", position, stride);
            places.add(axis == 0 ? index : compute("remainder", index, spread(from.get(axis), indices)));
        }
        List<Integer> all = IntStream.range(0, from.size()).boxed().toList();
        return Gathering.write(x, places, all, type, b);
    }

    /** The only element. */
    private Hlo first(Hlo x) {
        List<Dim> ones = Collections.nCopies(x.rank(), Dim.ONE);
        return b.reshape(resized(x, x.type().withShape(ones)), List.of());
    }

    private Hlo spread(Dim size, TensorType type) {
        return b.broadcast(b.size(size), type.shape(), List.of());
    }

    private static Dim product(List<Dim> sizes) {
        return sizes.stream().reduce(Dim.ONE, Dim::times);
    }

    /**
     * Whether the elements keep their places among those for which there is room: beside axes that stay, at most the slowest of the
     * others is no number.
     */
    private static boolean keepsRoom(List<Dim> from, List<Dim> to) {
        List<Dim> left = new ArrayList<>(
                from.stream().filter(size -> !size.equals(Dim.ONE)).toList());
        List<Dim> right = new ArrayList<>(
                to.stream().filter(size -> !size.equals(Dim.ONE)).toList());
        while (!left.isEmpty() && !right.isEmpty() && left.getFirst().equals(right.getFirst())) {
            left.removeFirst();
            right.removeFirst();
        }
        while (!left.isEmpty() && !right.isEmpty() && left.getLast().equals(right.getLast())) {
            left.removeLast();
            right.removeLast();
        }
        return extents(left) == extents(right) && endsInNumbers(left) && endsInNumbers(right);
    }

    private static boolean endsInNumbers(List<Dim> sizes) {
        return sizes.stream().skip(1).allMatch(Dim::isConstant);
    }

    private static long extents(List<Dim> sizes) {
        return sizes.stream().mapToLong(Extents::extent).reduce(1, Math::multiplyExact);
    }
}
