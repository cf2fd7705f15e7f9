package dev.covector.api;

import dev.covector.ir.Guard;
import dev.covector.ir.Origin;
import dev.covector.ir.TensorType;
import dev.covector.ops.OpSet;
import dev.covector.runtime.Device;
import dev.covector.runtime.HostTensor;
import dev.covector.runtime.Ledger;
import dev.covector.runtime.Plan;
import dev.covector.runtime.PlanCache;
import dev.covector.tracer.Staging;
import dev.covector.tracer.Structure;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.TensorData;
import dev.covector.tracer.Trace;
import dev.covector.tracer.Traced;
import dev.covector.tracer.UserLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What every jitted function is inside: a Java function of any arguments, and its plans. Inside a trace it is the function
 * itself, so jitted functions nest.
 */
public final class Compiled {
    private final String name;
    private final Function<Object[], Object> fn;
    private final OpSet ops = Staging.ops();
    private final Device device;
    private final PlanCache cache;
    private final Set<Integer> donated;
    private final List<Object> taking;
    private volatile @Nullable Plan latest;

    public Compiled(String name, Function<Object[], Object> fn) {
        this(name, fn, Device.current(), Set.of(), List.of());
    }

    private Compiled(
            String name, Function<Object[], Object> fn, Device device, Set<Integer> donated, List<Object> taking) {
        this.name = name;
        this.fn = fn;
        this.device = device;
        this.cache = new PlanCache(ops, device, UserLine::current);
        this.donated = donated;
        this.taking = taking;
    }

    /**
     * The same function, which uses up some of its arguments: their tensors are closed by a call, and results may take their
     * memory over, so that an update happens in place.
     *
     * @param arguments the numbers of the arguments, from 0
     */
    public Compiled donating(int... arguments) {
        Set<Integer> numbers = IntStream.of(arguments).boxed().collect(Collectors.toUnmodifiableSet());
        return new Compiled(name, fn, device, numbers, taking);
    }

    /**
     * The same function, which takes only arguments of the given sizes: axes of one name are equal. Any others are a
     * {@link dev.covector.ir.TypeException} that says which.
     *
     * @param specs for each argument a {@link Spec}, or a list or map of them for its parts, or {@code none()}
     */
    public Compiled taking(Object... specs) {
        return new Compiled(name, fn, device, donated, List.of(specs));
    }

    /** The same function, with plans of its own for a device. Within the trace of another function it runs where that does. */
    public Compiled on(Device other) {
        return new Compiled(name, fn, other, donated, taking);
    }

    /** Runs the plan for the arguments, which is traced and compiled where there is none. */
    public Object call(Object... args) {
        if (Staging.isTracing()) {
            if (!taking.isEmpty()) {
                Structure.Flat flat = Structure.flatten(args);
                Claims.of(name, flat.structure(), taking).require(Staged.types(flat.leaves()));
            }
            return fn.apply(args);
        }
        Arguments arguments = Arguments.of(args);
        PlanCache.Results results =
                cache.call(arguments.structure(), arguments.leaves(), new Tracing(arguments.structure(), args));
        Structure form = (Structure) results.form();
        HostTensor[] tensors = results.tensors();
        return tensors.length == 1 && form.isTensor() ? Tensor.of(tensors[0]) : form.rebuild(tensors(tensors));
    }

    private static List<Tensor> tensors(HostTensor[] all) {
        List<Tensor> tensors = new ArrayList<>(all.length);
        for (HostTensor tensor : all) {
            tensors.add(Tensor.of(tensor));
        }
        return tensors;
    }

    /** Traces the function for arguments of one structure. */
    private final class Tracing implements PlanCache.Source {
        private final Structure structure;
        private final Object[] args;
        private @Nullable Claims claims;
        private List<String> names = List.of();

        Tracing(Structure structure, Object[] args) {
            this.structure = structure;
            this.args = args;
        }

        @Override
        public List<Boolean> donated() {
            List<Boolean> leaves = new ArrayList<>();
            for (int i = 0; i < args.length; i++) {
                int count = Structure.flatten(args[i]).structure().count();
                leaves.addAll(Collections.nCopies(count, donated.contains(i)));
            }
            return leaves;
        }

        private Claims claims() {
            if (claims == null) {
                claims = Claims.of(name, structure, taking);
                names = Names.symbols(structure.paths());
            }
            return claims;
        }

        @Override
        public List<String> names() {
            return structure.paths();
        }

        @Override
        public String symbol(int tensor, int axis) {
            return claims().symbol(tensor, axis, names.get(tensor) + "." + axis);
        }

        @Override
        public PlanCache.Traced trace(List<TensorType> params) {
            Structure[] form = new Structure[1];
            Traced traced = Trace.of(name, ops, params, leaves -> {
                claims().require(params);
                Structure.Flat out = Structure.flatten(fn.apply((Object[]) structure.rebuild(leaves)));
                form[0] = out.structure();
                return out.leaves();
            });
            List<TensorData> captures =
                    traced.captures().stream().map(Tensor::data).toList();
            return new PlanCache.Traced(traced.func(), captures, form[0], form[0].paths());
        }
    }

    /** The plans so far. */
    public Ledger plans() {
        return new Ledger(name, cache.plans(), cache.evicted());
    }

    /** The plan that a call with these arguments runs; it is made, by such a call, where there is none. */
    public Plan plan(Object... args) {
        Plan plan = find(args);
        if (plan == null) {
            call(args);
            plan = find(args);
        }
        if (plan == null) {
            throw new IllegalStateException("the plan made for a call does not accept it");
        }
        latest = plan;
        return plan;
    }

    private @Nullable Plan find(Object... args) {
        Arguments arguments = Arguments.of(args);
        return cache.find(arguments.structure(), arguments.leaves());
    }

    /** The function of the plan asked for last, or of the only one, as it was traced. */
    public String ir() {
        return ir("traced");
    }

    /** The same after a stage: {@code traced}, {@code simplified} or {@code fused}. */
    public String ir(String stage) {
        Plan plan = latest;
        if (plan == null) {
            List<Plan> plans = cache.plans();
            if (plans.isEmpty()) {
                throw new IllegalStateException(
                        name + " has no plan yet: call it, or ask for plan(…) with arguments, before its IR");
            }
            plan = plans.getLast();
        }
        return plan.ir(stage);
    }

    /** Which plan the arguments run, what it assumes and where that comes from; or why none would do. */
    public String explain(Object... args) {
        Arguments arguments = Arguments.of(args);
        StringBuilder text = new StringBuilder(name + arguments.structure() + "\n");
        Plan plan = cache.find(arguments.structure(), arguments.leaves());
        if (plan != null) {
            text.append("runs the plan ").append(plan).append('\n');
            Origin.of(plan.func())
                    .forEach(origin -> text.append("  size ").append(origin).append('\n'));
            plan.contract()
                    .guards()
                    .forEach(guard -> text.append("  requires ").append(guard).append('\n'));
            plan.late()
                    .forEach(guard -> text.append("  requires, when it is known, ")
                            .append(guard)
                            .append('\n'));
            return text.toString();
        }
        Map<Plan, List<Guard>> broken = cache.broken(arguments.structure(), arguments.leaves());
        text.append(
                broken.isEmpty()
                        ? "would be traced: there is no plan for this structure, these dtypes, ranks and layouts yet\n"
                        : "would be traced: every plan for such arguments assumes something else of the sizes\n");
        broken.forEach((other, guards) -> {
            text.append("  not ").append(other).append('\n');
            guards.forEach(guard -> text.append("    since not ").append(guard).append('\n'));
        });
        return text.toString();
    }

    /** Forgets all plans. */
    public void clear() {
        cache.clear();
        latest = null;
    }
}
