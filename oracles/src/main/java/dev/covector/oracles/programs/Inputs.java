package dev.covector.oracles.programs;

import dev.covector.ir.DType;
import dev.covector.ir.TensorType;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.Map;

/** Numbers for the parameters of a program. */
final class Inputs {
    private static final List<Double> SPECIAL =
            List.of(0.0, -0.0, 1.0, -1.0, 0.5, 2.0, 1e-30, -1e30, 1e5, Double.NaN, Double.POSITIVE_INFINITY);

    /** What the elements are drawn from. */
    enum Kind {
        /** Multiples of a quarter, which meet each other and whose sums are exact. */
        QUARTERS,
        /** Normally distributed, so that no two are equal. */
        SMOOTH,
        /** Quarters with a few zeros of both signs, NaN, infinities, and large and small ones among them. */
        SPECIAL
    }

    private Inputs() {}

    static Tensor of(TensorType type, Map<String, Long> sizes, Kind kind, Draw draw) {
        long[] shape = type.shape().stream().mapToLong(size -> size.eval(sizes)).toArray();
        DType dtype = type.dtype();
        Tensor re = part(dtype.realPart(), shape, kind, draw);
        return dtype.isComplex() ? re.complex(part(dtype.realPart(), shape, kind, draw)) : re;
    }

    private static Tensor part(DType dtype, long[] shape, Kind kind, Draw draw) {
        int count = 1;
        for (long size : shape) {
            count = Math.toIntExact(count * size);
        }
        double[] elements = new double[count];
        for (int i = 0; i < count; i++) {
            elements[i] = element(dtype, kind, draw);
        }
        return Tensor.of(dtype, shape, elements);
    }

    private static double element(DType dtype, Kind kind, Draw draw) {
        return switch (dtype.kind()) {
            case BOOL -> draw.between(0, 1);
            case INTEGER -> draw.chance(0.02) ? draw.between(-70_000, 70_000) : draw.between(-4, 6);
            case REAL, COMPLEX ->
                switch (kind) {
                    case QUARTERS -> draw.between(-10, 12) / 4.0;
                    case SMOOTH -> draw.gaussian();
                    case SPECIAL -> draw.chance(0.1) ? draw.one(SPECIAL) : draw.between(-10, 12) / 4.0;
                };
        };
    }
}
