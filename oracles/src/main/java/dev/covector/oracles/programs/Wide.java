package dev.covector.oracles.programs;

import dev.covector.ir.Copier;
import dev.covector.ir.Func;
import dev.covector.ir.Guard;
import dev.covector.ir.SizeScope;
import dev.covector.ops.OpSet;
import dev.covector.tracer.TraceScope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Programs made of programs. */
final class Wide {
    private Wide() {}

    /** The same program in f64 and c128, for derivatives to be seen in. */
    static Func of(Func f) {
        return Func.parse(f.toString().replace("f32", "f64").replace("c64", "c128"), OpSet.STANDARD);
    }

    /** What a transform gives where it may ask for relations between sizes, as in a trace: they become guards. */
    static Func traced(Map<String, Long> sizes, Supplier<Func> transform) {
        TraceScope scope = new TraceScope(sizes, () -> null);
        Func f = ScopedValue.where(SizeScope.CURRENT, scope).call(transform::get);
        Set<Guard> guards = new LinkedHashSet<>(f.guards());
        guards.addAll(scope.guards());
        List<Guard> all = new ArrayList<>(guards);
        return Copier.substitute(new Func(f.name(), f.body(), all), scope.canonical());
    }
}
