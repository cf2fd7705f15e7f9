package dev.covector.oracles;

import dev.covector.tracer.Tensor;
import java.util.List;

/** A call of the other framework made here: names, axes and defaults are translated, and nothing is computed by itself. */
@FunctionalInterface
public interface Adapter {
    /**
     * The outputs.
     *
     * @throws MissingException for a form of the call that is not known
     */
    List<Tensor> call(Call call);

    /** A call with one output. */
    @FunctionalInterface
    interface Single {
        Tensor call(Call call);
    }
}
