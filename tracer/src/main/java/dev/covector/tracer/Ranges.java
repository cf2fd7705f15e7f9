package dev.covector.tracer;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import java.util.List;
import java.util.stream.Stream;

/** Numbers at equal distances. */
final class Ranges {
    private Ranges() {}

    /** From a start by steps to before a stop. */
    static Tensor steps(DType dtype, Number start, Number stop, Number step) {
        if (step.doubleValue() == 0 || Double.isNaN(step.doubleValue())) {
            throw UserLine.typeError("arange: the step must not be zero; got " + step);
        }
        boolean integers = Stream.of(start, stop, step)
                .allMatch(number -> Promotion.of(number).isInteger());
        if (dtype.isInteger() && !integers) {
            throw UserLine.typeError(
                    "arange: " + dtype + " takes integers; got " + start + ", " + stop + " and " + step);
        }
        long count = integers
                ? Math.ceilDiv(Math.subtractExact(stop.longValue(), start.longValue()), step.longValue())
                : (long) Math.ceil((stop.doubleValue() - start.doubleValue()) / step.doubleValue());
        Tensor index = Sources.iota(dtype, List.of(Dim.of(Math.max(0, count))), 0);
        return index.mul(step).add(start);
    }

    /** From the first to the last number, both exact. */
    static Tensor linspace(DType dtype, Number first, Number last, Dim n) {
        return between("linspace", dtype, first, last, n, n.minus(1).max(Dim.ONE));
    }

    /** So many numbers (1 - t) first + t last, t being their index divided by the steps. */
    static Tensor between(String op, DType dtype, Number first, Number last, Dim n, Dim steps) {
        if (n.isConstant()) {
            Sources.dim(op, n.constant());
        }
        if (dtype.isComplex() || dtype == DType.BOOL) {
            throw UserLine.typeError(op + ": makes integers and reals; got " + dtype);
        }
        DType inexact = dtype.toInexact();
        Tensor t = Sources.iota(inexact, List.of(n), 0).div(Sources.size(steps).convert(inexact));
        return t.neg().add(1).mul(first).add(t.mul(last)).convert(dtype);
    }
}
