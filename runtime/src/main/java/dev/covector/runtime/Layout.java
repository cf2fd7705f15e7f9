package dev.covector.runtime;

import dev.covector.ir.Dim;
import dev.covector.passes.lower.View;
import java.util.ArrayList;
import java.util.List;

/**
 * What a plan knows of how its arguments lie in memory: column-major without gaps, or for each axis whether the stride is
 * zero, one, or a number that the call brings. Coded as a number, so that comparing is cheap.
 */
final class Layout {
    static final long DENSE = 0;

    private static final int ZERO = 1;
    private static final int ONE = 2;
    private static final int ANY = 3;

    private Layout() {}

    /** The code of a layout; the strides of axes of size one do not matter. */
    static long of(long[] shape, long[] strides) {
        if (isDense(shape, strides)) {
            return DENSE;
        }
        long code = 0;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            long stride = strides[axis];
            code = code << 2 | (stride == 0 ? ZERO : stride == 1 ? ONE : ANY);
        }
        return code;
    }

    private static boolean isDense(long[] shape, long[] strides) {
        long expected = 1;
        boolean dense = true;
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] == 0) {
                return true;
            }
            dense &= shape[axis] == 1 || strides[axis] == expected;
            expected *= shape[axis];
        }
        return dense;
    }

    /** Whether what a plan knows by a code is true of a tensor; nothing is known of axes of size one, nor of no elements. */
    static boolean covers(long code, long[] shape, long[] strides) {
        if (code == DENSE) {
            return isDense(shape, strides);
        }
        boolean covers = true;
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] == 0) {
                return true;
            }
            long kind = code >> 2 * axis & 3;
            covers &= shape[axis] == 1 || kind == ANY || strides[axis] == (kind == ONE ? 1 : 0);
        }
        return covers;
    }

    static long[] denseStrides(long[] shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }

    /** The strides as a plan sees them: zeros, ones, and symbols. */
    static List<Dim> strides(long code, int parameter, List<Dim> shape) {
        if (code == DENSE) {
            return View.denseStrides(shape);
        }
        List<Dim> strides = new ArrayList<>();
        for (int axis = 0; axis < shape.size(); axis++) {
            long kind = code >> 2 * axis & 3;
            strides.add(kind == ZERO ? Dim.ZERO : kind == ONE ? Dim.ONE : Dim.symbol(symbol(parameter, axis)));
        }
        return strides;
    }

    /** The axes whose strides a call brings. */
    static List<Integer> openAxes(long code, int rank) {
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < rank && code != DENSE; axis++) {
            if ((code >> 2 * axis & 3) == ANY) {
                axes.add(axis);
            }
        }
        return axes;
    }

    /** Whether every stride is zero, for more than one element. */
    static boolean isUniform(long code, int rank) {
        return code != DENSE && code == (1L << 2 * rank) / 3;
    }

    static String symbol(int parameter, int axis) {
        return "stride" + parameter + "_" + axis;
    }
}
