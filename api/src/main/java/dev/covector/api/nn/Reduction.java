package dev.covector.api.nn;

import dev.covector.tracer.Tensor;

/** What becomes of the losses of the elements. */
public enum Reduction {
    /** They are the result. */
    NONE {
        @Override
        Tensor of(Tensor losses) {
            return losses;
        }
    },
    /** Their mean is. */
    MEAN {
        @Override
        Tensor of(Tensor losses) {
            return losses.mean();
        }
    },
    /** Their sum is. */
    SUM {
        @Override
        Tensor of(Tensor losses) {
            return losses.sum();
        }
    };

    abstract Tensor of(Tensor losses);
}
