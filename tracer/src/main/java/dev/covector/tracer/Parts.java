package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Consecutive parts of an axis. */
final class Parts {
    private Parts() {}

    static Tensor narrowed(Tensor x, int axis, Dim start, Dim size) {
        boolean inside = SizeScope.holds(Dim.ZERO, Relation.AT_MOST, start, "narrow")
                && SizeScope.holds(start.plus(size), Relation.AT_MOST, x.dim(axis), "narrow");
        if (!inside) {
            throw UserLine.typeError("narrow: " + size + " elements from " + start + " on must be inside axis " + axis
                    + " of " + x.type());
        }
        return part(x, axis, start, size);
    }

    private static Tensor part(Tensor x, int axis, Dim start, Dim size) {
        return Slicing.all(x).along(axis, start, size, 1).elements();
    }

    static List<Tensor> equal(Tensor x, int parts, int axis) {
        int at = Axes.one("split", x, axis);
        Dim size = x.dim(at);
        boolean divides = parts > 0 && SizeScope.holds(Dim.of(parts), Relation.DIVIDES, size, "split");
        if (!divides) {
            throw UserLine.typeError("split: axis " + at + " of " + x.type() + " has no " + parts + " equal parts");
        }
        return parts(x, Collections.nCopies(parts, size.floorDiv(parts)), at);
    }

    static List<Tensor> sized(String op, Tensor x, List<Dim> sizes, int axis) {
        Dim sum = sizes.stream().reduce(Dim.ZERO, Dim::plus);
        if (!SizeScope.holds(sum, Relation.EQUAL, x.dim(axis), op)) {
            throw UserLine.typeError(
                    op + ": the sizes " + sizes + " must add up to that of axis " + axis + " of " + x.type());
        }
        return parts(x, sizes, axis);
    }

    private static List<Tensor> parts(Tensor x, List<Dim> sizes, int axis) {
        List<Tensor> parts = new ArrayList<>();
        Dim start = Dim.ZERO;
        for (Dim size : sizes) {
            parts.add(part(x, axis, start, size));
            start = start.plus(size);
        }
        return List.copyOf(parts);
    }

    static List<Tensor> balanced(Tensor x, int parts, int axis) {
        int at = Axes.one("tensorSplit", x, axis);
        requireSome("tensorSplit", parts);
        List<Dim> sizes = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            sizes.add(x.dim(at).plus(parts - 1 - i).floorDiv(parts));
        }
        return parts(x, sizes, at);
    }

    private static void requireSome(String op, int parts) {
        if (parts < 1) {
            throw UserLine.typeError(op + ": takes at least one part; got " + parts);
        }
    }

    static List<Tensor> between(Tensor x, long[] places, int axis) {
        List<Tensor> parts = new ArrayList<>();
        long start = 0;
        for (long place : places) {
            parts.add(x.slice(axis, start, place));
            start = place;
        }
        parts.add(x.slice(axis, start, Tensor.END));
        return List.copyOf(parts);
    }

    /** Between places that are data, taken as the bounds of slices. */
    static List<Tensor> between(Tensor x, Tensor places, int axis) {
        if (places.rank() != 1 || !places.dtype().isInteger()) {
            throw UserLine.typeError("tensorSplit: takes a vector of integers as places; got " + places.type());
        }
        Tensor size = Sources.size(x.dim(axis));
        Tensor wide = places.convert(DType.I64);
        Tensor bounds = wide.lt(0).select(wide.add(size), wide).maximum(0).minimum(size);
        List<Tensor> parts = new ArrayList<>();
        Dim start = Dim.ZERO;
        for (int i = 0; i < places.dim(0).toInt(); i++) {
            Dim place = Sizes.of(bounds.take(0, i), x.dim(axis), "tensorSplit");
            parts.add(x.slice(axis, start, place.max(start)));
            start = place;
        }
        parts.add(x.slice(axis, start, x.dim(axis)));
        return List.copyOf(parts);
    }

    static List<Tensor> chunks(Tensor x, int parts, int axis) {
        requireSome("chunk", parts);
        Dim size = x.dim(axis).ceilDiv(parts);
        int full = parts - 1;
        if (Dim.ZERO.lt(x.dim(axis))) {
            while (!size.times(full).lt(x.dim(axis))) {
                full--;
            }
        }
        List<Dim> sizes = new ArrayList<>(Collections.nCopies(full, size));
        sizes.add(x.dim(axis).minus(size.times(full)));
        return parts(x, sizes, axis);
    }
}
