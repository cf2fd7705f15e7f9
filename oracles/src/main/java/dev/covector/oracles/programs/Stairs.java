package dev.covector.oracles.programs;

import dev.covector.ir.Func;
import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import dev.covector.tracer.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Whether a program takes steps between two points: where there are many, differences see the slope of the stairs. */
final class Stairs {
    private static final Set<String> ROUNDING = Set.of("floor", "ceil", "round", "trunc");

    private Stairs() {}

    /** Whether anything that only has whole values is another one at the other point. */
    static boolean between(Func f, Point from, Point to) {
        Map<Value, Tensor> low = Stepwise.all(f, from, Stepwise.Touch.NONE);
        Map<Value, Tensor> high = Stepwise.all(f, to, Stepwise.Touch.NONE);
        return f.body().stmts().stream().anyMatch(stmt -> !Arrays.equals(whole(stmt, low), whole(stmt, high)));
    }

    private static double[] whole(Stmt stmt, Map<Value, Tensor> numbers) {
        Op op = stmt.op();
        Value result = stmt.result();
        if (op.mnemonic().equals("rem")) {
            List<Tensor> operands = op.operands().stream().map(numbers::get).toList();
            return Elements.of(operands.get(0).div(operands.get(1)).trunc());
        }
        boolean isWhole = !result.type().dtype().isInexact() || ROUNDING.contains(op.mnemonic());
        return isWhole ? Elements.of(Objects.requireNonNull(numbers.get(result))) : new double[0];
    }
}
