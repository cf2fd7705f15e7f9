package dev.covector.tracer;

/**
 * Norms of the elements over the given axes, or over all where none is given; negative axes count from the end. They are real
 * also of complex elements; integers count in f64. Where a norm has no derivative, at zero, its derivative is zero.
 */
sealed interface NormMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** The 2-norm: the square root of the sum of |x|². */
    default Tensor norm(int... axes) {
        return Norms.two("norm", self(), axes);
    }

    /** {@link #norm} with the axes kept. */
    default Tensor normKeepDims(int... axes) {
        return Axes.kept("norm", self(), norm(axes), axes);
    }

    /**
     * The p-norm (Σ |x|^p)^(1/p) for any p: the number of elements that are not zero for 0, the largest |x| for infinity, the
     * smallest for minus infinity, whose ties share the derivative evenly.
     *
     * @throws dev.covector.ir.TypeException of the extreme of no elements, where the number of elements is known
     */
    default Tensor vectorNorm(double p, int... axes) {
        return Norms.of("vectorNorm", self(), p, axes);
    }

    /** {@link #vectorNorm} with the axes kept. */
    default Tensor vectorNormKeepDims(double p, int... axes) {
        return Axes.kept("vectorNorm", self(), vectorNorm(p, axes), axes);
    }

    /** The p-norm of all elements of this minus those of another tensor; the two broadcast. */
    default Tensor dist(Tensor other, double p) {
        return Norms.of("dist", self().sub(other), p);
    }

    /** This divided by its p-norm over the given axes, or by epsilon where that is larger. */
    default Tensor normalize(double p, double epsilon, int... axes) {
        Tensor norm = Axes.kept("normalize", self(), Norms.of("normalize", self(), p, axes), axes);
        Tensor length = norm.lt(epsilon).select(epsilon, norm);
        return self().div(length);
    }
}
