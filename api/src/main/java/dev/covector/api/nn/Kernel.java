package dev.covector.api.nn;

import dev.covector.tracer.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What a convolution multiplies windows by.
 *
 * @param weight [spatial..., channels in / groups, channels out]
 * @param bias a number to add for each channel that comes out
 * @param groups parts of the channels that do not meet
 */
public record Kernel(Tensor weight, @Nullable Tensor bias, int groups) {
    /** Without a bias, of one group. */
    public static Kernel of(Tensor weight) {
        return new Kernel(weight, null, 1);
    }

    public Kernel biased(Tensor by) {
        return new Kernel(weight, by, groups);
    }

    public Kernel grouped(int into) {
        return new Kernel(weight, bias, into);
    }
}
