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
        int at = shape.indexOf(REST);
        boolean meaningful = shape.stream().noneMatch(size -> size.isConstant() && size.constant() < -1)
                && shape.lastIndexOf(REST) == at;
        if (!meaningful) {
            throw UserLine.typeError("reshape: takes sizes of which one may be -1; got " + shape);
        }
        if (at < 0) {
            return shape;
        }
        List<Dim> complete = new ArrayList<>(shape);
        complete.set(at, Dim.ONE);
        Dim known = complete.stream().reduce(Dim.ONE, Dim::times);
        if (known.equals(Dim.ZERO)) {
            throw UserLine.typeError("reshape: the size -1 has no value in " + shape + ", which has no elements");
        }
        complete.set(at, x.elements().floorDiv(known));
        return complete;
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
