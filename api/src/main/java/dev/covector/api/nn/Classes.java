package dev.covector.api.nn;

import dev.covector.tracer.Tensor;
import dev.covector.tracer.UserLine;
import org.jspecify.annotations.Nullable;

/**
 * How the losses of a choice among classes are weighed.
 *
 * @param weights a factor for each class
 * @param ignored a target, no class need have this number, whose loss is zero and does not count in the mean
 * @param smoothing the share of the target that is spread evenly over all classes
 */
public record Classes(@Nullable Tensor weights, @Nullable Long ignored, double smoothing, Reduction reduction) {
    /** The mean over all targets. */
    public static final Classes MEAN = new Classes(null, null, 0, Reduction.MEAN);

    public Classes weighted(Tensor by) {
        return new Classes(by, ignored, smoothing, reduction);
    }

    public Classes ignoring(long target) {
        return new Classes(weights, target, smoothing, reduction);
    }

    public Classes smoothed(double share) {
        return new Classes(weights, ignored, share, reduction);
    }

    public Classes reduced(Reduction how) {
        return new Classes(weights, ignored, smoothing, how);
    }

    /** Classes are the axis before the last, of a vector its only one. */
    static int axis(Tensor x) {
        return Math.max(0, x.rank() - 2);
    }

    /** The loss of logarithms of probabilities, for indices of classes or for probabilities. */
    Tensor of(String op, Tensor logarithms, Tensor target) {
        if (logarithms.rank() == 0) {
            throw UserLine.typeError(op + ": takes classes in the axis before the last; got " + logarithms.type());
        }
        return target.dtype().isInteger() ? ofIndices(op, logarithms, target) : ofProbabilities(op, logarithms, target);
    }

    private Tensor ofProbabilities(String op, Tensor logarithms, Tensor target) {
        if (target.rank() != logarithms.rank() || ignored != null) {
            throw UserLine.typeError(op + ": takes one probability for each of " + logarithms.type()
                    + " and ignores none; got " + target.type());
        }
        int axis = axis(logarithms);
        Tensor share = target;
        if (smoothing > 0) {
            Tensor count = Tensor.scalar(logarithms.dim(axis)).convert(target.dtype());
            share = target.mul(1 - smoothing).add(count.reciprocal().mul(smoothing));
        }
        Tensor losses = weighed(logarithms, axis).mul(share).sum(axis).neg();
        if (reduction != Reduction.MEAN) {
            return reduction.of(losses);
        }
        return losses.mean();
    }

    private Tensor weighed(Tensor x, int axis) {
        return weights == null ? x : x.mul(Affine.at(weights, x.rank(), axis));
    }

    private Tensor ofIndices(String op, Tensor logarithms, Tensor target) {
        int axis = axis(logarithms);
        if (target.rank() != logarithms.rank() - 1) {
            throw UserLine.typeError(
                    op + ": takes one class for each of " + logarithms.type() + "; got " + target.type());
        }
        Tensor place = target.expandDims(axis);
        Tensor chosen = Tensor.iota(target.dtype(), logarithms.shape(), axis).eq(place);
        Tensor counted = ignored == null ? chosen : chosen.and(place.ne(ignored));
        Tensor zero = Tensor.zeros(logarithms.dtype(), new long[0]);
        Tensor weight = weights == null
                ? counted.convert(logarithms.dtype())
                : counted.select(Affine.at(weights, logarithms.rank(), axis), zero);
        Tensor terms = Tensor.where(counted, logarithms, zero).mul(weight);
        Tensor losses = (smoothing > 0 ? smoothed(terms, logarithms, place, axis) : terms)
                .sum(axis)
                .neg();
        return switch (reduction) {
            case NONE -> losses;
            case SUM -> losses.sum();
            case MEAN -> isPlain() ? losses.mean() : losses.sum().div(weight.sum());
        };
    }

    /** Whether each target counts once. */
    private boolean isPlain() {
        return weights == null && ignored == null;
    }

    private Tensor smoothed(Tensor terms, Tensor logarithms, Tensor place, int axis) {
        Tensor all = weighed(logarithms, axis);
        Tensor counted =
                ignored == null ? all : Tensor.where(place.ne(ignored), all, Tensor.zeros(all.dtype(), new long[0]));
        Tensor classes = Tensor.scalar(logarithms.dim(axis)).convert(all.dtype());
        return terms.mul(1 - smoothing).add(counted.mul(smoothing).div(classes));
    }
}
