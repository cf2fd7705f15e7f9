package dev.covector.oracles;

import dev.covector.tracer.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array function that was recorded at several sizes.
 *
 * @param name what it computes, in NumPy's words
 * @param axes the shape of its argument, such as {@code n,n}
 */
public record SizedFunction(String name, String axes, List<Case> cases) {
    /**
     * The function at one size.
     *
     * @param gradient that of the sum of all outputs, null where it was not recorded
     */
    public record Case(
            long size,
            Tensor input,
            List<Tensor> outputs,
            @Nullable Tensor gradient) {}
}
