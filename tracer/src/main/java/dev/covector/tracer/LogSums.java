package dev.covector.tracer;

import java.util.List;
import java.util.function.UnaryOperator;

/** Logarithms of sums of powers of a base, from the larger exponent and the difference. */
final class LogSums {
    private LogSums() {}

    /**
     * The larger of x and y (of complex numbers by real part) plus a function of the other minus it. Each branch is smooth, so
     * that derivatives of every order hold at x = y too.
     */
    static Tensor of(Tensor a, Tensor b, UnaryOperator<Tensor> rest) {
        List<Tensor> promoted = Elementwise.promoted(List.of(a, b));
        Tensor x = promoted.get(0).convert(promoted.get(0).dtype().toInexact());
        Tensor y = promoted.get(1).convert(x.dtype());
        Tensor same = x.real().eq(y.real()).and(x.real().isInf());
        Tensor finiteX = same.select(0, x);
        Tensor finiteY = same.select(0, y);
        Tensor first = finiteX.real().ge(finiteY.real());
        Tensor difference = first.select(finiteY.sub(finiteX), finiteX.sub(finiteY));
        return same.select(x, first.select(finiteX, finiteY).add(rest.apply(difference)));
    }
}
