package dev.covector.tests.robust;

import dev.covector.tracer.Tensor;
import java.util.List;

/**
 * One line of a random program: it computes a tensor from those before it.
 *
 * @param text how a user would write it, with the numbers of its operands
 * @param exact whether its result is the same however it is rounded on the way, so that comparing and counting may use it
 */
record Step(String text, boolean exact, Work work) {
    /** What a step does with all tensors so far. */
    @FunctionalInterface
    interface Work {
        Tensor on(List<Tensor> tensors);
    }

    @Override
    public String toString() {
        return text;
    }
}
