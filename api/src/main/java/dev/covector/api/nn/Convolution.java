package dev.covector.api.nn;

import dev.covector.ir.Dim;
import dev.covector.ir.Relation;
import dev.covector.ir.SizeScope;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.UserLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A convolution as one contraction of windows and kernel for each member of the batch: windows are another look at x, so no
 * tensor of patches is made but the one that the product reads.
 */
final class Convolution {
    private final String op;
    private final int spatial;
    private final Sliding sliding;
    private final int groups;

    Convolution(String op, int spatial, Sliding sliding, int groups) {
        this.op = op;
        this.spatial = spatial;
        this.sliding = sliding;
        this.groups = groups;
    }

    Tensor of(Tensor x, Kernel kernel) {
        requireRanks(x, kernel.weight());
        return x.rank() == spatial + 1 ? batched(x.expandDims(-1), kernel).squeeze(-1) : batched(x, kernel);
    }

    private Tensor batched(Tensor x, Kernel kernel) {
        Tensor y = correlated(x, kernel.weight());
        return new Affine(null, kernel.bias()).of(y, spatial);
    }

    /** x is [spatial..., c, n], the kernel [spatial..., c / groups, channels]. */
    private Tensor correlated(Tensor x, Tensor kernel) {
        Dim inputs = kernel.dim(spatial).times(groups);
        if (!SizeScope.holds(x.dim(spatial), Relation.EQUAL, inputs, op)) {
            throw mismatch(x, kernel, "the channels of x must be " + inputs);
        }
        requireGroups(x, kernel, kernel.dim(spatial + 1));
        Windows windows = new Windows(op, sliding, kernel.shape().subList(0, spatial));
        Tensor padded = windows.padded(x, 0);
        return groups == 1 ? product(windows, padded, kernel) : grouped(windows, padded, kernel);
    }

    private void requireRanks(Tensor x, Tensor kernel) {
        boolean fits = kernel.rank() == spatial + 2 && (x.rank() == spatial + 1 || x.rank() == spatial + 2);
        if (!fits) {
            throw mismatch(
                    x,
                    kernel,
                    "takes x with " + (spatial + 1) + " or " + (spatial + 2) + " axes and a kernel with "
                            + (spatial + 2));
        }
    }

    private void requireGroups(Tensor x, Tensor kernel, Dim channels) {
        boolean divides = groups >= 1 && SizeScope.holds(Dim.of(groups), Relation.DIVIDES, channels, op);
        if (!divides) {
            throw mismatch(x, kernel, groups + " groups must divide " + channels + " channels");
        }
    }

    private RuntimeException mismatch(Tensor x, Tensor kernel, String requirement) {
        return UserLine.typeError(op + ": " + requirement + "; got x " + x.type() + " and kernel " + kernel.type());
    }

    private Tensor product(Windows windows, Tensor padded, Tensor kernel) {
        Tensor patches = windows.of(padded);
        Tensor batch = repeated(kernel, patches.dim(spatial + 1));
        List<Integer> within = new ArrayList<>(windows.within(patches));
        within.add(spatial);
        return patches.dotGeneral(batch, within, range(0, spatial + 1), List.of(spatial + 1), List.of(spatial + 2));
    }

    private Tensor grouped(Windows windows, Tensor padded, Tensor kernel) {
        Dim outputs = kernel.dim(spatial + 1).floorDiv(groups);
        Tensor patches = windows.of(padded.unflatten(spatial, List.of(kernel.dim(spatial), Dim.of(groups))));
        Tensor batch =
                repeated(kernel.unflatten(spatial + 1, List.of(outputs, Dim.of(groups))), patches.dim(spatial + 2));
        List<Integer> within = new ArrayList<>(windows.within(patches));
        within.add(spatial);
        return patches.dotGeneral(
                        batch,
                        within,
                        range(0, spatial + 1),
                        List.of(spatial + 1, spatial + 2),
                        List.of(spatial + 2, spatial + 3))
                .flatten(spatial, spatial + 1);
    }

    /** The kernel for each member of a batch. */
    private static Tensor repeated(Tensor kernel, Dim batch) {
        List<Dim> shape = new ArrayList<>(kernel.shape());
        shape.add(batch);
        return kernel.expandDims(-1).broadcastTo(shape);
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    /**
     * The linear map that is the transpose of a convolution: x is [spatial..., c, n], the kernel [spatial..., channels /
     * groups, c]. It is the convolution of x, spread by the strides, with the kernel turned round.
     */
    Tensor transposed(Tensor x, Kernel kernel, long... more) {
        requireRanks(x, kernel.weight());
        Tensor batch = x.rank() == spatial + 1 ? x.expandDims(-1) : x;
        Tensor y = spreadOut(batch, kernel.weight(), more);
        Tensor biased = new Affine(null, kernel.bias()).of(y, spatial);
        return x.rank() == spatial + 1 ? biased.squeeze(-1) : biased;
    }

    private Tensor spreadOut(Tensor x, Tensor kernel, long... more) {
        if (!SizeScope.holds(x.dim(spatial), Relation.EQUAL, kernel.dim(spatial + 1), op)) {
            throw mismatch(x, kernel, "the channels of x must be " + kernel.dim(spatial + 1));
        }
        requireGroups(x, kernel, x.dim(spatial));
        sliding.require(op, spatial);
        Sliding steps = new Sliding(List.of(1L), sliding.dilation(), List.of(0L), List.of(0L), Sliding.Fit.INSIDE);
        return new Convolution(op, spatial, steps, groups).correlated(spread(x, kernel, more), turned(kernel));
    }

    private Tensor spread(Tensor x, Tensor kernel, long... more) {
        List<Dim> low = new ArrayList<>();
        List<Dim> high = new ArrayList<>();
        List<Dim> between = new ArrayList<>();
        for (int axis = 0; axis < x.rank(); axis++) {
            boolean slides = axis < spatial;
            Dim reach = slides ? kernel.dim(axis).minus(1).times(Sliding.at(sliding.dilation(), axis)) : Dim.ZERO;
            long extra = more.length == 0 || !slides ? 0 : more[more.length == 1 ? 0 : axis];
            low.add(slides ? reach.minus(Sliding.at(sliding.low(), axis)) : Dim.ZERO);
            high.add(slides ? reach.minus(Sliding.at(sliding.high(), axis)).plus(extra) : Dim.ZERO);
            between.add(slides ? Dim.of(Sliding.at(sliding.stride(), axis) - 1) : Dim.ZERO);
        }
        return x.pad(low, high, between, 0);
    }

    /** [spatial..., outputs, inputs * groups] to [spatial reversed..., inputs, outputs * groups]. */
    private Tensor turned(Tensor kernel) {
        Tensor reversed = kernel.reverse(IntStream.range(0, spatial).toArray());
        if (groups == 1) {
            return reversed.swapaxes(spatial, spatial + 1);
        }
        Dim inputs = kernel.dim(spatial + 1).floorDiv(groups);
        return reversed.unflatten(spatial + 1, List.of(inputs, Dim.of(groups)))
                .swapaxes(spatial, spatial + 1)
                .flatten(spatial + 1, spatial + 2);
    }
}
