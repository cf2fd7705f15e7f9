package dev.covector.oracles.programs;

import dev.covector.ir.Attributes;
import dev.covector.ir.Block;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Guard;
import dev.covector.ir.Literal;
import dev.covector.ir.Op;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.ops.OpSet;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.TraceScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A program under construction, whose values are known at one choice of sizes. What does not fit is taken back. */
final class Draft {
    private static final long MOST_ELEMENTS = 6000;
    private static final int MOST_AXES = 4;
    private static final double LARGE = 1e6;

    private final Draw draw;
    private final Map<String, Long> sizes;
    private final List<Value> params = new ArrayList<>();
    private final List<Stmt> stmts = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();
    private final Map<Value, Tensor> numbers = new LinkedHashMap<>();

    Draft(Draw draw, Map<String, Long> sizes) {
        this.draw = draw;
        this.sizes = sizes;
    }

    void param(TensorType type, Tensor input) {
        Value param = new Value(type);
        params.add(param);
        numbers.put(param, input);
    }

    List<Value> values() {
        return List.copyOf(numbers.keySet());
    }

    List<Tensor> inputs() {
        return params.stream().map(numbers::get).toList();
    }

    int length() {
        return stmts.size();
    }

    /** Where to go {@link #back} to. */
    record Mark(int stmts, int guards) {}

    Mark mark() {
        return new Mark(stmts.size(), guards.size());
    }

    void back(Mark mark) {
        List<Stmt> dropped = stmts.subList(mark.stmts, stmts.size());
        dropped.forEach(stmt -> stmt.results().forEach(numbers::remove));
        dropped.clear();
        guards.subList(mark.guards, guards.size()).clear();
    }

    Value emit(String mnemonic, List<Value> operands, Object... attributes) {
        return emit(OpSet.STANDARD.create(mnemonic, operands, Attributes.of(attributes), List.of()));
    }

    /** Every element the same number. */
    Value full(double number, DType dtype, List<Dim> shape) {
        Object element = switch (dtype.kind()) {
            case BOOL -> (Object) (number > 0);
            case INTEGER -> (Object) (long) number;
            case REAL, COMPLEX -> (Object) number;
        };
        return emit("constant", List.of(), "value", Literal.of(element), "dtype", dtype, "shape", shape);
    }

    /** @throws TypeException where the op does not fit: for its types, or since its numbers would lead nowhere */
    private Value emit(Op op) {
        TraceScope scope = new TraceScope(sizes, () -> null);
        TensorType type = ScopedValue.where(SizeScope.CURRENT, scope)
                .call(() -> OpSet.STANDARD.types(op))
                .getFirst();
        if (scope.guards().stream().anyMatch(guard -> guard.relation() == Relation.EQUAL)) {
            throw new TypeException("a program for one size alone proves little");
        }
        if (type.rank() > MOST_AXES || type.elements().eval(sizes) > MOST_ELEMENTS) {
            throw new TypeException("that is too large");
        }
        Tensor result =
                Stepwise.step(op, op.operands().stream().map(numbers::get).toList(), sizes);
        requireOrdinary(op, result);
        Value value = new Value(type);
        stmts.add(new Stmt(List.of(value), op, null));
        guards.addAll(scope.guards());
        numbers.put(value, result);
        return value;
    }

    /** Mostly: a program whose numbers are all NaN agrees with everything. */
    private void requireOrdinary(Op op, Tensor result) {
        boolean fine = Elements.largest(result) < LARGE || result.dtype().isInteger();
        boolean news = op.operands().stream().noneMatch(x -> Elements.hasNaN(Objects.requireNonNull(numbers.get(x))));
        if ((!fine || news && Elements.hasNaN(result)) && draw.chance(0.95)) {
            throw new TypeException("these numbers lead nowhere");
        }
    }

    /** The function of some results: all values that nothing uses, and a few others. */
    Func build(String name) {
        List<Value> used =
                stmts.stream().flatMap(stmt -> stmt.op().operands().stream()).toList();
        List<Value> results = new ArrayList<>();
        for (Stmt stmt : stmts) {
            Value value = stmt.results().getFirst();
            if (!used.contains(value) || draw.chance(0.1)) {
                results.add(value);
            }
        }
        List<Guard> distinct = new ArrayList<>();
        for (Guard guard : guards) {
            if (distinct.stream().noneMatch(known -> known.condition().equals(guard.condition()))) {
                distinct.add(guard);
            }
        }
        return new Func(name, new Block(params, stmts, results), distinct);
    }
}
