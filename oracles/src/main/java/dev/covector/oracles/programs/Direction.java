package dev.covector.oracles.programs;

import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program in f64 at a point where no two numbers meet, with a direction to move in.
 *
 * @param active for each parameter whether it moves
 * @param tangents how those that move do
 */
record Direction(Func func, Point point, List<Boolean> active, List<Tensor> tangents) {
    /** Null where nothing can move. */
    static @Nullable Direction of(Func f, Point at, long seed) {
        boolean moves = f.paramTypes().stream().anyMatch(type -> type.dtype().isInexact());
        boolean seen = f.resultTypes().stream().anyMatch(type -> type.dtype().isInexact());
        if (!moves || !seen) {
            return null;
        }
        Func wide = Wide.of(f);
        Draw draw = new Draw(seed + 3);
        List<Tensor> inputs = new ArrayList<>();
        List<Boolean> active = new ArrayList<>();
        List<Tensor> tangents = new ArrayList<>();
        for (int i = 0; i < wide.params().size(); i++) {
            TensorType type = wide.params().get(i).type();
            boolean inexact = type.dtype().isInexact();
            active.add(inexact);
            inputs.add(
                    inexact
                            ? Inputs.of(type, at.sizes(), Inputs.Kind.SMOOTH, draw)
                            : at.inputs().get(i));
            if (inexact) {
                tangents.add(Inputs.of(type, at.sizes(), Inputs.Kind.SMOOTH, draw));
            }
        }
        return new Direction(wide, new Point(at.sizes(), inputs), active, tangents);
    }

    /** The point with more inputs. */
    Point with(List<Tensor> more) {
        List<Tensor> all = new ArrayList<>(point.inputs());
        all.addAll(more);
        return new Point(point.sizes(), all);
    }

    /** The point moved along the direction. */
    Point moved(double distance) {
        List<Tensor> inputs = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < active.size(); i++) {
            Tensor x = point.inputs().get(i);
            inputs.add(active.get(i) ? Elements.plus(x, distance, tangents.get(next++)) : x);
        }
        return new Point(point.sizes(), inputs);
    }

    /** Whether anything whole changes on the way from one side of the point to the other. */
    boolean takesSteps(double distance) {
        return Stairs.between(func, moved(-distance), point) || Stairs.between(func, point, moved(distance));
    }

    /** Whether an op says that it has no derivative. */
    static boolean isRefusal(TypeException e) {
        return String.valueOf(e.getMessage()).contains("derivative");
    }
}
