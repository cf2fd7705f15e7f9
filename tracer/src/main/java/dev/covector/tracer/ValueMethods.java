package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Value;
import java.util.Arrays;
import java.util.List;

/** What a tensor tells of itself. */
sealed interface ValueMethods permits Tensor {
    private Tensor self() {
        return (Tensor) this;
    }

    /** The type of the elements. */
    default DType dtype() {
        return self().type().dtype();
    }

    /** The number of axes. */
    default int rank() {
        return self().type().rank();
    }

    /** The sizes, axis 0 first. */
    default List<Dim> shape() {
        return self().type().shape();
    }

    /** The size of an axis; negative ones count from the end. */
    default Dim dim(int axis) {
        return shape().get(Axes.one("dim", self(), axis));
    }

    /** The number of elements. */
    default Dim elements() {
        return self().type().elements();
    }

    /** The sizes as numbers; sizes that are known only at run time have none. */
    default long[] sizes() {
        if (!shape().stream().allMatch(Dim::isConstant)) {
            throw UserLine.stateError(
                    "sizes: those of " + self().type()
                            + " are known only at run time; use shape(), whose sizes compute and serve as arguments of reshape");
        }
        return shape().stream().mapToLong(Dim::constant).toArray();
    }

    /** The elements of a concrete tensor, wherever the runtime keeps them. */
    default TensorData data() {
        return data("data");
    }

    private TensorData data(String asked) {
        return switch (self().content()) {
            case Content.Traced(Value _, Recording trace) ->
                throw UserLine.stateError(asked + ": " + self().type() + " is traced in " + trace
                        + " and has no values yet; choose between tensors with Tensor.where, and read values after the"
                        + " traced function returned");
            case Content.Concrete(TensorData data) -> {
                if (data.isClosed()) {
                    Immediate.requireOpen(data, self().type());
                }
                yield data;
            }
        };
    }

    /** Whether the memory of a concrete tensor was freed; false for a traced one. */
    default boolean isClosed() {
        return self().content() instanceof Content.Concrete(TensorData data) && data.isClosed();
    }

    /** The elements of a real, integer or bool (1 and 0) tensor in column-major order. */
    default double[] toDoubles() {
        return Elements.doubles(real("toDoubles"));
    }

    /** The elements of a real, integer or bool (1 and 0) tensor in column-major order, rounded to float. */
    default float[] toFloats() {
        return Elements.floats(real("toFloats"));
    }

    /** The elements of an integer or bool (1 and 0) tensor in column-major order. */
    default long[] toLongs() {
        TensorData data = data("toLongs");
        if (dtype().isInexact()) {
            throw UserLine.typeError("toLongs: takes integers and bool; got " + self().type() + "; convert it first");
        }
        return Elements.longs(data);
    }

    /** The elements of a bool tensor in column-major order. */
    default boolean[] toBooleans() {
        TensorData data = data("toBooleans");
        if (dtype() != DType.BOOL) {
            throw UserLine.typeError(
                    "toBooleans: takes bool; got " + self().type() + "; compare it first, as by ne(0)");
        }
        return Elements.booleans(data);
    }

    private TensorData real(String asked) {
        TensorData data = data(asked);
        if (dtype().isComplex()) {
            throw UserLine.typeError(
                    asked + ": takes no complex tensor; got " + self().type() + "; take its real() and its imag()");
        }
        return data;
    }

    /** The element of a real, integer or bool tensor at an index for each axis. */
    default double at(long... index) {
        TensorData data = real("at");
        long[] shape = data.shape();
        boolean inside = index.length == shape.length;
        long position = 0;
        long stride = 1;
        for (int axis = 0; inside && axis < shape.length; axis++) {
            inside = index[axis] >= 0 && index[axis] < shape[axis];
            position += stride * index[axis];
            stride *= shape[axis];
        }
        if (!inside) {
            throw UserLine.typeError("at: " + self().type() + " has no element " + Arrays.toString(index));
        }
        return Elements.real(data, position);
    }

    /** The only element of a real, integer or bool tensor that has one. */
    default double item() {
        TensorData data = real("item");
        if (!elements().equals(Dim.ONE)) {
            throw UserLine.typeError("item: takes a tensor of one element; got " + self().type());
        }
        return Elements.real(data, 0);
    }
}
