package dev.covector.autodiff;

import dev.covector.ir.Block;
import dev.covector.ir.Func;
import dev.covector.ir.Value;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Products of a Hessian and a vector: the forward derivative of the gradient. */
public final class Hvp {
    private Hvp() {}

    /**
     * The Hessian of a real scalar function, applied to tangents.
     *
     * @param active one mark for each parameter: whether the Hessian is with respect to it
     * @return parameters: those of f, then the tangents of the active ones; results: one for each active parameter
     */
    public static Func of(Func f, List<Boolean> active, OpSet ops) {
        Func both = Jvp.of(Vjp.grad(f, active, ops), active, ops);
        int count = Collections.frequency(active, true);
        List<Value> results = new ArrayList<>(both.results()
                .subList(both.results().size() - count, both.results().size()));
        Block body = new Block(both.params(), Uses.live(both.body().stmts(), results), results);
        return new Func("hvp_" + f.name(), body, f.guards());
    }
}
