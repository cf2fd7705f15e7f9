package dev.covector.oracles.programs;

import dev.covector.ir.Func;
import dev.covector.ir.Verifier;
import dev.covector.ops.OpSet;
import dev.covector.passes.lower.Expand;
import dev.covector.passes.simplify.CommonSubexpressions;
import dev.covector.passes.simplify.DeadCode;
import dev.covector.passes.simplify.Simplify;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** After every pass a program is well formed, and its text reads as the same program. */
final class TextCheck implements Check {
    private record Pass(String name, UnaryOperator<Func> run) {}

    private static final List<Pass> PASSES = List.of(
            new Pass("writing", f -> f),
            new Pass("dead code", DeadCode::run),
            new Pass("common subexpressions", CommonSubexpressions::run),
            new Pass("simplify", f -> Simplify.run(f, OpSet.STANDARD)),
            new Pass("expand", f -> Expand.run(f, OpSet.STANDARD)));

    @Override
    public @Nullable Mismatch of(Func f, List<Point> points, long seed) {
        Func current = f;
        for (Pass pass : PASSES) {
            try {
                current = Verifier.check(pass.run.apply(current), OpSet.STANDARD);
                Func read = Func.parse(current.toString(), OpSet.STANDARD);
                if (!read.equals(current)) {
                    return new Mismatch("text after " + pass.name, "reads as\n" + read, f, points.getFirst());
                }
            } catch (RuntimeException e) {
                return new Mismatch("form after " + pass.name, e.toString(), f, points.getFirst());
            }
        }
        return null;
    }
}
