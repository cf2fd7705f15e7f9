package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ops.Cumsum;
import dev.covector.ops.Recurrence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of each element and those before it along an axis, which may be negative; the shape stays. */
sealed interface ScanMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** The sum of the elements up to and including each one. Bools count as i64. Linear. */
    default Tensor cumsum(int axis) {
        int at = Axes.one("cumsum", self(), axis);
        return Staging.one(Scans.numbers(self()), x -> new Cumsum(x, at, false));
    }

    /** The sum of the elements from each one to the last. Bools count as i64. Linear. */
    default Tensor cumsumFromEnd(int axis) {
        int at = Axes.one("cumsumFromEnd", self(), axis);
        return Staging.one(Scans.numbers(self()), x -> new Cumsum(x, at, true));
    }

    /** The product of the elements up to and including each one. Bools count as i64. Differentiable where they are zero, too. */
    default Tensor cumprod(int axis) {
        int at = Axes.one("cumprod", self(), axis);
        Tensor x = Scans.numbers(self());
        Tensor isFirst = Tensor.iota(DType.I64, x.shape(), at).eq(0);
        return x.recurrence(isFirst.select(x, Sources.filled(0, x.dtype(), x.shape())), at);
    }

    /**
     * The linear recurrence {@code y[i] = this[i] * y[i - 1] + b[i]} along an axis; the first y is the first b. The tensors
     * promote and broadcast. Differentiable in both.
     */
    default Tensor recurrence(Tensor b, int axis) {
        List<Tensor> both = Broadcasting.align("recurrence", Elementwise.promoted(List.of(self(), b)));
        int at = Axes.one("recurrence", both.get(0), axis);
        return Staging.emit(both, v -> new Recurrence(v.get(0), v.get(1), at, false))
                .getFirst();
    }

    /** The largest element up to each one; NaN from the first NaN on. The derivative is that of the last one at a tie. */
    default Tensor cummax(int axis) {
        return Scans.extremes("cummax", self(), axis, false).values();
    }

    /** The smallest element up to each one; NaN from the first NaN on. The derivative is that of the last one at a tie. */
    default Tensor cummin(int axis) {
        return Scans.extremes("cummin", self(), axis, true).values();
    }

    /** {@link #cummax} and its places: the last one at a tie, and the last NaN once there is one. */
    default ValuesAndIndices cummaxWithIndices(int axis) {
        return Scans.extremes("cummax", self(), axis, false);
    }

    /** {@link #cummin} and its places: the last one at a tie, and the last NaN once there is one. */
    default ValuesAndIndices cumminWithIndices(int axis) {
        return Scans.extremes("cummin", self(), axis, true);
    }

    /** log Σ exp(x) of the elements up to and including each one, without overflow. Of complex numbers the first one stays. */
    default Tensor logcumsumexp(int axis) {
        int at = Axes.one("logcumsumexp", self(), axis);
        return LogSums.along(self().convert(self().dtype().toInexact()), at);
    }

    /** The differences of neighbours along an axis: x[i + 1] - x[i], one less than the elements. Of bools: whether they differ. */
    default Tensor diff(int axis) {
        return diff(1, axis);
    }

    /** The n-th differences of neighbours along an axis: {@link #diff(int)} applied n times. */
    default Tensor diff(int n, int axis) {
        int at = Axes.one("diff", self(), axis);
        if (n < 0) {
            throw UserLine.typeError("diff: the order must not be negative; got " + n);
        }
        Tensor x = self();
        for (int i = 0; i < n; i++) {
            x = Scans.difference(x, at);
        }
        return x;
    }

    /** {@link #diff(int, int)} of this with tensors, if any, before and behind it along the axis. */
    default Tensor diff(int n, int axis, @Nullable Tensor before, @Nullable Tensor behind) {
        int at = Axes.one("diff", self(), axis);
        List<Tensor> all = java.util.stream.Stream.of(before, self(), behind)
                .filter(java.util.Objects::nonNull)
                .map(java.util.Objects::requireNonNull)
                .toList();
        return Joining.concatenate("diff", at, all).diff(n, at);
    }

    /** The integral along an axis by the trapezoidal rule with samples at distance dx. Linear. */
    default Tensor trapezoid(Number dx, int axis) {
        int at = Axes.one("trapezoid", self(), axis);
        return Scans.means(self(), at).mul(dx).sum(at);
    }

    /** The integral along an axis by the trapezoidal rule with samples at x: a vector for that axis, or points that broadcast. */
    default Tensor trapezoid(Tensor x, int axis) {
        int at = Axes.one("trapezoid", self(), axis);
        return Scans.areas("trapezoid", self(), x, at).sum(at);
    }

    /** {@link #trapezoid(Number, int)} up to each sample but the first. Linear. */
    default Tensor cumulativeTrapezoid(Number dx, int axis) {
        int at = Axes.one("cumulativeTrapezoid", self(), axis);
        return Scans.means(self(), at).mul(dx).cumsum(at);
    }

    /** {@link #trapezoid(Tensor, int)} up to each sample but the first. */
    default Tensor cumulativeTrapezoid(Tensor x, int axis) {
        int at = Axes.one("cumulativeTrapezoid", self(), axis);
        return Scans.areas("cumulativeTrapezoid", self(), x, at).cumsum(at);
    }
}
