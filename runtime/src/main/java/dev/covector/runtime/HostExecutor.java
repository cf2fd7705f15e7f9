package dev.covector.runtime;

import dev.covector.ir.Attributes;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.FuncBuilder;
import dev.covector.ir.Op;
import dev.covector.ir.SizeScope;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Constant;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpSet;
import dev.covector.tracer.Executor;
import dev.covector.tracer.TensorData;
import dev.covector.tracer.TraceScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs ops at once: looks at other tensors are views, everything else is a plan of one op, which serves every size and every
 * size among the op's attributes.
 */
public final class HostExecutor implements Executor {
    private static final int MOST_PLANS = 4096;

    /** What the plans of one op depend on: its attributes with symbols for sizes, and dtype, rank and layout of the operands. */
    private record Key(OpSet ops, Class<?> op, Attributes attributes, List<Object> blocks, List<Long> operands) {}

    private static final Map<Key, PlanGroup> PLANS = new ConcurrentHashMap<>();

    @Override
    public List<TensorData> run(OpSet ops, Op op, List<TensorData> operands, List<TensorType> results) {
        HostTensor[] arguments = operands.toArray(HostTensor[]::new);
        if (op instanceof Constant constant) {
            return List.of(constant(constant));
        }
        return switch (ops.lowering(op)) {
            case Lowering.Indexed(List<Lowering.AxisMap> maps) ->
                List.of(Views.of(arguments[0], maps, results.getFirst().shape()));
            case Lowering.Reshaped _ ->
                List.of(Views.reshaped(arguments[0].dense(), results.getFirst().shape()));
            case Lowering.Measured _ -> List.of(arguments[0].view(new long[0], new long[0], 0));
            case Lowering.Pointwise _,
                    Lowering.Generated _,
                    Lowering.Reduction _,
                    Lowering.Assembled _,
                    Lowering.Gathered _,
                    Lowering.Control _,
                    Lowering.Library _,
                    Lowering.Expanded _ -> List.of(runPlan(ops, op, arguments));
        };
    }

    private static HostTensor constant(Constant constant) {
        List<Object> elements = constant.value().elements();
        long[] shape = constant.shape().stream().mapToLong(Dim::constant).toArray();
        if (elements.size() == 1) {
            HostTensor scalar = Arrays.tensor(constant.dtype(), new long[0], elements);
            return scalar.view(shape, new long[shape.length], 0);
        }
        return Arrays.tensor(constant.dtype(), shape, elements);
    }

    private HostTensor[] runPlan(OpSet ops, Op op, HostTensor[] arguments) {
        Map<String, Long> extra = new LinkedHashMap<>();
        Attributes attributes = op.attributes().entries().isEmpty()
                ? Attributes.NONE
                : op.attributes().mapDims(size -> {
                    if (!size.isConstant()) {
                        return size; // of symbols that the op itself gives their numbers
                    }
                    String symbol = "size" + extra.size();
                    extra.put(symbol, size.constant());
                    return Dim.symbol(symbol);
                });
        List<Long> codes = new ArrayList<>(2 * arguments.length);
        for (HostTensor argument : arguments) {
            codes.add(argument.kind());
            codes.add(argument.layout());
        }
        Key key = new Key(ops, op.getClass(), attributes, List.copyOf(op.blocks()), codes);
        PlanGroup group = group(key);
        long[] numbers = extra.values().stream().mapToLong(Long::longValue).toArray();
        HostTensor[] results = group.tryRun(arguments, numbers);
        if (results == null) {
            group.add(plan(ops, op, attributes, arguments, extra));
            results = group.tryRun(arguments, numbers);
        }
        if (results == null) {
            throw new IllegalStateException("the plan made for a call does not accept it: " + op.mnemonic());
        }
        return results;
    }

    private static PlanGroup group(Key key) {
        PlanGroup known = PLANS.get(key);
        if (known != null) {
            return known;
        }
        if (PLANS.size() >= MOST_PLANS) {
            PLANS.clear();
        }
        return PLANS.computeIfAbsent(key, _ -> new PlanGroup());
    }

    private static Plan plan(OpSet ops, Op op, Attributes attributes, HostTensor[] arguments, Map<String, Long> extra) {
        long started = System.nanoTime();
        Map<String, Long> call = new HashMap<>(extra);
        FuncBuilder b = new FuncBuilder(ops);
        List<Value> operands = new ArrayList<>();
        List<Long> layouts = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            List<Dim> shape = new ArrayList<>();
            for (int axis = 0; axis < arguments[i].shape().length; axis++) {
                String symbol = "n" + i + "_" + axis;
                call.put(symbol, arguments[i].shape()[axis]);
                shape.add(Dim.symbol(symbol));
            }
            operands.add(b.param(new TensorType(arguments[i].dtype(), shape)));
            layouts.add(arguments[i].layout());
        }
        TraceScope scope = new TraceScope(call, () -> null);
        Func f = ScopedValue.where(SizeScope.CURRENT, scope)
                .call(() -> b.build(op.mnemonic(), b.emit(op.rebuilt(operands, attributes, op.blocks())), List.of()));
        return Planner.plan(
                Canonical.of(f, scope, layouts, kept(layouts.size()), List.copyOf(extra.keySet()), ops, started));
    }

    /** A dense copy. */
    static HostTensor copy(HostTensor x) {
        List<Long> codes = List.of(x.kind(), x.layout());
        PlanGroup group = group(new Key(OpSet.STANDARD, HostTensor.class, Attributes.NONE, List.of(), codes));
        HostTensor[] results = group.tryRun(new HostTensor[] {x}, new long[0]);
        if (results == null) {
            group.add(copyPlan(x));
            results = group.tryRun(new HostTensor[] {x}, new long[0]);
        }
        if (results == null) {
            throw new IllegalStateException("a copy accepts every tensor");
        }
        return results[0];
    }

    private static Plan copyPlan(HostTensor x) {
        long started = System.nanoTime();
        FuncBuilder b = new FuncBuilder(OpSet.STANDARD);
        List<Dim> shape = new ArrayList<>();
        for (int axis = 0; axis < x.shape().length; axis++) {
            shape.add(Dim.symbol("n0_" + axis));
        }
        Value param = b.param(new TensorType(x.dtype(), shape));
        Func f = b.build("copy", List.of(param), List.of());
        TraceScope scope = new TraceScope(Map.of(), () -> null);
        return Planner.plan(Canonical.of(f, scope, List.of(x.layout()), kept(1), List.of(), OpSet.STANDARD, started));
    }

    /** No argument is donated. */
    private static List<Boolean> kept(int arguments) {
        return Collections.nCopies(arguments, false);
    }

    @Override
    public TensorData allocate(DType dtype, long[] shape, Object array) {
        return Arrays.tensor(dtype, shape, array);
    }

    @Override
    public Object toArray(TensorData data) {
        return Arrays.array(((HostTensor) data).dense());
    }

    /** Forgets all plans of single ops. */
    static void clear() {
        PLANS.clear();
    }
}
