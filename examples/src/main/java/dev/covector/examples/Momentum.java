package dev.covector.examples;

import dev.covector.tracer.Tensor;

/**
 * Gradient descent with momentum, for parameters of any structure: a record, list or map of tensors, or one tensor.
 *
 * @param velocity the decaying sum of the gradients so far, in the structure of the parameters
 */
record Momentum<P>(P params, P velocity) {
    private static final double DECAY = 0.9;

    static <P> Momentum<P> at(P params) {
        return new Momentum<>(params, Leaves.map(p -> Tensor.zeros(p.dtype(), p.sizes()), params));
    }

    Momentum<P> step(P gradient, Number rate) {
        P next = Leaves.map((v, g) -> v.mul(DECAY).add(g), velocity, gradient);
        return new Momentum<>(Leaves.map((p, v) -> p.sub(v.mul(rate)), params, next), next);
    }
}
