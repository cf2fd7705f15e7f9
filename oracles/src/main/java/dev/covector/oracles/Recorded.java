package dev.covector.oracles;

import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One recorded call: what came in, what came out, and what the derivatives were.
 *
 * @param observable what is compared in place of the outputs, where they are defined only up to a phase or an order
 * @param probe the derivatives, null where none were recorded
 */
public record Recorded(
        String id,
        String op,
        String variant,
        List<Argument> args,
        Map<String, Argument> kwargs,
        List<Tensor> inputs,
        List<Tensor> outputs,
        @Nullable String observable,
        Tolerance tolerance,
        @Nullable Probe probe) {

    /** How far a value may be from what is wanted: atol + rtol |wanted|. */
    public record Tolerance(double rtol, double atol) {}

    /**
     * Derivatives of some outputs by some inputs.
     *
     * @param wrt numbers of inputs
     * @param of numbers of outputs
     * @param hvp the derivative of the cotangents along the tangents, null where it was not recorded
     */
    public record Probe(
            List<Integer> wrt,
            List<Integer> of,
            List<Tensor> tangents,
            List<Tensor> jvp,
            List<Tensor> cotangents,
            List<Tensor> vjp,
            @Nullable List<Tensor> hvp,
            Tolerance tolerance) {}
}
