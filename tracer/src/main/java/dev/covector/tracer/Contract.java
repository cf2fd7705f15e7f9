package dev.covector.tracer;

import dev.covector.ir.Dim;
import dev.covector.ir.Guard;
import dev.covector.ir.TensorType;
import java.util.List;
import java.util.Map;

/**
 * For which arguments a traced function holds. Every axis of an argument has a symbol of its own (or a fixed size) here; the
 * guards say which of them must be equal, and what else must hold. {@code canonical} maps a symbol to what stands for it in
 * the traced function: the equalities, carried out.
 */
public record Contract(List<TensorType> params, List<Guard> guards, Map<String, Dim> canonical) {
    public Contract {
        params = List.copyOf(params);
        guards = List.copyOf(guards);
        canonical = Map.copyOf(canonical);
    }
}
