package dev.covector.oracles.programs;

import dev.covector.ir.DType;
import dev.covector.ops.Concatenate;
import dev.covector.tracer.Staging;
import dev.covector.tracer.Tensor;
import dev.covector.tracer.TensorData;
import java.util.List;

/** The elements of a tensor as numbers: a complex one as two, an i64 as its upper and lower half. */
final class Elements {
    private static final int MOST_PRINTED = 64;

    private Elements() {}

    static long count(Tensor x) {
        long count = 1;
        for (long size : x.data().shape()) {
            count *= size;
        }
        return count;
    }

    /** All parts in column-major order. */
    static double[] of(Tensor x) {
        TensorData data = x.data();
        int count = (int) count(x);
        int parts = data.dtype().isComplex() || data.dtype() == DType.I64 ? 2 : 1;
        double[] all = new double[count * parts];
        for (int i = 0; i < count; i++) {
            switch (data.dtype()) {
                case BOOL, I32 -> all[i] = data.integer(i);
                case I64 -> {
                    all[2 * i] = data.integer(i) >> 32;
                    all[2 * i + 1] = data.integer(i) & 0xffff_ffffL;
                }
                case F32, F64 -> all[i] = data.real(i);
                case C64, C128 -> {
                    all[2 * i] = data.real(i);
                    all[2 * i + 1] = data.imaginary(i);
                }
            }
        }
        return all;
    }

    /** A real or complex tensor of parts as {@link #of} gives them. */
    static Tensor tensor(DType dtype, long[] shape, double... parts) {
        if (!dtype.isComplex()) {
            return Tensor.of(dtype, shape, parts);
        }
        double[] re = new double[parts.length / 2];
        double[] im = new double[parts.length / 2];
        for (int i = 0; i < re.length; i++) {
            re[i] = parts[2 * i];
            im[i] = parts[2 * i + 1];
        }
        return Tensor.of(dtype.realPart(), shape, re).complex(Tensor.of(dtype.realPart(), shape, im));
    }

    /** The largest finite size of a part. */
    static double largest(Tensor x) {
        double largest = 0;
        for (double part : of(x)) {
            if (!Double.isNaN(part)) {
                largest = Math.max(largest, Math.abs(part));
            }
        }
        return largest;
    }

    static boolean hasNaN(Tensor x) {
        for (double part : of(x)) {
            if (Double.isNaN(part)) {
                return true;
            }
        }
        return false;
    }

    static boolean allFinite(Tensor x) {
        for (double part : of(x)) {
            if (!Double.isFinite(part)) {
                return false;
            }
        }
        return true;
    }

    /** The same elements in memory of their own. */
    static Tensor dense(Tensor x) {
        return corner(x, x.data().shape());
    }

    /** The elements at the lowest indices, in memory of their own. */
    static Tensor corner(Tensor x, long... shape) {
        Tensor corner = x;
        for (int axis = 0; axis < shape.length; axis++) {
            corner = corner.slice(axis, 0, shape[axis]);
        }
        return shape.length == 0
                ? x
                : Staging.emit(List.of(corner), values -> new Concatenate(values, 0))
                        .getFirst();
    }

    /** Re(conj(x) y), over all. */
    static double dot(List<Tensor> xs, List<Tensor> ys) {
        double sum = 0;
        for (int i = 0; i < xs.size(); i++) {
            double[] x = of(xs.get(i));
            double[] y = of(ys.get(i));
            for (int j = 0; j < x.length; j++) {
                sum += x[j] * y[j];
            }
        }
        return sum;
    }

    /** x and a multiple of another; real or complex. */
    static Tensor plus(Tensor x, double factor, Tensor dx) {
        double[] parts = of(x);
        double[] others = of(dx);
        for (int i = 0; i < parts.length; i++) {
            parts[i] += factor * others[i];
        }
        return tensor(x.dtype(), x.data().shape(), parts);
    }

    /** The parts as a list, and the shape. */
    static String text(Tensor x) {
        StringBuilder text = new StringBuilder(x.type() + " ");
        double[] parts = of(x);
        for (int i = 0; i < Math.min(parts.length, MOST_PRINTED); i++) {
            text.append(i == 0 ? "" : ", ").append(x.dtype().isInexact() ? parts[i] + "" : (long) parts[i] + "");
        }
        return parts.length > MOST_PRINTED ? text + ", ..." : text.toString();
    }
}
