package dev.covector.tracer;

import dev.covector.ir.Copier;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Guard;
import dev.covector.ir.Multiple;
import dev.covector.ir.Op;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.OpSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The door from tensors to ops: emits ops, users' own among them, and whole functions, in a trace or at once. */
public final class Staging {
    private static final ScopedValue<OpSet> OPS = ScopedValue.newInstance();

    private Staging() {}

    /** The ops that programs may use here: those of the running trace, of {@link #withOps}, or the standard ones. */
    public static OpSet ops() {
        return OPS.orElse(OpSet.STANDARD);
    }

    /** Does the work with another op set. */
    public static <T> T withOps(OpSet ops, Supplier<T> work) {
        return ScopedValue.where(OPS, ops).call(work::get);
    }

    /** Whether a trace is running on this thread, so that ops are recorded and not computed. */
    public static boolean isTracing() {
        return Recording.CURRENT.isBound();
    }

    /**
     * Emits one op on tensors: {@code Staging.emit(List.of(x), v -> new MyOp(v.getFirst()))}.
     *
     * @param op makes the op from the values that stand for the operands
     * @return the results of the op
     */
    public static List<Tensor> emit(List<Tensor> operands, Function<List<Value>, ? extends Op> op) {
        Stage stage = Stage.current();
        List<Value> values = operands.stream().map(stage::lift).toList();
        return stage.emit(op.apply(values)).stream().map(stage::tensor).toList();
    }

    /** A new symbol for a size that an op of the running trace makes of data. */
    public static Dim newSize(String op) {
        return Sizes.born(op);
    }

    /** The tensor, if an op may use it here: to be asked before sizes of it are, whose errors would say less. */
    static Tensor usable(Tensor x) {
        switch (x.content()) {
            case Content.Concrete(TensorData data) -> Immediate.requireOpen(data, x.type());
            case Content.Traced(Value value, Recording trace) -> trace.requireVisibleHere(value);
        }
        return x;
    }

    /** The only result of an op on one tensor. */
    static Tensor one(Tensor x, Function<Value, ? extends Op> op) {
        return emit(List.of(x), values -> op.apply(values.getFirst())).getFirst();
    }

    /** The only result of an op on no tensors. */
    static Tensor source(Op op) {
        return emit(List.of(), _ -> op).getFirst();
    }

    /**
     * Emits a function's statements on other arguments, with their comments and lines. The symbols of the parameters'
     * sizes become the arguments' sizes; the function's guards must hold for them.
     *
     * @throws dev.covector.ir.TypeException where the arguments do not fit the parameters
     */
    public static List<Tensor> replay(Func f, List<Tensor> arguments) {
        Map<String, Dim> sizes = sizes(f, arguments);
        Stage stage = Stage.current();
        if (isTracing()) {
            born(f).forEach(symbol -> sizes.put(symbol, Sizes.born(symbol)));
        }
        f.guards().stream()
                .filter(guard -> sizes.keySet().containsAll(guard.symbols()))
                .forEach(guard -> require(f, guard.substitute(sizes)));
        Copier copy = new Copier(sizes);
        for (int i = 0; i < arguments.size(); i++) {
            copy.bind(f.params().get(i), stage.lift(arguments.get(i)));
        }
        for (Stmt stmt : f.body().stmts()) {
            List<Value> results = stage.emit(copy.op(stmt.op()), stmt.comments(), stmt.location());
            for (int i = 0; i < results.size(); i++) {
                copy.bind(stmt.results().get(i), results.get(i));
            }
            if (!isTracing()) {
                List<String> born = stmt.op().born();
                for (int i = 0; i < born.size(); i++) {
                    copy.bind(born.get(i), Dim.of((long)
                            stage.tensor(results.get(i)).item()));
                }
            }
        }
        return copy.get(f.results()).stream().map(stage::tensor).toList();
    }

    private static List<String> born(Func f) {
        return f.body().stmts().stream()
                .flatMap(stmt -> stmt.op().born().stream())
                .toList();
    }

    private static void require(Func f, Guard guard) {
        if (!SizeScope.holds(guard.left(), guard.relation(), guard.right(), guard.reason())) {
            throw UserLine.typeError(f.name() + ": requires " + guard);
        }
    }

    /** What each symbol of the parameters is for these arguments. */
    private static Map<String, Dim> sizes(Func f, List<Tensor> arguments) {
        List<TensorType> types = arguments.stream().map(Tensor::type).toList();
        boolean fits = types.size() == f.params().size();
        Map<String, Dim> sizes = new LinkedHashMap<>();
        for (int i = 0; fits && i < types.size(); i++) {
            TensorType param = f.params().get(i).type();
            fits = param.dtype() == types.get(i).dtype()
                    && param.rank() == types.get(i).rank();
            for (int axis = 0; fits && axis < param.rank(); axis++) {
                Multiple multiple = Multiple.of(param.dim(axis));
                if (multiple != null) {
                    sizes.putIfAbsent(multiple.symbol(), types.get(i).dim(axis));
                }
            }
        }
        for (int i = 0; fits && i < types.size(); i++) {
            fits = fits(f.params().get(i).type().substitute(sizes), types.get(i), f.name());
        }
        if (!fits) {
            throw UserLine.typeError(f.name() + ": takes " + f.paramTypes() + "; got " + types);
        }
        return sizes;
    }

    private static boolean fits(TensorType param, TensorType argument, String reason) {
        for (int axis = 0; axis < param.rank(); axis++) {
            if (!SizeScope.holds(param.dim(axis), Relation.EQUAL, argument.dim(axis), reason)) {
                return false;
            }
        }
        return true;
    }
}
