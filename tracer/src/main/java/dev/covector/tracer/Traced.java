package dev.covector.tracer;

import dev.covector.ir.Func;
import java.util.List;

/**
 * What a trace gives: the function, and the tensors that it uses beside its parameters. The function takes one more parameter
 * for each of them, after its own.
 */
public record Traced(Func func, List<Tensor> captures) {
    public Traced {
        captures = List.copyOf(captures);
    }
}
