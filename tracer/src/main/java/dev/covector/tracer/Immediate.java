package dev.covector.tracer;

import dev.covector.ir.Dim;
import dev.covector.ir.Location;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Runs each op at once. */
final class Immediate implements Stage {
    private final OpSet ops;
    private final Map<Value, TensorData> elements = new HashMap<>();

    Immediate(OpSet ops) {
        this.ops = ops;
    }

    /** What computes; found once. */
    private static final class Found {
        static final Executor EXECUTOR =
                first(ServiceLoader.load(Executor.class).iterator());
    }

    static Executor executor() {
        return Found.EXECUTOR;
    }

    static Executor first(Iterator<Executor> found) {
        if (!found.hasNext()) {
            throw UserLine.stateError("nothing here can compute: no dev.covector.tracer.Executor is registered;"
                    + " add covector-runtime and a backend such as covector-codegen-jvm to the class path");
        }
        return found.next();
    }

    static void requireOpen(TensorData data, TensorType type) {
        if (data.isClosed()) {
            throw UserLine.stateError("this tensor, " + type + ", is closed; close a tensor after its last use");
        }
    }

    private static void requireConstant(TensorType type, Op op) {
        if (!type.shape().stream().allMatch(size -> op.born().containsAll(size.symbols()))) {
            throw UserLine.stateError(op.mnemonic() + ": the sizes of " + type
                    + " are those of a trace, and none runs here; a size is of use only within its trace");
        }
    }

    @Override
    public OpSet ops() {
        return ops;
    }

    @Override
    public Value lift(Tensor x) {
        return switch (x.content()) {
            case Content.Traced(Value value, Recording trace) -> {
                trace.requireVisibleHere(value);
                throw new IllegalStateException("a trace is visible where none runs");
            }
            case Content.Concrete(TensorData data) -> {
                requireOpen(data, x.type());
                yield bind(new Value(x.type()), data);
            }
        };
    }

    private Value bind(Value value, TensorData data) {
        elements.put(value, data);
        return value;
    }

    @Override
    public Tensor tensor(Value value) {
        return new Tensor(value.type(), new Content.Concrete(elements(value)));
    }

    private TensorData elements(Value value) {
        TensorData data = elements.get(value);
        if (data == null) {
            throw UserLine.stateError("a value of another program, " + value + ", is an operand here");
        }
        return data;
    }

    @Override
    public List<Value> emit(Op op) {
        return emit(op, List.of(), null);
    }

    @Override
    public List<Value> emit(Op op, List<String> comments, @Nullable Location line) {
        List<TensorType> types = types(op);
        types.forEach(type -> requireConstant(type, op));
        List<TensorData> operands = op.operands().stream().map(this::elements).toList();
        List<TensorData> data = executor().run(ops, op, operands, types);
        List<Value> results = new ArrayList<>();
        Map<String, Dim> born = new HashMap<>();
        for (int i = 0; i < types.size(); i++) {
            Value result = bind(new Value(types.get(i).substitute(born)), data.get(i));
            results.add(result);
            if (i < op.born().size()) {
                born.put(op.born().get(i), Dim.of((long) tensor(result).item()));
            }
        }
        return results;
    }
}
