package dev.covector.api;

import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.List;

/** Functions of matrices that are loops over products of them. Matrices are the first two axes; further axes are batches. */
public final class Matrices {
    /** Up to this norm the rational approximation is exact to rounding. */
    private static final double LARGEST_NORM = 5.371920351148152;

    /** The exponential of more halvings is not finite. */
    private static final int MOST_HALVINGS = 1100;

    /** The coefficients of the numerator; those of the denominator have alternating signs. */
    private static final List<Double> PADE = List.of(
            64764752532480000.0,
            32382376266240000.0,
            7771770303897600.0,
            1187353796428800.0,
            129060195264000.0,
            10559470521600.0,
            670442572800.0,
            33522128640.0,
            1323241920.0,
            40840800.0,
            960960.0,
            16380.0,
            182.0,
            1.0);

    private Matrices() {}

    /**
     * The exponential of square matrices [n, n, batch...]: Padé's approximation of degree 13 of the matrix halved until it is
     * small, then squared as often (Higham 2005, algorithm 2.3). How often is made of data.
     */
    public static Tensor exp(Tensor x) {
        Tensor a = x.convert(x.dtype().toInexact());
        Tensor halvings = halvings(a);
        Tensor small = a.div(Tensor.scalar(2.0)
                .pow(halvings.convert(DType.F64))
                .convert(a.dtype().realPart()));
        Tensor even = terms(small, 0);
        Tensor odd = small.matmul(terms(small, 1));
        Tensor approximation = even.sub(odd).solve(even.add(odd));
        Tensor most = Tensor.concatenate(0, Tensor.zeros(DType.I64, 1), halvings.flatten())
                .max(0);
        return Control.fori(most, (i, power) -> i.lt(halvings).select(power.matmul(power), power), approximation);
    }

    /** How often each matrix of the batch is halved. */
    private static Tensor halvings(Tensor a) {
        Tensor norms = a.stopGradient().abs().sum(0).convert(DType.F64);
        Tensor least = norms.slice(0, 0, 0).sumKeepDims(0); // a matrix may have no column
        return Tensor.concatenate(0, least, norms)
                .max(0)
                .div(LARGEST_NORM)
                .log2()
                .ceil()
                .maximum(0)
                .minimum(MOST_HALVINGS)
                .convert(DType.I64);
    }

    /** The coefficients first, first + 2, … times the even powers. */
    private static Tensor terms(Tensor a, int first) {
        Tensor a2 = a.matmul(a);
        Tensor a4 = a2.matmul(a2);
        Tensor a6 = a2.matmul(a4);
        List<Tensor> powers = List.of(unit(a), a2, a4, a6);
        Tensor low = combined(powers, first);
        Tensor high = combined(powers.subList(1, 4), first + 8);
        return low.add(a6.matmul(high));
    }

    private static Tensor combined(List<Tensor> powers, int first) {
        Tensor sum = powers.getFirst().mul(PADE.get(first));
        for (int i = 1; i < powers.size(); i++) {
            sum = sum.add(powers.get(i).mul(PADE.get(first + 2 * i)));
        }
        return sum;
    }

    private static Tensor unit(Tensor a) {
        return Tensor.iota(DType.I64, a.shape(), 0)
                .eq(Tensor.iota(DType.I64, a.shape(), 1))
                .convert(a.dtype());
    }
}
