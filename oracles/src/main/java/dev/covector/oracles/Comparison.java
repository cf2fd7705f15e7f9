package dev.covector.oracles;

import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tensors beside those that are wanted. Dtypes have to be of one kind; PyTorch's default width is not ours. */
record Comparison(Recorded.Tolerance tolerance, boolean nanSaysNothing) {
    /** What is wrong with some of the tensors, or null. */
    @Nullable
    String of(List<Tensor> got, List<Tensor> wanted) {
        if (got.size() != wanted.size()) {
            return "got " + got.size() + " tensors, wanted " + wanted.size();
        }
        for (int i = 0; i < got.size(); i++) {
            String wrong = of(got.get(i), wanted.get(i));
            if (wrong != null) {
                return (got.size() == 1 ? "" : "output " + i + ": ") + wrong;
            }
        }
        return null;
    }

    private @Nullable String of(Tensor got, Tensor wanted) {
        if (kind(got.dtype()) != kind(wanted.dtype()) || !Arrays.equals(got.sizes(), wanted.sizes())) {
            return "got " + got.type() + ", wanted " + wanted.type();
        }
        Parts ours = Parts.of(got);
        Parts theirs = Parts.of(wanted);
        int worst = -1;
        double most = 1;
        for (int i = 0; i < theirs.re.length; i++) {
            double excess = excess(ours, theirs, i);
            if (!(excess <= most)) {
                worst = i;
                most = excess;
            }
        }
        return worst < 0
                ? null
                : "element %s: got %s, wanted %s, %.3g times the tolerance"
                        .formatted(
                                Arrays.toString(index(worst, wanted.sizes())),
                                ours.text(worst),
                                theirs.text(worst),
                                most);
    }

    /** The distance in units of the tolerance; infinite where one is NaN, or of another infinity, and the other not. */
    private double excess(Parts ours, Parts theirs, int i) {
        boolean same = same(ours.re[i], theirs.re[i]) && same(ours.im[i], theirs.im[i])
                || nanSaysNothing && Double.isNaN(theirs.re[i]);
        if (same) {
            return 0;
        }
        double distance = Math.hypot(difference(ours.re[i], theirs.re[i]), difference(ours.im[i], theirs.im[i]));
        double allowed = tolerance.atol() + tolerance.rtol() * Math.hypot(theirs.re[i], theirs.im[i]);
        double excess = distance / allowed;
        return Double.isNaN(excess) || Double.isInfinite(distance) ? Double.POSITIVE_INFINITY : excess;
    }

    private static double difference(double x, double y) {
        return same(x, y) ? 0 : x - y;
    }

    private static boolean same(double x, double y) {
        return x == y || Double.isNaN(x) && Double.isNaN(y);
    }

    private static int kind(DType dtype) {
        return dtype == DType.BOOL ? 0 : dtype.isInteger() ? 1 : dtype.isReal() ? 2 : 3;
    }

    private static int[] index(int position, long... sizes) {
        int[] index = new int[sizes.length];
        int rest = position;
        for (int axis = 0; axis < sizes.length; axis++) {
            index[axis] = (int) (rest % sizes[axis]);
            rest /= (int) sizes[axis];
        }
        return index;
    }

    /** The elements as real and imaginary parts. */
    private record Parts(double[] re, double[] im, boolean isComplex) {
        static Parts of(Tensor x) {
            boolean isComplex = x.dtype().isComplex();
            double[] re = (isComplex ? x.real() : x).toDoubles();
            return new Parts(re, isComplex ? x.imag().toDoubles() : new double[re.length], isComplex);
        }

        String text(int i) {
            return isComplex ? re[i] + (im[i] < 0 ? "" : "+") + im[i] + "i" : String.valueOf(re[i]);
        }
    }
}
