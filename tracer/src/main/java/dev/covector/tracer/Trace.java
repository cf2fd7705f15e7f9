package dev.covector.tracer;

import dev.covector.ir.Copier;
import dev.covector.ir.Func;
import dev.covector.ir.Guard;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs a function on tensors that have no values yet, and writes down what it does. */
public final class Trace {
    private Trace() {}

    /**
     * Traces a function. Traces nest: a tensor of an enclosing trace, or a concrete tensor of more than
     * {@value Recording#LITERAL_ELEMENTS} elements, that the body uses becomes a capture.
     *
     * <p>Questions about sizes go to the ambient {@link SizeScope}, whose guards the function then has; equalities that it
     * found are not carried out. Where no scope is bound, what ops require of sizes is assumed: equalities are carried out,
     * and the rest are the function's guards.
     *
     * @param params the types of the body's arguments
     * @throws dev.covector.ir.TypeException where an op has no meaning, with the user's line
     */
    public static Traced of(
            String name, OpSet ops, List<TensorType> params, Function<List<Tensor>, List<Tensor>> body) {
        if (SizeScope.CURRENT.isBound()) {
            SizeScope ambient = SizeScope.CURRENT.get();
            return run(name, ops, params, body, () -> ambient instanceof TraceScope scope ? scope.guards() : List.of());
        }
        TraceScope scope = new TraceScope(Map.of(), UserLine::current);
        params.forEach(type -> type.shape().forEach(size -> scope.reserve(size.symbols())));
        return ScopedValue.where(SizeScope.CURRENT, scope).call(() -> {
            Traced traced = run(name, ops, params, body, scope::guards);
            return scope.canonical().isEmpty()
                    ? traced
                    : new Traced(Copier.substitute(traced.func(), scope.canonical()), traced.captures());
        });
    }

    private static Traced run(
            String name,
            OpSet ops,
            List<TensorType> params,
            Function<List<Tensor>, List<Tensor>> body,
            Supplier<List<Guard>> guards) {
        Recording trace = new Recording(name, ops);
        try {
            List<Tensor> arguments = params.stream().map(trace::param).toList();
            List<Value> results = ScopedValue.where(Recording.CURRENT, trace)
                    .call(() -> Staging.withOps(ops, () -> results(trace, body.apply(arguments))));
            Func func = trace.builder().build(name, results, guards.get());
            return new Traced(func, trace.captures());
        } catch (ClassCastException e) {
            throw TracedNumber.explained(e);
        } finally {
            trace.end();
        }
    }

    private static List<Value> results(Recording trace, List<Tensor> results) {
        List<Value> values = new ArrayList<>();
        results.forEach(result -> values.add(trace.lift(result)));
        return values;
    }
}
