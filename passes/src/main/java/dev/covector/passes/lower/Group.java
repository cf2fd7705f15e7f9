package dev.covector.passes.lower;

import dev.covector.ir.Dim;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import dev.covector.ops.Lowering;
import dev.covector.ops.Lowering.AxisMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Statements that share one loop nest. Its domain is the shape of the inner level, where elements are computed; once there is
 * a reduction, the outer level is the domain without the reduced axes.
 */
final class Group {
    /** Where in the loop nest a member is computed. */
    enum Level {
        INNER,
        OUTER
    }

    /** Larger kernels compile slowly, and past some size badly. */
    private static final int MOST_MEMBERS = 48;

    private final Sources sources;
    private final int index;
    private final List<Dim> domain;
    private final List<Integer> reduced = new ArrayList<>();
    private final List<Stmt> members = new ArrayList<>();
    private final Map<Value, Level> levels = new HashMap<>();

    Group(Sources sources, int index, List<Dim> domain) {
        this.sources = sources;
        this.index = index;
        this.domain = List.copyOf(domain);
    }

    int index() {
        return index;
    }

    List<Dim> domain() {
        return domain;
    }

    List<Integer> reduced() {
        return reduced;
    }

    List<Stmt> members() {
        return members;
    }

    boolean isFull() {
        return members.size() >= MOST_MEMBERS;
    }

    boolean computes(Value value) {
        return levels.containsKey(value);
    }

    Level level(Value value) {
        Level level = levels.get(value);
        if (level == null) {
            throw new IllegalStateException("the value is not computed in this group: " + value);
        }
        return level;
    }

    /** The domain's axes that no reduction runs over. */
    List<Integer> kept() {
        return IntStream.range(0, domain.size())
                .filter(axis -> !reduced.contains(axis))
                .boxed()
                .toList();
    }

    /** Makes the statement a member if its shape and what it reads of this group allow; whether it did. */
    boolean join(Stmt stmt) {
        Level level = level(stmt);
        if (level == null || isFull()) {
            return false;
        }
        List<Integer> axes = axes(level);
        for (Sources.Source source : sources.reads(stmt)) {
            if (computes(source.value()) && !sameElement(source, axes)) {
                return false;
            }
        }
        if (sources.lowering(stmt) instanceof Lowering.Reduction reduction) {
            if (reduced.isEmpty()) {
                reduction.axes().stream().sorted().forEach(reduced::add);
            }
            levels.put(stmt.result(), Level.OUTER);
        } else {
            levels.put(stmt.result(), level);
        }
        members.add(stmt);
        return true;
    }

    /** The level at which the statement's operands would be read, or null where its shape does not fit. */
    private @org.jspecify.annotations.Nullable Level level(Stmt stmt) {
        if (sources.lowering(stmt) instanceof Lowering.Reduction reduction) {
            List<Integer> axes = reduction.axes().stream().sorted().toList();
            boolean fits = stmt.op().operands().getFirst().type().shape().equals(domain)
                    && (reduced.isEmpty() || reduced.equals(axes));
            return fits ? Level.INNER : null;
        }
        List<Dim> shape = stmt.result().type().shape();
        if (!reduced.isEmpty() && shape.equals(kept().stream().map(domain::get).toList())) {
            return Level.OUTER;
        }
        return shape.equals(domain) ? Level.INNER : null;
    }

    /** The axes of the domain that are loops at this level. */
    private List<Integer> axes(Level level) {
        return level == Level.OUTER
                ? kept()
                : IntStream.range(0, domain.size()).boxed().toList();
    }

    /** Whether a value of this group is read at the very element that the loops compute. */
    private boolean sameElement(Sources.Source source, List<Integer> axes) {
        List<AxisMap> maps = source.maps();
        List<Integer> own = axes(level(source.value()));
        if (maps == null || maps.size() != own.size()) {
            return false;
        }
        for (int i = 0; i < own.size(); i++) {
            AxisMap map = maps.get(i);
            boolean same = map.axis() >= 0
                    && axes.get(map.axis()).equals(own.get(i))
                    && map.offset().equals(Dim.ZERO)
                    && map.step().equals(Dim.ONE);
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
