package dev.covector.lower.stablehlo.text;

import dev.covector.ir.TensorType;
import java.util.List;
import java.util.function.Function;

/** A region of an op: the types of its parameters, and what writes its statements and gives its results. */
public record HloRegion(List<TensorType> params, Function<List<Hlo>, List<Hlo>> statements) {
    public HloRegion {
        params = List.copyOf(params);
    }
}
