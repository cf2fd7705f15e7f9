package dev.covector.tracer;

import dev.covector.ir.Dim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * These elements within more, or fewer of them. All are linear, of any dtype. There is one number for each axis, of elements
 * to come before it, after it or between neighbours; a negative number before or after takes elements away.
 */
sealed interface PaddingMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** Surrounded by a number. */
    default Tensor pad(long[] low, long[] high, Number value) {
        return pad(low, high, new long[self().rank()], value);
    }

    /** Surrounded and interspersed by a number; elements between are put in before any are taken away. */
    default Tensor pad(long[] low, long[] high, long[] interior, Number value) {
        return pad(dims(low), dims(high), Sources.dims("pad", interior), value);
    }

    /** {@link #pad(long[], long[], long[], Number)}. */
    default Tensor pad(List<Dim> low, List<Dim> high, List<Dim> interior, Number value) {
        return pad(low, high, interior, Sources.filled(value, self().dtype(), List.of()));
    }

    /** Surrounded and interspersed by a scalar of the dtype of this tensor; linear in it too. */
    default Tensor pad(List<Dim> low, List<Dim> high, List<Dim> interior, Tensor value) {
        return Padding.constant(self(), low, high, interior, value);
    }

    /**
     * Surrounded by elements of itself.
     *
     * @throws dev.covector.ir.TypeException where an axis has fewer elements than the border takes from it
     */
    default Tensor pad(long[] low, long[] high, Border border) {
        return pad(dims(low), dims(high), border);
    }

    /** {@link #pad(long[], long[], Border)}. */
    default Tensor pad(List<Dim> low, List<Dim> high, Border border) {
        return Padding.bordered(self(), low, high, border);
    }

    /** Surrounded by zeros along one axis. */
    default Tensor pad(int axis, Dim low, Dim high) {
        int at = Axes.one("pad", self(), axis);
        return pad(at(at, low), at(at, high), at(at, Dim.ZERO), 0);
    }

    private List<Dim> at(int axis, Dim size) {
        List<Dim> all = new ArrayList<>(Collections.nCopies(self().rank(), Dim.ZERO));
        all.set(axis, size);
        return all;
    }

    private static List<Dim> dims(long[] sizes) {
        return Arrays.stream(sizes).mapToObj(Dim::of).toList();
    }
}
