package dev.covector.tracer;

import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The shapes that reshaping methods ask for. */
final class Reshaping {
    private static final Dim REST = Dim.of(-1);

    private Reshaping() {}

    /** The shape with -1 replaced by what is left over. */
    static List<Dim> complete(Tensor x, List<Dim> shape) {
        return complete("reshape", x.elements(), shape);
    }

    private static List<Dim> complete(String op, Dim elements, List<Dim> shape) {
        int at = shape.indexOf(REST);
        boolean meaningful = shape.stream().noneMatch(size -> size.isConstant() && size.constant() < -1)
                && shape.lastIndexOf(REST) == at;
        if (!meaningful) {
            throw UserLine.typeError(op + ": takes sizes of which one may be -1; got " + shape);
        }
        if (at < 0) {
            return shape;
        }
        List<Dim> complete = new ArrayList<>(shape);
        complete.set(at, Dim.ONE);
        Dim known = complete.stream().reduce(Dim.ONE, Dim::times);
        if (known.equals(Dim.ZERO)) {
            throw UserLine.typeError(op + ": the size -1 has no value in " + shape + ", which has no elements");
        }
        complete.set(at, elements.floorDiv(known));
        return complete;
    }

    /** The shape with the axes from the first to the last as one; a scalar becomes a vector. */
    static List<Dim> merged(Tensor x, int first, int last) {
        if (x.rank() == 0) {
            return List.of(Dim.ONE);
        }
        int from = Axes.one("flatten", x, first);
        int to = Axes.one("flatten", x, last);
        if (from > to) {
            throw UserLine.typeError("flatten: the first axis must not come after the last; got " + first + " and "
                    + last + " of " + x.type());
        }
        List<Dim> shape = new ArrayList<>(x.shape());
        List<Dim> merged = shape.subList(from, to + 1);
        Dim size = merged.stream().reduce(Dim.ONE, Dim::times);
        merged.clear();
        shape.add(from, size);
        return shape;
    }

    /** The shape with one axis split. */
    static List<Dim> unflattened(Tensor x, int axis, List<Dim> sizes) {
        int at = Axes.one("unflatten", x, axis);
        List<Dim> complete = complete("unflatten", x.dim(at), sizes);
        Dim product = complete.stream().reduce(Dim.ONE, Dim::times);
        if (sizes.isEmpty() || !SizeScope.holds(product, Relation.EQUAL, x.dim(at), "unflatten")) {
            throw UserLine.typeError(
                    "unflatten: axis " + at + " of " + x.type() + " cannot be split into sizes " + sizes);
        }
        List<Dim> shape = new ArrayList<>(x.shape());
        shape.remove(at);
        shape.addAll(at, complete);
        return shape;
    }

    /** The shape without the axes of size 1; where none is named, a plan holds for the sizes that are 1 in its first call. */
    static List<Dim> squeezed(Tensor x, int... axes) {
        if (axes.length == 0) {
            return x.shape().stream()
                    .filter(size -> !SizeScope.branch(size, Relation.EQUAL, Dim.ONE))
                    .toList();
        }
        List<Integer> found = Axes.list("squeeze", x, axes);
        for (int axis : found) {
            if (!SizeScope.holds(x.dim(axis), Relation.EQUAL, Dim.ONE, "squeeze")) {
                throw UserLine.typeError("squeeze: axis " + axis + " of " + x.type() + " must have size 1");
            }
        }
        return x.type().minusAxes(found).shape();
    }

    /** The shape with new axes of size 1 at the given places of the result. */
    static List<Dim> expanded(Tensor x, int... axes) {
        int rank = x.rank() + axes.length;
        List<Dim> shape = new ArrayList<>(x.shape());
        int[] places = Arrays.stream(axes)
                .map(axis -> axis < 0 ? axis + rank : axis)
                .sorted()
                .toArray();
        boolean distinct = Arrays.stream(places).distinct().count() == places.length;
        for (int place : places) {
            if (!distinct || place < 0 || place >= rank) {
                throw UserLine.typeError("expandDims: " + Arrays.toString(axes) + " must be distinct places among the "
                        + rank + " axes of the result");
            }
            shape.add(place, Dim.ONE);
        }
        return shape;
    }
}
