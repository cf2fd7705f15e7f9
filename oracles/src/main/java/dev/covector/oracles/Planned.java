package dev.covector.oracles;

import dev.covector.api.Fn1;
import dev.covector.tracer.Tensor;

/**
 * A function as a user of ours writes it.
 *
 * @param plans how many plans serve all sizes: one, or one for each way that it branches on a size
 */
public record Planned(Fn1<Tensor, Tensor> function, int plans, Recorded.Tolerance tolerance) {}
