package dev.covector.lower.stablehlo;

import dev.covector.autodiff.NestedOps;
import dev.covector.ir.Copier;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Guard;
import dev.covector.ir.TypeException;
import dev.covector.lower.stablehlo.read.StableHloReader;
import dev.covector.lower.stablehlo.read.syntax.ReadException;
import dev.covector.lower.stablehlo.text.Extents;
import dev.covector.ops.OpSet;
import dev.covector.runtime.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A function as a module in the text form of StableHLO, <a href="https://openxla.org/stablehlo/spec">whose specification</a>
 * says what it means. Shapes are as the user wrote them; their layout in memory is no part of the text.
 */
public final class StableHlo {
    private final Func func;
    private final OpSet ops;
    private final Labels labels;
    private final boolean isReversed;

    private StableHlo(Func func, OpSet ops, Labels labels, boolean isReversed) {
        this.func = func;
        this.ops = ops;
        this.labels = labels;
        this.isReversed = isReversed;
    }

    public static StableHlo of(Func func) {
        return of(func, NestedOps.SET);
    }

    /** The function of a plan; arguments and results have the names that they have in the user's structures. */
    public static StableHlo of(Plan plan) {
        return of(plan.func()).named(plan.names(), plan.resultNames());
    }

    /** The function, which may use the ops of a set of the user's. */
    public static StableHlo of(Func func, OpSet ops) {
        return new StableHlo(func, ops, Labels.none(func), false);
    }

    /**
     * The same with the axes of arguments and results in the opposite order: what lies column-major in memory is row-major
     * there, so that a client passes Covector's buffers as they are. See docs/design/stablehlo-layout.md.
     */
    public StableHlo reversed() {
        return new StableHlo(func, ops, labels, !isReversed);
    }

    /**
     * The same with what the user calls each argument and each result, {@code params.w1}, as the paths of a structure are: arguments have
     * it as their location, results as {@code jax.result_info}, as JAX's modules do. An empty name is none.
     */
    public StableHlo named(List<String> arguments, List<String> results) {
        return new StableHlo(func, ops, new Labels(arguments, results).of(func), isReversed);
    }

    /**
     * The function of a module's text: what {@link #text()} writes, for every size or for fixed ones, comes back as ops that compute the
     * same. Text that is no module, or that Covector cannot say, is a {@link ReadException} with line and column.
     */
    public static Func read(String text) {
        return StableHloReader.read(text);
    }

    public Func func() {
        return func;
    }

    /** The module for every size: sizes are question marks, and the module computes with them what it needs. */
    public String text() {
        return func.within(() -> new ModuleText(func, ops, labels, isReversed).write());
    }

    /**
     * The module for these sizes, a number for each symbol in the types of the arguments. A guard that they break is a
     * {@link TypeException}.
     */
    public String text(Map<String, Long> sizes) {
        return fixed(sizes).text();
    }

    /** The same function for these sizes alone, a number for each symbol in the types of the arguments. */
    public StableHlo fixed(Map<String, Long> sizes) {
        TreeMap<String, Long> given = new TreeMap<>(sizes);
        if (!given.keySet().containsAll(func.symbols())) {
            throw new TypeException(func.name() + ": a static module needs a number for each of the sizes "
                    + func.symbols() + "; got " + given);
        }
        for (Guard guard : func.guards()) {
            if (given.keySet().containsAll(guard.symbols()) && !guard.holds(given)) {
                throw new TypeException(func.name() + ": the sizes " + given + " break " + guard);
            }
        }
        Map<String, Dim> numbers = new HashMap<>();
        given.forEach((name, size) -> numbers.put(name, Dim.of(size)));
        return new StableHlo(Copier.substitute(func, numbers), ops, labels, isReversed);
    }

    /**
     * The module for all sizes up to some, as programs of fixed sizes can have it: see {@link ModuleWithRoom}.
     *
     * @param most the largest numbers of the symbols in the types of the arguments
     * @param open the room for sizes made of data that nothing bounds, such as the number of steps of a loop, by symbol; the others get a little
     */
    public ModuleWithRoom withRoom(Map<String, Long> most, Map<String, Long> open) {
        Extents extents = new Extents(most, open);
        return func.within(() -> extents.within(() -> {
            ModuleText module = new ModuleText(func, ops, labels, isReversed);
            return new ModuleWithRoom(module.write(), List.copyOf(func.symbols()), module.born(), extents.chosen());
        }));
    }
}
