package dev.covector.oracles.programs;

import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** Draws ops that move elements. */
final class LayoutDraw {
    private final Draw draw;
    private final Draft draft;
    private final Operands operands;

    LayoutDraw(Draw draw, Draft draft, Operands operands) {
        this.draw = draw;
        this.draft = draft;
        this.operands = operands;
    }

    void next(String op) {
        switch (op) {
            case "broadcast" -> broadcast(operands.any());
            case "reshape" -> reshape(operands.any());
            case "transpose" -> transpose(operands.where(type -> type.rank() > 1));
            case "reverse" -> reverse(operands.where(type -> type.rank() > 0));
            case "slice" -> slice(operands.where(type -> type.rank() > 0));
            case "skew" -> skew(operands.where(type -> type.rank() > 1));
            case "pad" -> pad(operands.where(type -> type.rank() > 0));
            case "concatenate" -> concatenate(operands.where(type -> type.rank() > 0));
            default -> throw new IllegalStateException(op);
        }
    }

    /** New axes before, between and behind, and sizes of one stretched. */
    private void broadcast(Value x) {
        List<Dim> shape = new ArrayList<>();
        List<Integer> axes = new ArrayList<>();
        for (Dim size : x.type().shape()) {
            if (draw.chance(0.3)) {
                shape.add(operands.dim());
            }
            axes.add(shape.size());
            shape.add(size.equals(Dim.ONE) && draw.flag() ? operands.dim() : size);
        }
        if (shape.size() == x.type().rank() && draw.chance(0.8)) {
            shape.add(operands.dim());
        }
        draft.emit("broadcast", List.of(x), "shape", shape, "axes", axes);
    }

    /** Two axes become one, all become one, an axis of one comes or goes, or the sizes change places. */
    private void reshape(Value x) {
        List<Dim> shape = new ArrayList<>(x.type().shape());
        int kind = draw.between(0, 3);
        if (kind == 0) {
            shape = List.of(x.type().elements());
        } else if (kind == 1 && shape.size() > 1) {
            int axis = draw.between(0, shape.size() - 2);
            shape.set(axis, shape.get(axis).times(shape.remove(axis + 1)));
        } else if (kind == 2) {
            shape = draw.shuffled(shape);
        } else if (!shape.remove(Dim.ONE)) {
            shape.add(draw.between(0, shape.size()), Dim.ONE);
        }
        draft.emit("reshape", List.of(x), "shape", shape);
    }

    private void transpose(Value x) {
        draft.emit(
                "transpose",
                List.of(x),
                "permutation",
                draw.axes(x.type().rank(), x.type().rank()));
    }

    private void reverse(Value x) {
        draft.emit("reverse", List.of(x), "axes", draw.someAxes(x.type().rank()));
    }

    private void slice(Value x) {
        List<Dim> starts = new ArrayList<>();
        List<Dim> sizes = new ArrayList<>();
        List<Dim> steps = new ArrayList<>();
        for (Dim size : x.type().shape()) {
            Dim start = Dim.ZERO;
            Dim count = size;
            Dim step = Dim.ONE;
            switch (draw.between(0, 6)) {
                case 0 -> count = Dim.ONE;
                case 1 -> {
                    start = Dim.ONE;
                    count = size.minus(1);
                }
                case 2 -> {
                    step = Dim.of(2);
                    count = size.plus(1).floorDiv(Dim.of(2));
                }
                case 3 -> {
                    start = size.minus(2);
                    count = Dim.of(2);
                }
                case 4 -> {
                    start = Dim.of(draw.between(0, 2));
                    count = Dim.of(draw.between(0, 3));
                    step = Dim.of(draw.between(1, 3));
                }
                default -> {}
            }
            starts.add(start);
            sizes.add(count);
            steps.add(step);
        }
        draft.emit("slice", List.of(x), "starts", starts, "sizes", sizes, "steps", steps);
    }

    /** Windows that move on, stay, or move back. */
    private void skew(Value x) {
        List<Integer> axes = draw.axes(2, x.type().rank());
        Dim length = x.type().dim(axes.get(0));
        Dim windows = x.type().dim(axes.get(1));
        Dim start = Dim.ZERO;
        Dim step = Dim.of(draw.between(-1, 2));
        Dim size = length.minus(windows.minus(1).times(step.constant()));
        if (step.equals(Dim.of(-1))) {
            start = windows.minus(1);
            size = length.minus(start);
        } else if (draw.flag()) {
            size = Dim.of(draw.between(0, 2));
        }
        draft.emit(
                "skew", List.of(x), "axis", axes.get(0), "by", axes.get(1), "start", start, "step", step, "size", size);
    }

    private void pad(Value x) {
        List<Dim> low = new ArrayList<>();
        List<Dim> high = new ArrayList<>();
        List<Dim> interior = new ArrayList<>();
        for (int axis = 0; axis < x.type().rank(); axis++) {
            low.add(margin());
            high.add(margin());
            interior.add(Dim.of(draw.chance(0.2) ? draw.between(1, 2) : 0));
        }
        Value fill = operands.like(TensorType.scalar(x.type().dtype()));
        draft.emit("pad", List.of(x, fill), "low", low, "high", high, "interior", interior);
    }

    private Dim margin() {
        return draw.flag() ? Dim.ZERO : draw.chance(0.2) ? operands.dim() : Dim.of(draw.between(1, 3));
    }

    private void concatenate(Value x) {
        TensorType type = x.type();
        int axis = draw.between(0, type.rank() - 1);
        List<Value> parts = new ArrayList<>(List.of(x));
        for (int more = draw.between(0, 2); more > 0; more--) {
            parts.add(operands.where(other -> other.dtype() == type.dtype()
                    && other.rank() == type.rank()
                    && other.minusAxes(List.of(axis)).equals(type.minusAxes(List.of(axis)))));
        }
        draft.emit("concatenate", draw.shuffled(parts), "axis", axis);
    }
}
