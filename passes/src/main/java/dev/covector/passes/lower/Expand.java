package dev.covector.passes.lower;

import dev.covector.ir.Block;
import dev.covector.ir.Copier;
import dev.covector.ir.Func;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import dev.covector.ops.FuncEmitter;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpSet;
import java.util.List;

/** Replaces every op that is defined by simpler ones. */
public final class Expand {
    private Expand() {}

    public static Func run(Func f, OpSet ops) {
        boolean any = f.body().stmts().stream().anyMatch(stmt -> ops.lowering(stmt.op()) instanceof Lowering.Expanded);
        return any ? f.within(() -> run(expanded(f, ops), ops)) : f;
    }

    private static Func expanded(Func f, OpSet ops) {
        FuncEmitter out = new FuncEmitter(ops);
        Copier copy = new Copier();
        List<Value> params = f.params().stream().map(copy::fresh).toList();
        for (Stmt stmt : f.body().stmts()) {
            Stmt copied = copy.stmt(stmt);
            if (!(ops.lowering(copied.op()) instanceof Lowering.Expanded(Lowering.Expansion expansion))) {
                out.append(copied);
                continue;
            }
            out.at(stmt.location());
            List<Value> values = expansion.emit(out);
            for (int i = 0; i < values.size(); i++) {
                copy.bind(stmt.results().get(i), values.get(i));
            }
        }
        return f.withBody(new Block(params, out.stmts(), copy.get(f.results())));
    }
}
