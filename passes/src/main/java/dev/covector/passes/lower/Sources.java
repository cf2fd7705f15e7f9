package dev.covector.passes.lower;

import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Lowering;
import dev.covector.ops.Lowering.AxisMap;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How each value of a block comes about. Values that are only another look at a value, or that follow from their own index,
 * are virtual: never kept, computed again wherever they are read.
 */
final class Sources {
    /** The value that is read in the end, where: one map for each of its axes; null where by a computed index. */
    record Source(Value value, @Nullable List<AxisMap> maps) {}

    /** Of small ranks: each operand of each statement is first read so. */
    private static final List<List<AxisMap>> IDENTITIES =
            IntStream.rangeClosed(0, 8).mapToObj(Sources::newIdentity).toList();

    private final OpSet ops;
    private final Map<Value, Stmt> definitions = new HashMap<>();
    private final Map<Value, Lowering> lowerings = new HashMap<>();
    private final Map<Value, List<Source>> reads = new HashMap<>();
    private final Map<Value, Set<String>> symbols = new HashMap<>();

    Sources(OpSet ops, List<Stmt> stmts) {
        this.ops = ops;
        for (Stmt stmt : stmts) {
            stmt.results().forEach(result -> definitions.put(result, stmt));
        }
    }

    @Nullable
    Stmt definition(Value value) {
        return definitions.get(value);
    }

    Stmt require(Value value) {
        Stmt stmt = definitions.get(value);
        if (stmt == null) {
            throw new IllegalStateException("no statement computes " + value);
        }
        return stmt;
    }

    /** Whether the statement gives the elements of its operand in the same order. */
    boolean isReshaped(Stmt stmt) {
        Lowering lowering = ops.lowering(stmt.op());
        return lowering instanceof Lowering.Reshaped || lowering instanceof Lowering.Measured;
    }

    /** The symbols whose numbers a kernel of the statement takes: its own, and those of the virtual values that it reads. */
    Set<String> symbols(Stmt stmt) {
        Value result = stmt.results().getFirst();
        Set<String> known = symbols.get(result);
        if (known == null) {
            Set<String> all = new HashSet<>();
            stmt.results().forEach(x -> x.type().shape().forEach(size -> all.addAll(size.symbols())));
            stmt.op().attributes().dims().forEach(size -> all.addAll(size.symbols()));
            stmt.op().operands().stream().filter(this::isVirtual).forEach(x -> all.addAll(symbols(require(x))));
            symbols.put(result, all);
            known = all;
        }
        return known;
    }

    /** The op's way to become kernels, with looks at other values and scalars of nothing but sizes in one form each. */
    Lowering lowering(Stmt stmt) {
        Value result = stmt.results().getFirst();
        Lowering known = lowerings.get(result);
        if (known == null) {
            known = lowering(stmt, ops.lowering(stmt.op()));
            lowerings.put(result, known);
        }
        return known;
    }

    private Lowering lowering(Stmt stmt, Lowering declared) {
        return switch (declared) {
            case Lowering.Reshaped _ -> {
                List<AxisMap> maps = squeezed(
                        stmt.op().operands().getFirst().type(), stmt.result().type());
                yield maps == null ? declared : new Lowering.Indexed(maps);
            }
            case Lowering.Reduction(var _, List<Integer> axes)
            when axes.isEmpty() ->
                new Lowering.Indexed(identity(stmt.result().type().rank()));
            case Lowering.Pointwise(Lowering.Formula formula)
            when stmt.result().type().rank() == 0 -> {
                List<Lowering.Source> scalars = generated(stmt.op().operands());
                yield scalars == null
                        ? declared
                        : new Lowering.Generated((k, index) -> formula.emit(
                                k, scalars.stream().map(x -> x.emit(k, index)).toList()));
            }
            default -> declared;
        };
    }

    /** How scalars follow from nothing, else null. */
    private @Nullable List<Lowering.Source> generated(List<Value> scalars) {
        List<Lowering.Source> generated = new ArrayList<>();
        for (Value scalar : scalars) {
            Stmt stmt = definitions.get(scalar);
            if (stmt == null || !(lowering(stmt) instanceof Lowering.Generated(Lowering.Source source))) {
                return null;
            }
            generated.add(source);
        }
        return generated;
    }

    /** The maps of a reshape that only adds and drops axes of size one, else null. */
    private static @Nullable List<AxisMap> squeezed(TensorType from, TensorType to) {
        List<AxisMap> maps = new ArrayList<>();
        int next = 0;
        for (Dim size : from.shape()) {
            if (size.equals(Dim.ONE)) {
                maps.add(AxisMap.fixed(Dim.ZERO));
                continue;
            }
            while (next < to.rank() && to.dim(next).equals(Dim.ONE)) {
                next++;
            }
            if (next == to.rank() || !to.dim(next).equals(size)) {
                return null;
            }
            maps.add(AxisMap.same(next++));
        }
        boolean onlyOnesAreLeft = to.shape().subList(next, to.rank()).stream().allMatch(Dim.ONE::equals);
        return onlyOnesAreLeft ? maps : null;
    }

    static List<AxisMap> identity(int rank) {
        return rank < IDENTITIES.size() ? IDENTITIES.get(rank) : newIdentity(rank);
    }

    private static List<AxisMap> newIdentity(int rank) {
        return IntStream.range(0, rank).mapToObj(AxisMap::same).toList();
    }

    boolean isVirtual(Value value) {
        Stmt stmt = definitions.get(value);
        return stmt != null
                && switch (lowering(stmt)) {
                    case Lowering.Generated _, Lowering.Indexed _ -> true;
                    case Lowering.Pointwise _,
                            Lowering.Reduction _,
                            Lowering.Reshaped _,
                            Lowering.Assembled _,
                            Lowering.Gathered _,
                            Lowering.Measured _,
                            Lowering.Control _,
                            Lowering.Library _,
                            Lowering.Expanded _ -> false;
                };
    }

    /** What reading a value through the maps comes to: itself, what it is a look at, or nothing for a generated one. */
    @Nullable
    Source resolve(Value value, List<AxisMap> maps) {
        Value at = value;
        List<AxisMap> seen = maps;
        while (isVirtual(at)) {
            Stmt stmt = definition(at);
            if (stmt == null || !(lowering(stmt) instanceof Lowering.Indexed(List<AxisMap> axes))) {
                return null;
            }
            seen = compose(axes, seen);
            at = stmt.op().operands().getFirst();
        }
        return new Source(at, seen);
    }

    /** The maps of the inner axes in terms of what the outer maps index. */
    private static List<AxisMap> compose(List<AxisMap> inner, List<AxisMap> outer) {
        List<AxisMap> composed = new ArrayList<>(inner.size());
        for (AxisMap map : inner) {
            Dim offset = map.offset();
            List<AxisMap.Term> terms = new ArrayList<>();
            for (AxisMap.Term term : map.terms()) {
                AxisMap through = outer.get(term.axis());
                offset = offset.plus(term.step().times(through.offset()));
                through.terms()
                        .forEach(next -> terms.add(
                                new AxisMap.Term(next.axis(), term.step().times(next.step()))));
            }
            composed.add(new AxisMap(offset, terms));
        }
        return composed;
    }

    /** Everything that a fusible statement reads, in terms of the axes of its loops. */
    List<Source> reads(Stmt stmt) {
        return reads.computeIfAbsent(stmt.result(), _ -> readsOf(stmt));
    }

    private List<Source> readsOf(Stmt stmt) {
        List<Source> sources = new ArrayList<>();
        Op op = stmt.op();
        int rank = stmt.result().type().rank();
        switch (lowering(stmt)) {
            case Lowering.Gathered _ -> {
                sources.add(new Source(bottom(op.operands().getFirst()), null));
                for (Value index : op.operands().subList(1, op.operands().size())) {
                    int first = rank - index.type().rank();
                    List<AxisMap> maps =
                            IntStream.range(first, rank).mapToObj(AxisMap::same).toList();
                    add(resolve(index, maps), sources);
                }
            }
            case Lowering.Pointwise _,
                    Lowering.Reduction _,
                    Lowering.Reshaped _,
                    Lowering.Assembled _,
                    Lowering.Measured _,
                    Lowering.Control _,
                    Lowering.Library _,
                    Lowering.Generated _,
                    Lowering.Indexed _,
                    Lowering.Expanded _ -> {
                for (Value operand : op.operands()) {
                    add(resolve(operand, identity(operand.type().rank())), sources);
                }
            }
        }
        return sources;
    }

    /** What a value is a look at in the end; itself where it follows from its index. */
    private Value bottom(Value value) {
        Source source = resolve(value, identity(value.type().rank()));
        return source == null ? value : source.value();
    }

    private static void add(@Nullable Source source, List<Source> sources) {
        if (source != null) {
            sources.add(source);
        }
    }
}
