package dev.covector.tracer;

import dev.covector.ir.Value;

/** What a tensor holds: elements, or the place of the elements to come in a trace. */
sealed interface Content {
    record Concrete(TensorData data) implements Content {}

    record Traced(Value value, Recording trace) implements Content {}
}
