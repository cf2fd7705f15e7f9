package dev.covector.passes.lower;

import dev.covector.ir.Dim;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import dev.covector.ops.Lowering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Decides which statements share a kernel. Each statement joins the latest unit that computes something it reads, if loops
 * and indices agree, or else a recent one with the same loops that it shares a read with or meets a few steps on, or starts a
 * unit of its own; units never depend on later ones, so no cycle can arise. Linear in the number of statements.
 */
final class Clusters {
    private static final int LOOK_BACK = 4;
    /** How far to look along the readers of a value, and back along what they read. */
    private static final int STEPS = 2;

    private static final int MOST_READERS = 4;

    private final Sources sources;
    private final List<Unit> units = new ArrayList<>();
    private final Map<Value, Integer> unitOf = new HashMap<>();
    private final Map<Value, List<Stmt>> readers = new HashMap<>();

    /** The units that give symbols their numbers. */
    private final Map<String, Integer> birthOf = new HashMap<>();

    private Clusters(Sources sources) {
        this.sources = sources;
    }

    static List<Unit> of(List<Stmt> stmts, Sources sources) {
        Clusters clusters = new Clusters(sources);
        stmts.forEach(clusters::noteReads);
        stmts.forEach(clusters::place);
        return clusters.units;
    }

    private void noteReads(Stmt stmt) {
        if (stmt.results().size() == 1) {
            sources.reads(stmt)
                    .forEach(source -> readers.computeIfAbsent(source.value(), _ -> new ArrayList<>())
                            .add(stmt));
        }
    }

    private void place(Stmt stmt) {
        switch (sources.lowering(stmt)) {
            case Lowering.Pointwise _, Lowering.Reduction _, Lowering.Gathered _ -> fuse(stmt);
            case Lowering.Generated _, Lowering.Indexed _ -> {}
            case Lowering.Reshaped _ -> add(new Unit.Alias(stmt.op().operands().getFirst(), stmt.result()), stmt);
            case Lowering.Assembled how -> add(new Unit.Assembly(stmt, how), stmt);
            case Lowering.Measured how -> {
                stmt.op().born().forEach(symbol -> birthOf.put(symbol, units.size()));
                add(new Unit.Measurement(stmt, how), stmt);
            }
            case Lowering.Control how -> {
                stmt.op().born().forEach(symbol -> birthOf.put(symbol, units.size()));
                add(new Unit.Control(stmt, how, Map.of()), stmt);
                if (how instanceof Lowering.Varied varied) {
                    List<Value> carried = stmt.results()
                            .subList(varied.numbers(), stmt.results().size());
                    carried.forEach(result -> unitOf.put(result, units.size()));
                    units.add(new Unit.Delivery(stmt, carried));
                }
            }
            case Lowering.Library _ -> add(new Unit.Routine(stmt), stmt);
            case Lowering.Expanded _ ->
                throw new IllegalStateException(stmt.op().mnemonic() + " has to be expanded before lowering");
        }
    }

    private void add(Unit unit, Stmt stmt) {
        stmt.results().forEach(result -> unitOf.put(result, units.size()));
        units.add(unit);
    }

    private void fuse(Stmt stmt) {
        List<Sources.Source> reads = sources.reads(stmt);
        int latest = -1;
        for (Sources.Source source : reads) {
            latest = Math.max(latest, unitOf.getOrDefault(source.value(), -1));
        }
        for (Map.Entry<String, Integer> birth : birthOf.entrySet()) {
            if (birth.getValue() > latest && sources.symbols(stmt).contains(birth.getKey())) {
                latest = birth.getValue();
            }
        }
        if (latest >= 0 && joins(latest, stmt)) {
            return;
        }
        for (int i = units.size() - 1; i > latest && i >= units.size() - LOOK_BACK; i--) {
            boolean belongs = areScalars(i, stmt) || sharesRead(i, reads) || meets(i, stmt.result(), STEPS);
            if (belongs && joins(i, stmt)) {
                return;
            }
        }
        Group group = new Group(sources, units.size(), domain(stmt));
        if (!group.join(stmt)) {
            throw new IllegalStateException(stmt.op().mnemonic() + " does not fit its own loops");
        }
        add(new Unit.Fused(group), stmt);
    }

    /** Whether the unit and the statement compute scalars alone: then a launch costs more than what they compute. */
    private boolean areScalars(int unit, Stmt stmt) {
        return domain(stmt).isEmpty()
                && units.get(unit) instanceof Unit.Fused(Group group)
                && group.domain().isEmpty();
    }

    private List<Dim> domain(Stmt stmt) {
        return sources.lowering(stmt) instanceof Lowering.Reduction
                ? stmt.op().operands().getFirst().type().shape()
                : stmt.result().type().shape();
    }

    private boolean joins(int unit, Stmt stmt) {
        if (units.get(unit) instanceof Unit.Fused(Group group) && group.join(stmt)) {
            unitOf.put(stmt.result(), unit);
            return true;
        }
        return false;
    }

    /** Whether a few steps on the value is read together with something that comes from the unit. */
    private boolean meets(int unit, Value value, int steps) {
        List<Stmt> next = readers.getOrDefault(value, List.of());
        return next.stream()
                .limit(MOST_READERS)
                .anyMatch(reader -> reads(reader).anyMatch(read -> comesFrom(unit, read, STEPS))
                        || steps > 1 && reader.results().size() == 1 && meets(unit, reader.result(), steps - 1));
    }

    /** Whether the value is computed by the unit, or will be a few steps on from such values. */
    private boolean comesFrom(int unit, Value value, int steps) {
        Integer computedBy = unitOf.get(value);
        if (computedBy != null) {
            return computedBy == unit;
        }
        Stmt stmt = sources.definition(value);
        return stmt != null
                && steps > 0
                && stmt.results().size() == 1
                && reads(stmt).anyMatch(read -> comesFrom(unit, read, steps - 1));
    }

    private Stream<Value> reads(Stmt stmt) {
        return sources.reads(stmt).stream().map(Sources.Source::value);
    }

    private boolean sharesRead(int unit, List<Sources.Source> reads) {
        if (!(units.get(unit) instanceof Unit.Fused(Group group))) {
            return false;
        }
        for (Stmt member : group.members()) {
            for (Sources.Source theirs : sources.reads(member)) {
                for (Sources.Source ours : reads) {
                    if (theirs.value().equals(ours.value())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
