package dev.covector.passes.simplify;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.FuncBuilder;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Functions of random ops in which rules meet: layouts, sums, constants and choices over a few sizes. */
final class RandomFunction {
    private static final Dim N = Dim.symbol("n");
    private static final Dim M = Dim.symbol("m");

    private final RandomGenerator random;
    private final FuncBuilder f = new FuncBuilder(OpSet.STANDARD);
    private final OpBuilder b = f::emit;
    private final List<Value> values = new ArrayList<>();

    private RandomFunction(RandomGenerator random) {
        this.random = random;
    }

    static Func of(RandomGenerator random, int ops) {
        return new RandomFunction(random).func(ops);
    }

    private Func func(int ops) {
        for (List<Dim> shape : List.of(List.of(N, M), List.of(M, N), List.of(N), List.of(N, Dim.ONE), List.<Dim>of())) {
            values.add(f.param(new TensorType(DType.F64, shape)));
        }
        while (values.size() < ops) {
            Value x = values.get(random.nextInt(values.size()));
            values.add(random.nextBoolean() ? elementwise(x) : layout(x));
        }
        return f.build("random", values.subList(values.size() - 4, values.size()), List.of());
    }

    /** A value of the same type, or a number that many rules know. */
    private Value partner(Value x) {
        List<Value> alike =
                values.stream().filter(y -> y.type().equals(x.type())).toList();
        return random.nextInt(3) == 0
                ? b.full(List.of(0, 1, -1, 2).get(random.nextInt(4)), x.type())
                : alike.get(random.nextInt(alike.size()));
    }

    private Value elementwise(Value x) {
        Value y = partner(x);
        return switch (random.nextInt(11)) {
            case 0 -> b.add(x, y);
            case 1 -> b.sub(x, y);
            case 2 -> b.sub(y, x);
            case 3 -> b.tanh(b.mul(x, y));
            case 4 -> b.neg(x);
            case 5 -> b.pow(b.tanh(x), b.full(random.nextInt(4), x.type()));
            case 6 -> b.div(x, b.full(1 + random.nextInt(4), x.type()));
            case 7 -> b.real(b.mul(b.convert(x, DType.C128), b.conj(b.convert(y, DType.C128))));
            case 8 -> b.imag(b.add(b.complex(x, y), b.complex(y, x)));
            case 9 -> choice(x, y);
            default -> b.sin(x);
        };
    }

    /** A choice by position, since rounding could turn a choice by value. */
    private Value choice(Value x, Value y) {
        if (x.type().rank() == 0) {
            return b.maximum(x, y);
        }
        Value index = b.iota(DType.I64, x.type().shape(), 0);
        Value first = b.eq(index, b.zeros(index.type()));
        return b.add(b.select(first, x, b.zeros(x.type())), b.select(first, b.zeros(y.type()), y));
    }

    private Value layout(Value x) {
        TensorType type = x.type();
        int rank = type.rank();
        int axis = rank == 0 ? 0 : random.nextInt(rank);
        if (rank == 0) {
            return b.spread(x, List.of(N, M));
        }
        return switch (random.nextInt(9)) {
            case 0 -> b.transpose(x, shuffled(rank));
            case 1 -> b.sum(x, List.of(axis));
            case 2 -> b.max(x, List.of(axis));
            case 3 -> rank > 3 ? b.sum(x, List.of(0, 2)) : b.repeat(x, random.nextBoolean() ? M : Dim.ONE);
            case 4 -> b.reverse(x, List.of(axis));
            case 5 -> b.reshape(x, withUnitAxis(type));
            case 6 -> padded(x, axis);
            case 7 -> sliced(b.concatenate(List.of(x, partner(x)), axis), axis, type.dim(axis));
            default ->
                rank > 2
                        ? b.sum(x, List.of(1))
                        : b.dotGeneral(x, x, List.of(axis), List.of(axis), List.of(), List.of());
        };
    }

    private List<Integer> shuffled(int rank) {
        List<Integer> axes = new ArrayList<>(Axes.range(0, rank));
        Collections.shuffle(axes, java.util.Random.from(random));
        return axes;
    }

    private List<Dim> withUnitAxis(TensorType type) {
        List<Dim> shape = new ArrayList<>(type.shape());
        boolean had = shape.remove(Dim.ONE);
        if (!had) {
            shape.add(random.nextInt(shape.size() + 1), Dim.ONE);
        }
        return shape;
    }

    private Value padded(Value x, int axis) {
        int rank = x.type().rank();
        List<Dim> none = Collections.nCopies(rank, Dim.ZERO);
        List<Dim> low = new ArrayList<>(none);
        low.set(axis, Dim.ONE);
        Value padded = b.pad(x, b.zeros(TensorType.scalar(DType.F64)), low, none, none);
        return sliced(padded, axis, x.type().dim(axis));
    }

    /** Some elements along an axis, from the first or from the second. */
    private Value sliced(Value x, int axis, Dim size) {
        int rank = x.type().rank();
        List<Dim> starts = new ArrayList<>(Collections.nCopies(rank, Dim.ZERO));
        boolean fromSecond = x.type().dim(axis).equals(size.plus(1)) && random.nextBoolean();
        starts.set(axis, fromSecond ? Dim.ONE : Dim.ZERO);
        List<Dim> sizes = new ArrayList<>(x.type().shape());
        sizes.set(axis, size);
        return b.slice(x, starts, sizes, Collections.nCopies(rank, Dim.ONE));
    }
}
