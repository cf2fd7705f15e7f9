package dev.covector.oracles.programs;

import dev.covector.ir.DType;
import dev.covector.ir.Op;
import dev.covector.ops.Lowering;
import dev.covector.ops.OpSet;
import dev.covector.tracer.Tensor;
import java.util.Set;

/**
 * Rounding as it might be: what ops round is changed by a few units in the last place, at random, and zeros they compute get either
 * sign, since no way of running promises either. What then changes was not determined to that extent (Monte Carlo arithmetic, Parker 1997).
 */
record Rounding(Draw draw) implements Stepwise.Touch {
    /** More than the difference of two ways to compute an elementary function. */
    private static final double UNITS = 8;

    /** Elementwise ops that choose among what is there, and so round nothing. */
    private static final Set<String> EXACT = Set.of(
            "select",
            "real",
            "imag",
            "conj",
            "complex",
            "maximum",
            "minimum",
            "floor",
            "ceil",
            "round",
            "trunc",
            "copysign");

    /** Elementwise ops that round complex numbers only. */
    private static final Set<String> EXACT_OF_REALS = Set.of("abs", "sign");

    /** What combines elements in no particular order. */
    private static final Set<String> REDUCING = Set.of("sum", "prod");

    /** Routines that only move and compare. */
    private static final Set<String> MOVING =
            Set.of("argsort", "searchsorted", "cumargmax", "scatterSet", "scatterMax", "scatterMin", "max", "min");

    /** Sums round in between, by as much as the sizes of their terms; and terms come in any order, which decides what overflows. */
    @Override
    public Tensor operand(Op op, Tensor x) {
        boolean sums = switch (OpSet.STANDARD.lowering(op)) {
            case Lowering.Reduction _, Lowering.Library _ -> !MOVING.contains(op.mnemonic());
            case Lowering.Pointwise _ -> x.dtype().isComplex() && !isExact(op);
            case Lowering.Expanded _ ->
                !MOVING.contains(op.mnemonic()) && !op.mnemonic().equals("stopGradient");
            case Lowering.Generated _,
                    Lowering.Indexed _,
                    Lowering.Reshaped _,
                    Lowering.Assembled _,
                    Lowering.Gathered _,
                    Lowering.Measured _,
                    Lowering.Control _ -> false;
        };
        if (!sums || !x.dtype().isInexact()) {
            return x;
        }
        return REDUCING.contains(op.mnemonic()) ? changed(reordered(op, x)) : changed(x);
    }

    @Override
    public Tensor result(Op op, Tensor y) {
        boolean rounds = switch (OpSet.STANDARD.lowering(op)) {
            case Lowering.Pointwise _ -> !isExact(op);
            case Lowering.Reduction _, Lowering.Library _, Lowering.Expanded _ -> !MOVING.contains(op.mnemonic());
            case Lowering.Generated _,
                    Lowering.Indexed _,
                    Lowering.Reshaped _,
                    Lowering.Assembled _,
                    Lowering.Gathered _,
                    Lowering.Measured _,
                    Lowering.Control _ -> false;
        };
        return rounds && y.dtype().isInexact() ? changed(y) : y;
    }

    /** x, whose slices along the reduced axes change places. */
    private Tensor reordered(Op op, Tensor x) {
        Tensor mixed = x;
        for (int axis : op.attributes().integers("axes")) {
            long[] order = draw
                    .axes((int) x.data().shape()[axis], (int) x.data().shape()[axis])
                    .stream()
                    .mapToLong(Integer::longValue)
                    .toArray();
            mixed = mixed.take(Tensor.of(order), axis);
        }
        return mixed;
    }

    private static boolean isExact(Op op) {
        return EXACT.contains(op.mnemonic())
                || EXACT_OF_REALS.contains(op.mnemonic())
                        && !op.operands().getFirst().type().dtype().isComplex();
    }

    private Tensor changed(Tensor x) {
        double unit = x.dtype().realPart() == DType.F32 ? 0x1p-24 : 0x1p-53;
        double[] parts = Elements.of(x);
        for (int i = 0; i < parts.length; i++) {
            double moved = parts[i] * (1 + (2 * draw.uniform() - 1) * UNITS * unit);
            boolean hasFreeSign = parts[i] == 0 || Double.isNaN(parts[i]);
            parts[i] =
                    hasFreeSign && draw.flag() ? Math.copySign(parts[i], -1) : hasFreeSign ? Math.abs(parts[i]) : moved;
        }
        if (x.dtype().isComplex()) {
            forgetInfinities(parts);
        }
        return Elements.tensor(x.dtype(), x.data().shape(), parts);
    }

    /** Arithmetic on a complex infinity gives an infinity or NaN, as the formula at hand has it: {@code inf * (1 + 0i)}. */
    private void forgetInfinities(double[] parts) {
        for (int i = 0; i < parts.length; i += 2) {
            boolean finite = Double.isFinite(parts[i]) && Double.isFinite(parts[i + 1]);
            if (!finite) {
                parts[i] = draw.flag() ? Double.NaN : Double.POSITIVE_INFINITY;
                parts[i + 1] = parts[i];
            }
        }
    }
}
