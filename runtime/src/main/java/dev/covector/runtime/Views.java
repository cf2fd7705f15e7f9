package dev.covector.runtime;

import dev.covector.ir.Dim;
import dev.covector.ops.Lowering.AxisMap;
import java.util.List;

/** Tensors that are another look at the memory of a tensor. */
final class Views {
    private Views() {}

    /** The tensor whose elements are elements of x, one map for each axis of x. */
    static HostTensor of(HostTensor x, List<AxisMap> maps, List<Dim> shape) {
        long[] sizes = sizes(shape);
        long[] strides = new long[sizes.length];
        long start = 0;
        for (int axis = 0; axis < maps.size(); axis++) {
            AxisMap map = maps.get(axis);
            long stride = x.strides()[axis];
            start += map.offset().constant() * stride;
            for (AxisMap.Term term : map.terms()) {
                strides[term.axis()] += term.step().constant() * stride;
            }
        }
        boolean empty = java.util.Arrays.stream(sizes).anyMatch(size -> size == 0);
        return x.view(sizes, strides, empty ? 0 : start);
    }

    /** A dense tensor under another shape. */
    static HostTensor reshaped(HostTensor x, List<Dim> shape) {
        long[] sizes = sizes(shape);
        return x.view(sizes, Layout.denseStrides(sizes), 0);
    }

    private static long[] sizes(List<Dim> shape) {
        long[] sizes = new long[shape.size()];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = shape.get(axis).constant();
        }
        return sizes;
    }
}
