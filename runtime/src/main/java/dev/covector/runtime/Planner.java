package dev.covector.runtime;

import dev.covector.ir.Block;
import dev.covector.ir.Copier;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Guard;
import dev.covector.ir.Relation;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ops.OpSet;
import dev.covector.passes.lower.Lower;
import dev.covector.passes.lower.Program;
import dev.covector.passes.lower.Work;
import dev.covector.passes.simplify.Simplify;
import dev.covector.tracer.Contract;
import dev.covector.tracer.TraceScope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes plans of traced functions. */
final class Planner {
    private Planner() {}

    /**
     * @param traced the function over the symbols of the contract
     * @param scope what was assumed of the sizes while tracing
     * @param layouts the layout code of each argument
     * @param donated for each argument whether a result may take its memory over
     * @param extraSymbols symbols that are no axis of an argument
     * @param started the time in nanoseconds from which on the call has waited
     */
    static Plan plan(
            Func traced,
            TraceScope scope,
            List<Long> layouts,
            List<Boolean> donated,
            List<String> extraSymbols,
            OpSet ops,
            long started) {
        List<TensorType> params = traced.paramTypes();
        List<Guard> atEntry = scope.guards().stream().filter(scope::isKnown).toList();
        Contract contract = new Contract(params, atEntry, scope.canonical());
        Func canonical = Copier.substitute(withGuards(traced, scope), scope.canonical());
        Func simplified = canonical.within(() -> Simplify.run(canonical, ops));
        List<List<Dim>> strides = new ArrayList<>();
        for (int i = 0; i < params.size(); i++) {
            strides.add(Layout.strides(
                    layouts.get(i), i, simplified.params().get(i).type().shape()));
        }
        Program program = Lower.run(simplified, strides, donated, ops);
        Work work = simplified.within(() -> Work.of(program, ops));
        Lowered lowered = new Lowered(canonical, simplified, program, work);
        return new Plan(lowered, contract, layouts, donated, extraSymbols, started);
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
