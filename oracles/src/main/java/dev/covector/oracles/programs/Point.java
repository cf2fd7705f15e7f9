package dev.covector.oracles.programs;

import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where a program is evaluated: what its symbols are, and a tensor for each parameter. */
record Point(Map<String, Long> sizes, List<Tensor> inputs) {
    Point {
        sizes = java.util.Collections.unmodifiableMap(new TreeMap<>(sizes));
        inputs = List.copyOf(inputs);
    }
}
