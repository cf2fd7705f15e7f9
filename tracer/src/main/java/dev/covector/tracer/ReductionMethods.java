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
        return over("sum", Scans.numbers(self()), axes, Sum::new);
    }

    /** {@link #sum} with the axes kept. */
    default Tensor sumKeepDims(int... axes) {
        return kept("sum", sum(axes), axes);
    }

    /** The product; of nothing one. Bools count as i64; integers wrap. Differentiable where elements are zero too. */
    default Tensor prod(int... axes) {
        return over("prod", Scans.numbers(self()), axes, Prod::new);
    }

    /** {@link #prod} with the axes kept. */
    default Tensor prodKeepDims(int... axes) {
        return kept("prod", prod(axes), axes);
    }

    /** The largest element; NaN if there is one; of nothing the least value. Ties share the derivative evenly. */
    default Tensor max(int... axes) {
        return self().dtype() == DType.BOOL ? any(axes) : over("max", self(), axes, Max::new);
    }

    /** {@link #max} with the axes kept. */
    default Tensor maxKeepDims(int... axes) {
        return kept("max", max(axes), axes);
    }

    /** The smallest element; NaN if there is one; of nothing the largest value. Ties share the derivative evenly. */
    default Tensor min(int... axes) {
        return self().dtype() == DType.BOOL ? all(axes) : over("min", self(), axes, Min::new);
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
        return deviations("var", axes).mean(axes);
    }

    /** {@link #var} with the axes kept. */
    default Tensor varKeepDims(int... axes) {
        return kept("var", var(axes), axes);
    }

    /** {@link #var} divided by the number of elements less a correction, which is 1 for the unbiased estimate, or by 0. */
    default Tensor varWithCorrection(double correction, int... axes) {
        Tensor sum = deviations("var", axes).sum(axes);
        Tensor count = Tensor.scalar(count(Axes.orAll("var", self(), axes))).convert(DType.F64);
        return sum.div(count.sub(correction).maximum(0).convert(sum.dtype()));
    }

    /** {@link #varWithCorrection} with the axes kept. */
    default Tensor varWithCorrectionKeepDims(double correction, int... axes) {
        return kept("var", varWithCorrection(correction, axes), axes);
    }

    /** The square root of {@link #var}; its derivative where all elements are equal is zero. */
    default Tensor std(int... axes) {
        Axes.orAll("std", self(), axes);
        return Norms.root(var(axes));
    }

    /** {@link #std} with the axes kept. */
    default Tensor stdKeepDims(int... axes) {
        return kept("std", std(axes), axes);
    }

    /** The square root of {@link #varWithCorrection}; its derivative where all elements are equal is zero. */
    default Tensor stdWithCorrection(double correction, int... axes) {
        Axes.orAll("std", self(), axes);
        return Norms.root(varWithCorrection(correction, axes));
    }

    /** {@link #stdWithCorrection} with the axes kept. */
    default Tensor stdWithCorrectionKeepDims(double correction, int... axes) {
        return kept("std", stdWithCorrection(correction, axes), axes);
    }

    /** |x - mean|² of each element. */
    private Tensor deviations(String op, int... axes) {
        Axes.orAll(op, self(), axes);
        return self().sub(meanKeepDims(axes)).squaredModulus();
    }

    private Tensor truth() {
        return self().dtype().isComplex() ? self().ne(0) : self().convert(DType.BOOL);
    }

    private static Tensor over(String op, Tensor x, int[] axes, BiFunction<Value, List<Integer>, Op> reduce) {
        List<Integer> over = Axes.orAll(op, x, axes);
        return Staging.one(x, value -> reduce.apply(value, over));
    }

    private Tensor kept(String op, Tensor reduced, int... axes) {
        return Axes.kept(op, self(), reduced, axes);
    }

    private Dim count(List<Integer> axes) {
        return axes.stream().map(axis -> self().dim(axis)).reduce(Dim.ONE, Dim::times);
    }

    private Tensor divided(Tensor sum, List<Integer> axes) {
        Dim count = count(axes);
        return count.isConstant()
                ? sum.div((double) count.constant())
                : sum.div(Tensor.scalar(count).convert(sum.dtype()));
    }
}
