package dev.covector.passes.lower;

import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which values other kernels compute again instead of reading them: those that take a few operations on what is kept anyway,
 * like 1 - y * y beside a kept y = tanh x. It saves writing and reading a buffer, which costs more.
 */
final class Recompute {
    private static final int CHEAP = 4;

    private final Sources sources;
    private final Places places;
    private final Map<Value, Integer> unitOf = new HashMap<>();
    private final Set<Value> read = newSet();
    private final Set<Value> needed = newSet();
    private final Set<Value> chosen = newSet();

    private Recompute(Sources sources, Places places) {
        this.sources = sources;
        this.places = places;
    }

    /** The values; results have their places already. */
    static Set<Value> choose(List<Unit> units, Sources sources, Places places) {
        Recompute recompute = new Recompute(sources, places);
        for (int i = 0; i < units.size(); i++) {
            recompute.note(units.get(i), i);
        }
        for (Unit unit : units) {
            if (unit instanceof Unit.Fused(Group group)) {
                group.members().forEach(recompute::consider);
            }
        }
        return recompute.chosen;
    }

    private static <E> Set<E> newSet() {
        return new HashSet<>();
    }

    /** Notes what the unit computes, and what it reads of others: element by element, or as a whole. */
    private void note(Unit unit, int number) {
        switch (unit) {
            case Unit.Fused(Group group) -> {
                group.members().forEach(stmt -> unitOf.put(stmt.result(), number));
                for (Stmt stmt : group.members()) {
                    for (Sources.Source source : sources.reads(stmt)) {
                        if (!group.computes(source.value())) {
                            (source.maps() == null ? needed : read).add(source.value());
                        }
                    }
                }
            }
            case Unit.Routine(Stmt stmt) -> whole(stmt.op().operands());
            case Unit.Measurement(Stmt stmt, var _) -> whole(stmt.op().operands());
            case Unit.Control(Stmt stmt, var _, var _) -> whole(stmt.op().operands());
            case Unit.Delivery _ -> {}
            case Unit.Assembly(Stmt stmt, var _) -> whole(stmt.op().operands());
            case Unit.Alias(Value of, var _) -> whole(List.of(of));
            case Unit.Copy(Value value, var _) -> whole(List.of(value));
        }
    }

    private void whole(List<Value> values) {
        for (Value value : values) {
            Sources.Source source =
                    sources.resolve(value, Sources.identity(value.type().rank()));
            if (source != null) {
                needed.add(source.value());
            }
        }
    }

    private void consider(Stmt stmt) {
        Value value = stmt.result();
        if (!read.contains(value) || isKept(value)) {
            return;
        }
        Set<Value> tree = newSet();
        if (cost(stmt, CHEAP, tree) <= CHEAP) {
            chosen.addAll(tree);
        }
    }

    /** The cost of the statement and of all that it takes which is not kept; more than the budget where it is too much. */
    private int cost(Stmt stmt, int budget, Set<Value> tree) {
        int cost = Cost.of(stmt, sources);
        tree.add(stmt.result());
        for (Sources.Source source : sources.reads(stmt)) {
            Value x = source.value();
            boolean there = isKept(x) || read.contains(x) && !chosen.contains(x);
            if (cost > budget) {
                return cost;
            }
            if (!there && !tree.contains(x)) {
                cost += Math.min(cost(sources.require(x), budget - cost, tree), budget + 1);
            }
        }
        return cost;
    }

    /** Whether the value is in memory for other reasons. */
    private boolean isKept(Value value) {
        return !unitOf.containsKey(value) || needed.contains(value) || places.find(value) != null;
    }
}
