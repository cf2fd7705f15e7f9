package dev.covector.runtime;

import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Guard;
import dev.covector.ir.Location;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TensorType;
import dev.covector.ops.OpSet;
import dev.covector.tracer.TensorData;
import dev.covector.tracer.TraceScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The plans of one function: keyed by the structure of its arguments and by the dtype, rank and layout of each tensor in it,
 * never by sizes. Thread-safe. Bounded: the kind of arguments that has not come for longest is forgotten, and the oldest plan of a kind.
 */
public final class PlanCache {
    private static final int MOST_KINDS = 256;

    /** Plans of one kind differ in guards; a function that uses sizes as numbers would make one for every size. */
    private static final int MOST_PLANS = 64;

    private static final long[] NONE = {};

    private final OpSet ops;
    private final Device device;
    private final Supplier<@Nullable Location> location;
    private final Map<Kind, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private volatile @Nullable Entry last;
    private long evicted;

    /** @param location the user's line that is running now, for guards */
    public PlanCache(OpSet ops, Device device, Supplier<@Nullable Location> location) {
        this.ops = ops;
        this.device = device;
        this.location = location;
    }

    /** Traces the function that is cached here. */
    public interface Source {
        /** The name of the size along an axis of a tensor among the arguments; all are different. */
        String symbol(int tensor, int axis);

        /** What the user calls each tensor among the arguments, such as {@code [0].w1}. */
        List<String> names();

        /** For each tensor among the arguments whether the function may use its memory for a result. */
        List<Boolean> donated();

        /** Traces for parameters of the types; the captured tensors follow them. */
        Traced trace(List<TensorType> params);
    }

    /** What tracing gave; {@code form} says how the results are put together, {@code names} what the user calls each. */
    public record Traced(Func func, List<TensorData> captures, Object form, List<String> names) {}

    /** What a call gave. */
    public record Results(HostTensor[] tensors, Object form) {}

    private record Kind(Object structure, List<Long> codes) {}

    /** A plan with the tensors that its function captured. */
    private record Bound(Plan plan, HostTensor[] captures, Object form) {}

    private static final class Entry {
        final Object structure;
        final long[] codes;
        volatile Bound[] plans = {};

        Entry(Object structure, long[] codes) {
            this.structure = structure;
            this.codes = codes;
        }

        boolean accepts(Object other, HostTensor[] leaves) {
            if (2 * leaves.length != codes.length) {
                return false;
            }
            for (int i = 0; i < leaves.length; i++) {
                if (codes[2 * i] != leaves[i].kind() || codes[2 * i + 1] != leaves[i].layout()) {
                    return false;
                }
            }
            return structure.equals(other);
        }

        /** Whether plans for these layouts are right for the arguments too, since axes of sizes 0 and 1 lie anyhow. */
        boolean serves(Object other, HostTensor[] leaves) {
            boolean serves = 2 * leaves.length == codes.length && structure.equals(other);
            for (int i = 0; serves && i < leaves.length; i++) {
                serves = codes[2 * i] == leaves[i].kind()
                        && Layout.covers(codes[2 * i + 1], leaves[i].shape(), leaves[i].strides());
            }
            return serves;
        }

        /** Adds a plan; whether the oldest had to go for it. */
        synchronized boolean add(Bound plan) {
            int dropped = plans.length < MOST_PLANS ? 0 : 1;
            Bound[] more = java.util.Arrays.copyOfRange(plans, dropped, plans.length + 1);
            more[more.length - 1] = plan;
            plans = more;
            return dropped == 1;
        }
    }

    /** Runs the function, tracing it first where no plan accepts the arguments. */
    public Results call(Object structure, HostTensor[] given, Source source) {
        HostTensor[] leaves = device.prepared(given);
        Entry entry = entry(structure, leaves);
        Results results = tryRun(entry, leaves);
        if (results == null) {
            synchronized (entry) {
                results = tryRun(entry, leaves);
                if (results == null) {
                    add(entry, plan(entry, leaves, source));
                    results = tryRun(entry, leaves);
                }
            }
        }
        if (results == null) {
            throw new IllegalStateException("the plan made for a call does not accept it");
        }
        return results;
    }

    private Entry entry(Object structure, HostTensor[] leaves) {
        Entry recent = last;
        if (recent != null && recent.accepts(structure, leaves)) {
            return recent;
        }
        long[] codes = new long[2 * leaves.length];
        List<Long> boxed = new ArrayList<>(codes.length);
        for (int i = 0; i < leaves.length; i++) {
            HostTensor leaf = leaves[i];
            codes[2 * i] = leaf.kind();
            codes[2 * i + 1] = leaf.layout();
            boxed.add(codes[2 * i]);
            boxed.add(codes[2 * i + 1]);
        }
        synchronized (entries) {
            Kind kind = new Kind(structure, boxed);
            Entry entry = entries.get(kind);
            if (entry == null) {
                entry = serving(structure, leaves);
            }
            if (entry == null) {
                entry = new Entry(structure, codes);
                entries.put(kind, entry);
            }
            if (entries.size() > MOST_KINDS) {
                entries.remove(entries.keySet().iterator().next());
                evicted++;
            }
            last = entry;
            return entry;
        }
    }

    private @Nullable Entry serving(Object structure, HostTensor[] leaves) {
        for (Entry known : entries.values()) {
            if (known.serves(structure, leaves)) {
                return known;
            }
        }
        return null;
    }

    private void add(Entry entry, Bound plan) {
        if (entry.add(plan)) {
            synchronized (entries) {
                evicted++;
            }
        }
    }

    private static @Nullable Results tryRun(Entry entry, HostTensor[] leaves) {
        for (Bound bound : entry.plans) {
            HostTensor[] results = bound.plan.tryRun(arguments(bound, leaves), NONE);
            if (results != null) {
                return new Results(results, bound.form);
            }
        }
        return null;
    }

    private static HostTensor[] arguments(Bound bound, HostTensor[] leaves) {
        if (bound.captures.length == 0) {
            return leaves;
        }
        HostTensor[] arguments = java.util.Arrays.copyOf(leaves, leaves.length + bound.captures.length);
        System.arraycopy(bound.captures, 0, arguments, leaves.length, bound.captures.length);
        return arguments;
    }

    private Bound plan(Entry entry, HostTensor[] leaves, Source source) {
        long started = System.nanoTime();
        Map<String, Long> call = new HashMap<>();
        List<TensorType> params = new ArrayList<>();
        List<Long> layouts = new ArrayList<>();
        for (int i = 0; i < leaves.length; i++) {
            HostTensor leaf = leaves[i];
            List<Dim> shape = new ArrayList<>();
            for (int axis = 0; axis < leaf.shape().length; axis++) {
                String symbol = source.symbol(i, axis);
                call.put(symbol, leaf.shape()[axis]);
                shape.add(Dim.symbol(symbol));
            }
            params.add(new TensorType(leaf.dtype(), shape));
            layouts.add(entry.codes[2 * i + 1]);
        }
        TraceScope scope = new TraceScope(call, location);
        Traced traced = ScopedValue.where(SizeScope.CURRENT, scope).call(() -> source.trace(params));
        HostTensor[] captures = device.prepared(traced.captures.toArray(HostTensor[]::new));
        List<Boolean> donated = new ArrayList<>(source.donated());
        for (HostTensor capture : captures) {
            layouts.add(capture.layout());
            donated.add(false);
        }
        Canonical canonical = Canonical.of(traced.func, scope, layouts, donated, List.of(), ops, started);
        return new Bound(device.plan(canonical.named(source.names(), traced.names)), captures, traced.form);
    }

    /** All plans, in no particular order. */
    public List<Plan> plans() {
        synchronized (entries) {
            return entries.values().stream()
                    .flatMap(entry -> java.util.Arrays.stream(entry.plans).map(Bound::plan))
                    .toList();
        }
    }

    /** The plan that a call with these arguments would run, or null where it would be traced. */
    public @Nullable Plan find(Object structure, HostTensor[] given) {
        HostTensor[] leaves = device.prepared(given);
        Entry entry = entry(structure, leaves);
        for (Bound bound : entry.plans) {
            if (bound.plan.accepts(arguments(bound, leaves))) {
                return bound.plan;
            }
        }
        return null;
    }

    /** For each plan of this kind of arguments the guards that they break. */
    public Map<Plan, List<Guard>> broken(Object structure, HostTensor[] given) {
        HostTensor[] leaves = device.prepared(given);
        Map<Plan, List<Guard>> broken = new LinkedHashMap<>();
        for (Bound bound : entry(structure, leaves).plans) {
            broken.put(bound.plan, bound.plan.broken(arguments(bound, leaves)));
        }
        return broken;
    }

    /** How many plans and kinds of arguments have been forgotten to stay within the bound. */
    public long evicted() {
        synchronized (entries) {
            return evicted;
        }
    }

    /** Forgets all plans. */
    public void clear() {
        synchronized (entries) {
            entries.clear();
            last = null;
        }
    }
}
