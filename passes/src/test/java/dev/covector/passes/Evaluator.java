package dev.covector.passes;

import dev.covector.ir.Attributes;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Op;
import dev.covector.ir.Stmt;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.Lowering;
import dev.covector.ops.Lowering.AxisMap;
import dev.covector.ops.Lowering.Region;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpSet;
import dev.covector.ops.Scalar;
import dev.covector.passes.Array.Element;
import dev.covector.passes.simplify.NumberScalars;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Evaluates functions op by op on Java numbers, by the lowering of each op: the slow reference of the fast code. */
public final class Evaluator implements OpBuilder {
    private final OpSet ops;
    private final Map<String, Long> sizes;
    private final Map<Value, Array> values = new HashMap<>();

    private Evaluator(OpSet ops, Map<String, Long> sizes) {
        this.ops = ops;
        this.sizes = sizes;
    }

    /** The results of a function without nested blocks, given its arguments and a number for each of its sizes. */
    public static List<Array> run(Func f, List<Array> arguments, Map<String, Long> sizes, OpSet ops) {
        Evaluator evaluator = new Evaluator(ops, sizes);
        for (int i = 0; i < arguments.size(); i++) {
            evaluator.values.put(f.params().get(i), arguments.get(i));
        }
        f.within(() -> {
            f.body().stmts().forEach(evaluator::statement);
            return f;
        });
        return f.results().stream().map(evaluator::get).toList();
    }

    private void statement(Stmt stmt) {
        List<Value> computed = emit(stmt.op());
        for (int i = 0; i < computed.size(); i++) {
            values.put(stmt.results().get(i), get(computed.get(i)));
        }
    }

    private Array get(Value x) {
        Array array = values.get(x);
        if (array == null) {
            throw new IllegalStateException("no array for " + x);
        }
        return array;
    }

    private int number(Dim size) {
        return Math.toIntExact(size.eval(sizes));
    }

    /** The sizes of a type in this evaluation. */
    private List<Integer> shape(TensorType type) {
        return type.shape().stream().map(this::number).toList();
    }

    @Override
    public List<Value> emit(Op op) {
        if (ops.lowering(op) instanceof Lowering.Expanded(Lowering.Expansion expansion)) {
            return expansion.emit(this);
        }
        Value result = new Value(ops.types(op).getFirst());
        values.put(result, array(op, result.type().dtype(), shape(result.type())));
        return List.of(result);
    }

    private Array array(Op op, DType dtype, List<Integer> shape) {
        List<Array> in = op.operands().stream().map(this::get).toList();
        return switch (ops.lowering(op)) {
            case Lowering.Pointwise(Lowering.Formula formula) ->
                Array.of(dtype, shape, index -> pointwise(formula, in, index));
            case Lowering.Generated(Lowering.Source source) ->
                Array.of(dtype, shape, index -> generated(source, index));
            case Lowering.Indexed(List<AxisMap> axes) ->
                Array.of(dtype, shape, index -> in.getFirst().at(mapped(axes, index)));
            case Lowering.Reduction(Reducer reducer, List<Integer> axes) ->
                reduced(in.getFirst(), reducer, axes, shape);
            case Lowering.Reshaped _ -> new Array(dtype, shape, in.getFirst().elements());
            case Lowering.Assembled assembled -> assembled(assembled, in, dtype, shape);
            case Lowering.Gathered(List<Integer> axes) ->
                Array.of(dtype, shape, index -> in.getFirst().at(read(in, axes, index)));
            case Lowering.Measured _ -> in.getFirst();
            case Lowering.Control _ -> throw new UnsupportedOperationException(op.mnemonic());
            case Lowering.Library _ -> library(op, in, dtype, shape);
            case Lowering.Expanded _ -> throw new IllegalStateException("expanded above");
        };
    }

    private Element pointwise(Lowering.Formula formula, List<Array> in, List<Integer> index) {
        NumberScalars k = new NumberScalars(this::number);
        return element(
                k,
                formula.emit(k, in.stream().map(x -> scalar(k, x, x.at(index))).toList()));
    }

    private Element generated(Lowering.Source source, List<Integer> index) {
        NumberScalars k = new NumberScalars(this::number);
        List<Reg> registers =
                index.stream().map(i -> k.constant(DType.I64, (long) i)).toList();
        return element(k, source.emit(k, registers));
    }

    private static Scalar scalar(NumberScalars k, Array x, Element element) {
        DType part = x.dtype().realPart();
        Reg re = k.constant(part, element.re());
        return new Scalar(re, x.dtype().isComplex() ? k.constant(part, element.im()) : null);
    }

    private static Element element(NumberScalars k, Scalar x) {
        return new Element(k.value(x.re()), x.isComplex() ? k.value(x.im()).doubleValue() : 0);
    }

    private List<Integer> mapped(List<AxisMap> axes, List<Integer> index) {
        return axes.stream().map(map -> (int) map.at(this::number, index::get)).toList();
    }

    private static Array reduced(Array x, Reducer reducer, List<Integer> axes, List<Integer> shape) {
        List<Integer> kept = IntStream.range(0, x.shape().size())
                .filter(axis -> !axes.contains(axis))
                .boxed()
                .toList();
        List<Element> elements = new ArrayList<>(Collections.nCopies(Array.count(shape), neutral(reducer, x.dtype())));
        for (int i = 0; i < x.elements().size(); i++) {
            List<Integer> index = Array.index(x.shape(), i);
            int to = Array.position(shape, kept.stream().map(index::get).toList());
            elements.set(
                    to,
                    combined(
                            reducer.combine(),
                            x.dtype(),
                            elements.get(to),
                            x.elements().get(i)));
        }
        return new Array(x.dtype(), shape, elements);
    }

    private static Element neutral(Reducer reducer, DType dtype) {
        boolean real = dtype.isInexact();
        long most = dtype == DType.I32 ? Integer.MAX_VALUE : Long.MAX_VALUE;
        Number re = switch (reducer) {
            case SUM, ANY -> real ? (Number) 0.0 : (Number) 0L;
            case PRODUCT, ALL -> real ? (Number) 1.0 : (Number) 1L;
            case MAX -> real ? (Number) Double.NEGATIVE_INFINITY : (Number) (-most - 1);
            case MIN -> real ? (Number) Double.POSITIVE_INFINITY : (Number) most;
        };
        return new Element(re, 0);
    }

    private static Element combined(Intrinsic combine, DType dtype, Element x, Element y) {
        if (dtype.isComplex()) {
            double a = x.re().doubleValue();
            double b = y.re().doubleValue();
            return combine == Intrinsic.ADD
                    ? new Element(a + b, x.im() + y.im())
                    : new Element(a * b - x.im() * y.im(), a * y.im() + x.im() * b);
        }
        NumberScalars k = new NumberScalars(Dim::constant);
        return new Element(k.value(k.apply(combine, k.constant(dtype, x.re()), k.constant(dtype, y.re()))), 0);
    }

    private Array assembled(Lowering.Assembled op, List<Array> in, DType dtype, List<Integer> shape) {
        Integer filling = op.fill();
        Element fill =
                filling == null ? neutral(Reducer.SUM, dtype) : in.get(filling).at(List.of());
        List<Element> elements = new ArrayList<>(Collections.nCopies(Array.count(shape), fill));
        for (Region region : op.regions()) {
            Array x = in.get(region.operand());
            for (int i = 0; i < x.elements().size(); i++) {
                List<Integer> index = Array.index(x.shape(), i);
                List<Integer> to = IntStream.range(0, index.size())
                        .map(a -> number(region.starts().get(a))
                                + number(region.steps().get(a)) * index.get(a))
                        .boxed()
                        .toList();
                elements.set(Array.position(shape, to), x.elements().get(i));
            }
        }
        return new Array(dtype, shape, elements);
    }

    /** The element of the first array that belongs to an element of the gathered one. */
    private static List<Integer> read(List<Array> in, List<Integer> axes, List<Integer> index) {
        List<Integer> shape = in.getFirst().shape();
        int kept = shape.size() - axes.size();
        List<Integer> indexed = index.subList(kept, index.size());
        List<Integer> from = new ArrayList<>();
        int next = 0;
        for (int axis = 0; axis < shape.size(); axis++) {
            int at = axes.indexOf(axis);
            long asked =
                    at < 0 ? index.get(next++) : in.get(at + 1).at(indexed).re().longValue();
            from.add(Math.clamp(asked, 0, shape.get(axis) - 1));
        }
        return from;
    }

    private static Array library(Op op, List<Array> in, DType dtype, List<Integer> shape) {
        Attributes attributes = op.attributes();
        return switch (op.mnemonic()) {
            case "dotGeneral" -> dot(in.get(0), in.get(1), attributes, dtype, shape);
            case "prod" -> reduced(in.getFirst(), Reducer.PRODUCT, attributes.integers("axes"), shape);
            case "scatterAdd" -> scattered(in, attributes.integers("axes"));
            default -> throw new IllegalStateException("the reference has no " + op.mnemonic());
        };
    }

    private static Array dot(Array x, Array y, Attributes attributes, DType dtype, List<Integer> shape) {
        List<Integer> contractX = attributes.integers("contractX");
        List<Integer> batchX = attributes.integers("batchX");
        List<Integer> summed = contractX.stream().map(x.shape()::get).toList();
        int freeX = x.shape().size() - contractX.size() - batchX.size();
        int batch = shape.size() - batchX.size();
        return Array.of(dtype, shape, index -> {
            Element sum = neutral(Reducer.SUM, dtype);
            for (int i = 0; i < Array.count(summed); i++) {
                List<Integer> k = Array.index(summed, i);
                List<Integer> last = index.subList(batch, shape.size());
                Element a = x.at(operand(x, contractX, k, batchX, last, index.subList(0, freeX)));
                Element b = y.at(operand(
                        y,
                        attributes.integers("contractY"),
                        k,
                        attributes.integers("batchY"),
                        last,
                        index.subList(freeX, batch)));
                sum = combined(Intrinsic.ADD, dtype, sum, combined(Intrinsic.MUL, dtype, a, b));
            }
            return sum;
        });
    }

    private static List<Integer> operand(
            Array x,
            List<Integer> contract,
            List<Integer> k,
            List<Integer> batch,
            List<Integer> last,
            List<Integer> free) {
        List<Integer> index = new ArrayList<>();
        int next = 0;
        for (int axis = 0; axis < x.shape().size(); axis++) {
            int c = contract.indexOf(axis);
            int m = batch.indexOf(axis);
            index.add(c >= 0 ? k.get(c) : m >= 0 ? last.get(m) : free.get(next++));
        }
        return index;
    }

    private static Array scattered(List<Array> in, List<Integer> axes) {
        Array x = in.get(0);
        Array updates = in.get(1);
        List<Array> gathering = new ArrayList<>(in.subList(2, in.size()));
        gathering.addFirst(x);
        List<Element> elements = new ArrayList<>(x.elements());
        for (int i = 0; i < updates.elements().size(); i++) {
            int to = Array.position(x.shape(), read(gathering, axes, Array.index(updates.shape(), i)));
            elements.set(
                    to,
                    combined(
                            Intrinsic.ADD,
                            x.dtype(),
                            elements.get(to),
                            updates.elements().get(i)));
        }
        return new Array(x.dtype(), x.shape(), elements);
    }
}
