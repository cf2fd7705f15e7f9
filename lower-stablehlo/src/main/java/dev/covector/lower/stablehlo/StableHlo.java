package dev.covector.lower.stablehlo;

import dev.covector.autodiff.NestedOps;
import dev.covector.ir.Copier;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Guard;
import dev.covector.ir.TypeException;
import dev.covector.lower.stablehlo.text.Extents;
import dev.covector.ops.OpSet;
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
    private final boolean isReversed;

    private StableHlo(Func func, OpSet ops, boolean isReversed) {
        this.func = func;
        this.ops = ops;
        this.isReversed = isReversed;
    }

    public static StableHlo of(Func func) {
        return of(func, NestedOps.SET);
    }

    /** The function, which may use the ops of a set of the user's. */
    public static StableHlo of(Func func, OpSet ops) {
        return new StableHlo(func, ops, false);
    }

    /**
     * The same with the axes of arguments and results in the opposite order: what lies column-major in memory is row-major
     * there, so that a client passes Covector's buffers as they are. See docs/design/stablehlo-layout.md.
     */
    public StableHlo reversed() {
        return new StableHlo(func, ops, !isReversed);
    }

    public Func func() {
        return func;
    }

    /** The module for every size: sizes are question marks, and the module computes with them what it needs. */
    public String text() {
        return func.within(() -> new ModuleText(func, ops, isReversed).write());
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
        return new StableHlo(Copier.substitute(func, numbers), ops, isReversed);
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
            ModuleText module = new ModuleText(func, ops, isReversed);
            return new ModuleWithRoom(module.write(), List.copyOf(func.symbols()), module.born(), extents.chosen());
        }));
    }
}
