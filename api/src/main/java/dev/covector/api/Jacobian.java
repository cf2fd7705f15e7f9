package dev.covector.api;

import dev.covector.autodiff.Batch;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Jacobians of a tensor by a tensor: the linear map at a point, applied to all unit tensors at once. */
final class Jacobian {
    private Jacobian() {}

    /** By tangents: cheaper where the argument has fewer elements than the result. */
    static Tensor forward(Transforms.Point point) {
        TensorType x = argument(point);
        TensorType y = result(point);
        Tensor columns = apply(point, point.split().linear(), x);
        return columns.reshape(joined(y, x));
    }

    /** By cotangents: cheaper where the result has fewer elements than the argument. */
    static Tensor reverse(Transforms.Point point) {
        TensorType x = argument(point);
        TensorType y = result(point);
        Tensor rows =
                apply(point, point.split().pullback(point.staged().ops()), y).reshape(joined(x, y));
        return rows.permute(
                IntStream.concat(IntStream.range(x.rank(), x.rank() + y.rank()), IntStream.range(0, x.rank()))
                        .toArray());
    }

    private static TensorType argument(Transforms.Point point) {
        return real("argument", point.staged().func().params().getFirst().type());
    }

    private static TensorType result(Transforms.Point point) {
        return real("result", point.staged().func().resultTypes().getFirst());
    }

    private static TensorType real(String what, TensorType type) {
        if (!type.dtype().isReal()) {
            throw Staged.typeError("jacobian (" + what + "): the " + what + " must be real; got " + type);
        }
        return type;
    }

    /** The map of each unit tensor of a type, in column-major order along the last axis. */
    private static Tensor apply(Transforms.Point point, Func map, TensorType type) {
        Dim size = type.elements();
        Tensor units =
                Tensor.eye(type.dtype(), size).reshape(type.plusAxis(size).shape());
        List<Boolean> marks = new ArrayList<>(Collections.nCopies(map.params().size() - 1, false));
        marks.add(true);
        Batch.Batched batch = Batch.of(map, marks, size, point.staged().ops());
        return Members.all(batch, point.replay(batch.func(), List.of(units)), size)
                .getFirst();
    }

    private static List<Dim> joined(TensorType first, TensorType second) {
        List<Dim> shape = new ArrayList<>(first.shape());
        shape.addAll(second.shape());
        return shape;
    }
}
