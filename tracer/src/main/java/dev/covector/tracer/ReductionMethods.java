package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Value;
import dev.covector.ops.All;
import dev.covector.ops.Any;
import dev.covector.ops.Max;
import dev.covector.ops.Min;
import dev.covector.ops.Prod;
import dev.covector.ops.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Elements combined over the given axes, or over all where none is given; negative axes count from the end. The result has
 * the other axes; the variants {@code ...KeepDims} keep the combined axes with size 1, so that the result broadcasts against
 * this tensor.
 */
sealed interface ReductionMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** The sum, pairwise for reals; of nothing zero. Bools count as i64; integers keep their dtype and wrap. */
    default Tensor sum(int... axes) {
        Tensor x = self().dtype() == DType.BOOL ? self().convert(DType.I64) : self();
        return over("sum", x, axes, Sum::new);
    }

    /** {@link #sum} with the axes kept. */
    default Tensor sumKeepDims(int... axes) {
        return kept("sum", sum(axes), axes);
    }

    /** The product; of nothing one. Integers wrap. Differentiable where elements are zero too. */
    default Tensor prod(int... axes) {
        return over("prod", self(), axes, Prod::new);
    }

    /** {@link #prod} with the axes kept. */
    default Tensor prodKeepDims(int... axes) {
        return kept("prod", prod(axes), axes);
    }

    /** The largest integer or real; NaN if there is one; of nothing the least value. Ties share the derivative evenly. */
    default Tensor max(int... axes) {
        return over("max", self(), axes, Max::new);
    }

    /** {@link #max} with the axes kept. */
    default Tensor maxKeepDims(int... axes) {
        return kept("max", max(axes), axes);
    }

    /** The smallest integer or real; NaN if there is one; of nothing the largest value. Ties share the derivative evenly. */
    default Tensor min(int... axes) {
        return over("min", self(), axes, Min::new);
    }

    /** {@link #min} with the axes kept. */
    default Tensor minKeepDims(int... axes) {
        return kept("min", min(axes), axes);
    }

    /** Whether all elements hold (are not zero); of nothing true. */
    default Tensor all(int... axes) {
        return over("all", truth(), axes, All::new);
    }

    /** {@link #all} with the axes kept. */
    default Tensor allKeepDims(int... axes) {
        return kept("all", all(axes), axes);
    }

    /** Whether any element holds (is not zero); of nothing false. */
    default Tensor any(int... axes) {
        return over("any", truth(), axes, Any::new);
    }

    /** {@link #any} with the axes kept. */
    default Tensor anyKeepDims(int... axes) {
        return kept("any", any(axes), axes);
    }

    /** The mean, of integers and bools in f64; of nothing NaN. */
    default Tensor mean(int... axes) {
        List<Integer> over = Axes.orAll("mean", self(), axes);
        Tensor x = self().convert(self().dtype().toInexact());
        return divided(over("mean", x, axes, Sum::new), over);
    }

    /** {@link #mean} with the axes kept. */
    default Tensor meanKeepDims(int... axes) {
        return kept("mean", mean(axes), axes);
    }

    /** The mean of |x - mean|², in two passes, divided by the number of elements; real also of complex numbers. */
    default Tensor var(int... axes) {
        return self().sub(meanKeepDims(axes)).squaredModulus().mean(axes);
    }

    /** {@link #var} with the axes kept. */
    default Tensor varKeepDims(int... axes) {
        return kept("var", var(axes), axes);
    }

    /** The square root of {@link #var}; its derivative where all elements are equal is not finite. */
    default Tensor std(int... axes) {
        return var(axes).sqrt();
    }

    /** {@link #std} with the axes kept. */
    default Tensor stdKeepDims(int... axes) {
        return kept("std", std(axes), axes);
    }

    /** The 2-norm: the square root of the sum of |x|², of integers in f64. The derivative at zero is zero. */
    default Tensor norm(int... axes) {
        Tensor sum = self().convert(self().dtype().toInexact()).squaredModulus().sum(axes);
        Tensor isZero = sum.eq(0);
        return isZero.select(0, isZero.select(1, sum).sqrt());
    }

    /** {@link #norm} with the axes kept. */
    default Tensor normKeepDims(int... axes) {
        return kept("norm", norm(axes), axes);
    }

    private Tensor truth() {
        return self().dtype().isComplex() ? self().ne(0) : self().convert(DType.BOOL);
    }

    private static Tensor over(String op, Tensor x, int[] axes, BiFunction<Value, List<Integer>, Op> reduce) {
        List<Integer> over = Axes.orAll(op, x, axes);
        return Staging.one(x, value -> reduce.apply(value, over));
    }

    private Tensor kept(String op, Tensor reduced, int... axes) {
        List<Dim> shape = new ArrayList<>(self().shape());
        Axes.orAll(op, self(), axes).forEach(axis -> shape.set(axis, Dim.ONE));
        return reduced.reshape(shape);
    }

    private Tensor divided(Tensor sum, List<Integer> axes) {
        Dim count = axes.stream().map(axis -> self().dim(axis)).reduce(Dim.ONE, Dim::times);
        return count.isConstant()
                ? sum.div((double) count.constant())
                : sum.div(Tensor.scalar(count).convert(sum.dtype()));
    }
}
