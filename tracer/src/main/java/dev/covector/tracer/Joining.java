package dev.covector.tracer;

import dev.covector.ir.Dim;
import dev.covector.ops.Concatenate;
import java.util.List;

/** Several tensors made into one, or brought to one type. */
final class Joining {
    private Joining() {}

    static Tensor concatenate(int axis, List<Tensor> xs) {
        requireSome("concatenate", xs);
        int at = Axes.one("concatenate", xs.getFirst(), axis);
        return Staging.emit(Elementwise.promoted(xs), values -> new Concatenate(values, at))
                .getFirst();
    }

    static Tensor stack(int axis, List<Tensor> xs) {
        requireSome("stack", xs);
        List<Dim> shape = xs.getFirst().shape();
        for (Tensor x : xs) {
            if (x.rank() != shape.size()) {
                throw UserLine.typeError("stack: takes tensors of one shape; got " + shape + " and " + x.shape());
            }
        }
        int place = axis < 0 ? axis + shape.size() + 1 : axis;
        return concatenate(place, xs.stream().map(x -> x.expandDims(place)).toList());
    }

    private static void requireSome(String op, List<Tensor> xs) {
        if (xs.isEmpty()) {
            throw UserLine.typeError(op + ": takes at least one tensor");
        }
    }

    /** Index tensors of one integer dtype and one shape. */
    static List<Tensor> indices(String op, List<Tensor> indices) {
        for (Tensor index : indices) {
            if (!index.dtype().isInteger()) {
                throw UserLine.typeError(op + ": indices must be integers; got " + index.type());
            }
        }
        return Broadcasting.align(op, Elementwise.promoted(indices));
    }
}
