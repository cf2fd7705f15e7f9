package dev.covector.runtime;

import dev.covector.ir.Block;
import dev.covector.ir.Copier;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Guard;
import dev.covector.ir.Relation;
import dev.covector.ir.Stmt;
import dev.covector.ops.OpSet;
import dev.covector.tracer.Contract;
import dev.covector.tracer.TraceScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A traced function in which sizes that are equal by a guard have one name: what a device makes a plan of.
 *
 * @param names what the user calls each argument; nothing where there is no name
 * @param resultNames what the user calls each result
 * @param func the function, with the guards that later stages may rely on
 * @param contract for which arguments it holds
 * @param layouts the layout code of each argument
 * @param donated for each argument whether a result may take its memory over
 * @param extraSymbols symbols that are no axis of an argument
 * @param ops the ops that it may consist of
 * @param started the time in nanoseconds from which on the call has waited
 */
public record Canonical(
        List<String> names,
        List<String> resultNames,
        Func func,
        Contract contract,
        List<Long> layouts,
        List<Boolean> donated,
        List<String> extraSymbols,
        OpSet ops,
        long started) {
    public Canonical {
        names = List.copyOf(names);
        resultNames = List.copyOf(resultNames);
        layouts = List.copyOf(layouts);
        donated = List.copyOf(donated);
        extraSymbols = List.copyOf(extraSymbols);
    }

    /** The same with the user's names for the first arguments, behind which is what the function captured, and for all results. */
    Canonical named(List<String> arguments, List<String> results) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(names.subList(arguments.size(), names.size()));
        return new Canonical(all, results, func, contract, layouts, donated, extraSymbols, ops, started);
    }

    private static List<String> none(int count) {
        return Collections.nCopies(count, "");
    }

    /** @param scope what was assumed of the sizes while tracing */
    static Canonical of(
            Func traced,
            TraceScope scope,
            List<Long> layouts,
            List<Boolean> donated,
            List<String> extraSymbols,
            OpSet ops,
            long started) {
        List<Guard> atEntry = scope.guards().stream().filter(scope::isKnown).toList();
        Contract contract = new Contract(traced.paramTypes(), atEntry, scope.canonical());
        Func func = Copier.substitute(withGuards(traced, scope), scope.canonical());
        return new Canonical(
                none(func.params().size()),
                none(func.results().size()),
                func,
                contract,
                layouts,
                donated,
                extraSymbols,
                ops,
                started);
    }

    /** The guards that are not carried out as substitutions, so that later stages may rely on them. */
    private static Func withGuards(Func f, TraceScope scope) {
        Set<String> made = new HashSet<>();
        addMade(f.body(), made);
        List<Guard> open = scope.guards().stream()
                .filter(guard -> guard.symbols().stream()
                        .allMatch(symbol -> made.contains(symbol) || scope.isKnown(Dim.symbol(symbol))))
                .filter(guard -> guard.relation() != Relation.EQUAL
                        || !guard.left()
                                .substitute(scope.canonical())
                                .equals(guard.right().substitute(scope.canonical())))
                .toList();
        return new Func(f.name(), f.body(), open);
    }

    /** The sizes that a block makes of data; transforms make those of what they replay anew. */
    private static void addMade(Block block, Set<String> made) {
        for (Stmt stmt : block.stmts()) {
            made.addAll(stmt.op().born());
            made.addAll(stmt.op().bound());
            stmt.op().blocks().forEach(nested -> addMade(nested, made));
        }
    }
}
