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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /** Stands for an axis of size one in place of a reduced one. */
    static final int UNIT = -1;

    /** Larger kernels compile slowly, and past some size badly. */
    private static final int MOST_MEMBERS = 48;

    /**
     * What the inner members may cost together. A loop that reduces is one piece of code, which HotSpot does not compile past
     * some size; any other is cut where it gets long.
     */
    private static final int MOST_COST = 1024;

    private static final int MOST_COST_REDUCING = 256;

    private final Sources sources;
    private final int index;
    private final List<Dim> domain;
    /** All axes of the domain. */
    private final List<Integer> everywhere;

    private final List<Integer> reduced = new ArrayList<>();
    private final List<Stmt> members = new ArrayList<>();
    private final Map<Value, Level> levels = new HashMap<>();
    private final Map<Value, List<Integer>> axes = new HashMap<>();
    private int cost;

    Group(Sources sources, int index, List<Dim> domain) {
        this.sources = sources;
        this.index = index;
        this.domain = List.copyOf(domain);
        this.everywhere = Schedule.axes(domain.size());
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
        return reduced.isEmpty()
                ? everywhere
                : everywhere.stream().filter(axis -> !reduced.contains(axis)).toList();
    }

    /** For each axis of a member the axis of the domain that it is, or {@link #UNIT} for one of size one that was kept. */
    List<Integer> axes(Value member) {
        return Objects.requireNonNull(axes.get(member), "a member of this group");
    }

    /** Makes the statement a member if its shape and what it reads of this group allow; whether it did. */
    boolean join(Stmt stmt) {
        boolean reduces = sources.lowering(stmt) instanceof Lowering.Reduction;
        List<Integer> at =
                reduces ? operandAxes(stmt) : axesOf(stmt.result().type().shape());
        boolean inner = !reduces && at != null && at.equals(everywhere);
        int more = inner ? Cost.of(stmt, sources) : 0;
        if (at == null || isFull() || isTooMuch(more, reduces) || !readsOwnElements(stmt, at)) {
            return false;
        }
        cost += more;
        if (sources.lowering(stmt) instanceof Lowering.Reduction reduction && reduced.isEmpty()) {
            reduction.axes().stream().sorted().forEach(reduced::add);
        }
        levels.put(stmt.result(), inner ? Level.INNER : Level.OUTER);
        axes.put(stmt.result(), reduces ? kept() : at);
        members.add(stmt);
        return true;
    }

    private boolean isTooMuch(int more, boolean reduces) {
        int most = reduces || !reduced.isEmpty() ? MOST_COST_REDUCING : MOST_COST;
        return !members.isEmpty() && cost + more > most;
    }

    /** The axes of what a reduction reads, or null where its loops are not those of the group. */
    private @Nullable List<Integer> operandAxes(Stmt stmt) {
        Lowering.Reduction reduction = (Lowering.Reduction) sources.lowering(stmt);
        boolean fits = stmt.op().operands().getFirst().type().shape().equals(domain)
                && (reduced.isEmpty()
                        || reduced.equals(reduction.axes().stream().sorted().toList()));
        return fits ? everywhere : null;
    }

    /** The axes of a shape: the domain's, those that are kept, or those with ones for the rest; null for another shape. */
    private @Nullable List<Integer> axesOf(List<Dim> shape) {
        if (shape.equals(domain)) {
            return everywhere;
        }
        if (reduced.isEmpty()) {
            return null;
        }
        if (shape.equals(kept().stream().map(domain::get).toList())) {
            return kept();
        }
        List<Integer> withUnits = everywhere.stream()
                .map(axis -> reduced.contains(axis) ? UNIT : axis)
                .toList();
        boolean fits = shape.size() == domain.size()
                && everywhere.stream()
                        .allMatch(axis ->
                                shape.get(axis).equals(withUnits.get(axis) == UNIT ? Dim.ONE : domain.get(axis)));
        return fits ? withUnits : null;
    }

    /** Whether every value of this group that the statement reads is read at the very element that the loops compute. */
    private boolean readsOwnElements(Stmt stmt, List<Integer> at) {
        for (Sources.Source source : sources.reads(stmt)) {
            if (computes(source.value()) && !sameElement(source, at)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the index is that along one axis of the domain. */
    private static boolean isAxis(AxisMap map, int axis, List<Integer> at) {
        return map.terms().size() == 1
                && at.get(map.terms().getFirst().axis()).equals(axis)
                && map.equals(AxisMap.same(map.terms().getFirst().axis()));
    }

    private boolean sameElement(Sources.Source source, List<Integer> at) {
        List<AxisMap> maps = source.maps();
        List<Integer> own = axes(source.value());
        if (maps == null || maps.size() != own.size()) {
            return false;
        }
        for (int i = 0; i < own.size(); i++) {
            boolean same = own.get(i) == UNIT || isAxis(maps.get(i), own.get(i), at);
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
