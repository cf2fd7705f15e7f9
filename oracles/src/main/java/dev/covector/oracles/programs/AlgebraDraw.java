package dev.covector.oracles.programs;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.DTypeClass;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Draws sums, scans, contractions and factorisations. */
final class AlgebraDraw {
    private final Draw draw;
    private final Draft draft;
    private final Operands operands;

    AlgebraDraw(Draw draw, Draft draft, Operands operands) {
        this.draw = draw;
        this.draft = draft;
        this.operands = operands;
    }

    void next(String op) {
        switch (op) {
            case "sum", "prod" -> reduce(op, DTypeClass.NUMBER);
            case "max", "min" -> reduce(op, DTypeClass.ORDERED);
            case "all", "any" -> reduce(op, DTypeClass.BOOL);
            case "cumsum" -> cumsum();
            case "recurrence" -> recurrence();
            case "dotGeneral" -> dotGeneral();
            case "cholesky" -> cholesky();
            case "triangularSolve" -> triangularSolve();
            default -> throw new IllegalStateException(op);
        }
    }

    private void reduce(String op, DTypeClass dtypes) {
        Value x = operands.of(dtypes);
        draft.emit(op, List.of(x), "axes", draw.someAxes(x.type().rank()));
    }

    private Value numbers(int least) {
        return operands.where(type -> type.rank() >= least && DTypeClass.NUMBER.accepts(type.dtype()));
    }

    private int axis(Value x) {
        return draw.between(0, x.type().rank() - 1);
    }

    private void cumsum() {
        Value x = numbers(1);
        draft.emit("cumsum", List.of(x), "axis", axis(x), "reverse", draw.flag());
    }

    private void recurrence() {
        Value b = numbers(1);
        draft.emit("recurrence", List.of(operands.like(b.type()), b), "axis", axis(b), "reverse", draw.flag());
    }

    /** Pairs axes of one size. */
    private void dotGeneral() {
        Value x = numbers(0);
        Value y = draw.chance(0.3)
                ? operands.converted(operands.any(), x.type().dtype())
                : operands.where(type -> type.dtype() == x.type().dtype());
        List<List<Integer>> axes = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i : draw.axes(x.type().rank(), x.type().rank())) {
            for (int j : draw.axes(y.type().rank(), y.type().rank())) {
                boolean free = !axes.get(1).contains(j) && !axes.get(3).contains(j);
                if (free && x.type().dim(i).equals(y.type().dim(j)) && draw.chance(0.8)) {
                    int kind = draw.chance(0.3) ? 2 : 0;
                    axes.get(kind).add(i);
                    axes.get(kind + 1).add(j);
                    break;
                }
            }
        }
        draft.emit(
                "dotGeneral",
                List.of(x, y),
                "contractX",
                axes.get(0),
                "contractY",
                axes.get(1),
                "batchX",
                axes.get(2),
                "batchY",
                axes.get(3));
    }

    private static boolean isMatrices(TensorType type) {
        return type.rank() >= 2 && type.dtype().isInexact();
    }

    /** The factor of a square matrix, which mostly is made positive definite: x x^H + c 1. */
    private void cholesky() {
        Value x = operands.where(AlgebraDraw::isMatrices);
        if (draw.chance(0.85)) {
            x = definite(x);
        }
        draft.emit("cholesky", List.of(x));
    }

    private Value definite(Value x) {
        List<Integer> batch = IntStream.range(2, x.type().rank()).boxed().toList();
        Value conj = draft.emit("conj", List.of(x));
        Value square = draft.emit(
                "dotGeneral",
                List.of(x, conj),
                "contractX",
                List.of(1),
                "contractY",
                List.of(1),
                "batchX",
                batch,
                "batchY",
                batch);
        return draft.emit("add", List.of(square, diagonal(square.type(), draw.between(1, 5))));
    }

    /** A number on the diagonals of matrices, and zeros. */
    private Value diagonal(TensorType type, double number) {
        List<Dim> shape = type.shape();
        Value row = draft.emit("iota", List.of(), "dtype", DType.I64, "shape", shape, "axis", 0);
        Value column = draft.emit("iota", List.of(), "dtype", DType.I64, "shape", shape, "axis", 1);
        Value on = draft.emit("eq", List.of(row, column));
        Value yes = draft.full(number, type.dtype(), shape);
        Value no = draft.full(0, type.dtype(), shape);
        return draft.emit("select", List.of(on, yes, no));
    }

    /** A system whose triangle mostly has a large diagonal. */
    private void triangularSolve() {
        Value a = operands.where(type -> isMatrices(type) && type.dim(0).equals(type.dim(1)));
        if (draw.chance(0.7)) {
            a = draft.emit("add", List.of(a, diagonal(a.type(), draw.between(3, 9))));
        }
        boolean left = draw.flag();
        List<Dim> shape = new ArrayList<>(a.type().shape());
        shape.set(left ? 1 : 0, operands.dim());
        Value b = operands.like(a.type().withShape(shape));
        draft.emit(
                "triangularSolve",
                List.of(a, b),
                "left",
                left,
                "lower",
                draw.flag(),
                "transposed",
                draw.flag(),
                "conjugated",
                draw.flag(),
                "unit",
                draw.flag());
    }
}
