package dev.covector.api.nn;

import dev.covector.ir.Dim;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a normalised tensor is multiplied by, and what is added to it then; each may be missing. */
public record Affine(@Nullable Tensor weight, @Nullable Tensor bias) {
    /** The tensor as it is. */
    public static final Affine NONE = new Affine(null, null);

    /** Applies both to the given axes of a tensor, which are theirs in order. */
    Tensor of(Tensor x, int... axes) {
        Tensor scaled = weight == null ? x : x.mul(at(weight, x.rank(), axes));
        return bias == null ? scaled : scaled.add(at(bias, x.rank(), axes));
    }

    /** A tensor with its axes at the given places among so many, and size 1 elsewhere. */
    static Tensor at(Tensor x, int rank, int... axes) {
        List<Dim> shape = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            shape.add(Dim.ONE);
        }
        for (int i = 0; i < axes.length; i++) {
            shape.set(axes[i] < 0 ? axes[i] + rank : axes[i], x.dim(i));
        }
        return x.reshape(shape);
    }
}
