package dev.covector.passes.lower;

import dev.covector.ir.Block;
import dev.covector.ir.Func;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lets what may write where it reads come after what else reads there, as far as nothing on the way needs what it gives. */
final class UpdateLast {
    private UpdateLast() {}

    static Func run(Func f, OpSet ops) {
        List<Stmt> stmts = new ArrayList<>(f.body().stmts());
        for (int at = stmts.size() - 1; at >= 0; at--) {
            Stmt stmt = stmts.get(at);
            if (ops.lowering(stmt.op()) instanceof Lowering.Library(boolean updates) && updates) {
                int to = lastReader(stmts, at);
                stmts.remove(at);
                stmts.add(to, stmt);
            }
        }
        return stmts.equals(f.body().stmts()) ? f : f.withBody(new Block(f.params(), stmts, f.results()));
    }

    /** The last statement that reads what the given one may write over; itself where there is none behind it. */
    private static int lastReader(List<Stmt> stmts, int at) {
        Value x = stmts.get(at).op().operands().getFirst();
        List<Value> results = stmts.get(at).results();
        int last = at;
        for (int i = at + 1; i < stmts.size(); i++) {
            List<Value> read = stmts.get(i).op().operands();
            if (!Collections.disjoint(read, results)) {
                return last;
            }
            last = read.contains(x) ? i : last;
        }
        return last;
    }
}
