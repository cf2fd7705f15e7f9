package dev.covector.api.nn;

import dev.covector.api.Covector;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.UserLine;
import java.util.ArrayList;
import java.util.List;

/** One number for each window. */
final class Pools {
    private final Windows windows;
    private final Tensor x;

    private Pools(Windows windows, Tensor x) {
        this.windows = windows;
        this.x = x;
    }

    /** x is [spatial..., c, n] or without n. */
    static Pools of(String op, Tensor x, int spatial, Sliding sliding, long... size) {
        if (x.rank() < spatial) {
            throw UserLine.typeError(op + ": takes at least " + spatial + " axes; got " + x.type());
        }
        return new Pools(Windows.of(op, sliding, spatial, size), x);
    }

    private int[] within(Tensor all) {
        return windows.within(all).stream().mapToInt(axis -> axis).toArray();
    }

    /** The largest elements. The derivative is that of the first of them in each window, in column-major order, as PyTorch's. */
    Tensor max() {
        return x.dtype().isInexact()
                ? Covector.customJvp(this::largest, this::tangent).apply(x)
                : largest(x);
    }

    private Tensor largest(Tensor y) {
        Tensor all = windows.of(windows.padded(y, least(y.dtype())));
        return all.max(within(all));
    }

    private Tensor tangent(Tensor y, Tensor largest, Tensor dy) {
        Tensor all = windows.of(windows.padded(y, least(y.dtype())));
        int[] within = within(all);
        Tensor number = Tensor.zeros(DType.I32, new long[0]);
        for (int i = within.length - 1; i >= 0; i--) {
            Tensor size = Tensor.scalar(windows.size().get(i)).convert(DType.I32);
            number = number.mul(size).add(Tensor.iota(DType.I32, all.shape(), within[i]));
        }
        Tensor spread = largest;
        for (int axis : within) {
            spread = spread.expandDims(axis);
        }
        Tensor isLargest = all.eq(spread).or(all.ne(all));
        Tensor first = isLargest.select(number, Integer.MAX_VALUE).minKeepDims(within);
        Tensor tangents = windows.of(windows.padded(dy, 0));
        return number.eq(first).select(tangents, 0).sum(within);
    }

    /** For each window the first place, in column-major order over the spatial axes, that has its largest element. */
    Tensor places() {
        Tensor all = windows.of(windows.padded(x, least(x.dtype())));
        int[] within = within(all);
        List<Dim> shape = x.shape().subList(0, windows.axes());
        Dim count = shape.stream().reduce(Dim.ONE, Dim::times);
        Tensor number = Tensor.arange(DType.I64, count).reshape(shape);
        Tensor numbers = windows.of(windows.padded(number, Long.MAX_VALUE));
        for (int axis = windows.axes(); axis < x.rank(); axis++) {
            numbers = numbers.expandDims(windows.axes());
        }
        Tensor largest = all.eq(all.maxKeepDims(within)).or(all.ne(all));
        return largest.select(numbers, Long.MAX_VALUE).min(within);
    }

    private static Number least(DType dtype) {
        return switch (dtype.kind()) {
            case REAL, COMPLEX -> (Number) Double.NEGATIVE_INFINITY;
            case INTEGER -> (Number) (dtype == DType.I32 ? Integer.MIN_VALUE : Long.MIN_VALUE);
            case BOOL -> (Number) 0;
        };
    }

    Tensor sum() {
        Tensor all = windows.of(windows.padded(x.convert(x.dtype().toInexact()), 0));
        return all.sum(within(all));
    }

    /** The mean over a window of the elements and of the zeros asked for around them. */
    Tensor meanOfAll() {
        return mean(true);
    }

    /** The mean over a window of the elements alone. */
    Tensor meanOfElements() {
        return mean(false);
    }

    private Tensor mean(boolean padding) {
        Tensor mean = sum();
        for (int axis = 0; axis < windows.axes(); axis++) {
            Sliding.Span span = windows.span(x, axis);
            boolean whole = span.isBare() || padding && windows.sliding().fit() != Sliding.Fit.BEGUN;
            Tensor count = whole
                    ? Tensor.scalar(windows.size().get(axis)).convert(mean.dtype())
                    : count(axis, span, padding, mean);
            mean = mean.div(count);
        }
        return mean;
    }

    /** How many of the places of each window along an axis count, in the shape that broadcasts. */
    private Tensor count(int axis, Sliding.Span span, boolean padding, Tensor like) {
        List<Dim> shape = List.of(span.count(), windows.size().get(axis));
        Sliding sliding = windows.sliding();
        Tensor first = Tensor.iota(DType.I64, shape, 0).mul(Sliding.at(sliding.stride(), axis));
        Tensor place = first.add(Tensor.iota(DType.I64, shape, 1).mul(Sliding.at(sliding.dilation(), axis)));
        Dim end = span.before().plus(x.dim(axis));
        Tensor counts = padding
                ? place.lt(Tensor.scalar(end.plus(Sliding.at(sliding.high(), axis))))
                : place.ge(Tensor.scalar(span.before())).and(place.lt(Tensor.scalar(end)));
        List<Dim> spread = new ArrayList<>();
        for (int i = 0; i < like.rank(); i++) {
            spread.add(i == axis ? span.count() : Dim.ONE);
        }
        return counts.convert(like.dtype()).sum(1).reshape(spread);
    }
}
