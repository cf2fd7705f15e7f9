package dev.covector.oracles.programs;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Literal;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.ops.DTypeClass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Finds values in a draft that an op may take, or makes them of others. */
final class Operands {
    private final Draw draw;
    private final Draft draft;

    Operands(Draw draw, Draft draft) {
        this.draw = draw;
        this.draft = draft;
    }

    Value any() {
        return draw.late(draft.values());
    }

    /** A value that fits. @throws TypeException where there is none */
    Value where(Predicate<TensorType> fits) {
        List<Value> all =
                draft.values().stream().filter(x -> fits.test(x.type())).toList();
        if (all.isEmpty()) {
            throw new TypeException("there is no such value yet");
        }
        return draw.late(all);
    }

    /** A value of a class of dtypes, converted where there is none. */
    Value of(DTypeClass dtypes) {
        if (draft.values().stream().anyMatch(x -> dtypes.accepts(x.type().dtype())) && !draw.chance(0.1)) {
            return where(type -> dtypes.accepts(type.dtype()));
        }
        return converted(
                any(),
                draw.one(
                        List.of(DType.values()).stream().filter(dtypes::accepts).toList()));
    }

    Value converted(Value x, DType dtype) {
        if (x.type().dtype() == dtype) {
            return x;
        }
        Value real = x.type().dtype().isComplex() && !dtype.isComplex() ? draft.emit("real", List.of(x)) : x;
        return real.type().dtype() == dtype ? real : draft.emit("convert", List.of(real), "dtype", dtype);
    }

    /** A value of exactly this type: one that is there, or another converted or repeated, or a constant. */
    Value like(TensorType type) {
        List<Value> same =
                draft.values().stream().filter(x -> x.type().equals(type)).toList();
        if (!same.isEmpty() && draw.chance(0.75)) {
            return draw.late(same);
        }
        List<Value> shaped = draft.values().stream()
                .filter(x -> x.type().shape().equals(type.shape()))
                .toList();
        if (!shaped.isEmpty() && draw.chance(0.5)) {
            return converted(draw.late(shaped), type.dtype());
        }
        List<Value> smaller = draft.values().stream()
                .filter(x -> x.type().rank() < type.rank() && isSuffix(x.type().shape(), type.shape()))
                .toList();
        if (!smaller.isEmpty() && draw.chance(0.6)) {
            Value x = converted(draw.late(smaller), type.dtype());
            int first = type.rank() - x.type().rank();
            List<Integer> axes = IntStream.range(first, type.rank()).boxed().toList();
            return draft.emit("broadcast", List.of(x), "shape", type.shape(), "axes", axes);
        }
        return draft.full(number(), type.dtype(), type.shape());
    }

    private static boolean isSuffix(List<Dim> end, List<Dim> all) {
        return all.subList(all.size() - end.size(), all.size()).equals(end);
    }

    /** A number that programs are written with. */
    double number() {
        return draw.one(List.of(0.0, 1.0, -1.0, 2.0, 0.5, 3.0, -2.5, 0.1, 10.0));
    }

    /** A size: a symbol or number that occurs, or a formula of some. */
    Dim dim() {
        List<Dim> all = new ArrayList<>();
        draft.values().forEach(x -> all.addAll(x.type().shape()));
        Dim some = all.isEmpty() || draw.chance(0.2) ? Dim.of(draw.between(1, 4)) : draw.one(all);
        return switch (draw.between(0, 9)) {
            case 0 -> some.plus(draw.between(1, 2));
            case 1 -> some.floorDiv(Dim.of(2));
            case 2 -> some.min(Dim.of(draw.between(1, 3)));
            case 3 -> all.isEmpty() ? some : some.plus(draw.one(all));
            default -> some;
        };
    }

    /** A constant: a scalar, one number in the shape of another value, or a small table. */
    Value literal() {
        DType dtype = draw.dtype();
        if (draw.chance(0.6)) {
            return draft.full(
                    number(), dtype, draw.flag() ? List.of() : any().type().shape());
        }
        List<Dim> shape = new ArrayList<>(List.of(Dim.of(draw.between(1, 4))));
        if (draw.flag()) {
            shape.add(Dim.of(draw.between(1, 3)));
        }
        long count = TensorType.scalar(dtype).withShape(shape).elements().constant();
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(
                    switch (dtype.kind()) {
                        case BOOL -> (Object) draw.flag();
                        case INTEGER -> (Object) (long) draw.between(-3, 6);
                        case REAL, COMPLEX -> (Object) number();
                    });
        }
        return draft.emit("constant", List.of(), "value", new Literal(elements), "dtype", dtype, "shape", shape);
    }
}
