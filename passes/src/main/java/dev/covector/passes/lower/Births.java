package dev.covector.passes.lower;

import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Lowering;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When, in the order of the units, values are computed and sizes made of data become known. */
record Births(Map<String, Integer> sizes, Map<Value, Integer> values) {
    static Births of(List<Unit> units) {
        Births births = new Births(new HashMap<>(), new HashMap<>());
        for (int i = 0; i < units.size(); i++) {
            births.note(i, units.get(i));
        }
        return births;
    }

    private void note(int at, Unit unit) {
        switch (unit) {
            case Unit.Fused(Group group) -> group.members().forEach(stmt -> values.put(stmt.result(), at));
            case Unit.Measurement measured -> {
                values.put(measured.stmt().result(), at);
                measured.stmt().op().born().forEach(symbol -> sizes.put(symbol, at));
            }
            case Unit.Control control -> {
                numbers(control).forEach(result -> values.put(result, at));
                control.stmt().op().born().forEach(symbol -> sizes.put(symbol, at));
            }
            case Unit.Delivery delivery -> delivery.results().forEach(result -> values.put(result, at));
            case Unit.Routine(var stmt) -> stmt.results().forEach(result -> values.put(result, at));
            case Unit.Assembly assembly -> values.put(assembly.stmt().result(), at);
            case Unit.Alias(var _, Value value) -> values.put(value, at);
            case Unit.Copy _ -> {}
        }
    }

    /** The results that a loop has room for when it begins. */
    static List<Value> numbers(Unit.Control control) {
        List<Value> all = control.stmt().results();
        return control.how() instanceof Lowering.Varied varied ? all.subList(0, varied.numbers()) : all;
    }

    /** Whether a tensor of the type can be allocated before the value is computed, so that it may be computed there. */
    boolean isSized(TensorType type, Value computed) {
        int at = values.getOrDefault(computed, -1);
        return type.shape().stream()
                .flatMap(size -> size.symbols().stream())
                .allMatch(symbol -> sizes.getOrDefault(symbol, -1) < at);
    }
}
