package dev.covector.lower.stablehlo.read.ops;

import dev.covector.ir.Dim;
import dev.covector.ir.SizeArithmetic;
import org.jspecify.annotations.Nullable;

/** A size that is the larger one of two, of which one is known: the length that the other one would give. */
final class Larger implements SizeArithmetic<Dim> {
    private final Dim start;
    private @Nullable Dim other;
    private int parts;

    private Larger(Dim start) {
        this.start = start;
    }

    /** From {@code max(start, end)} that {@code end - start}; null where the limit is not of this form. */
    static @Nullable Dim of(Dim limit, Dim start) {
        Larger larger = new Larger(start);
        limit.fold(larger);
        Dim end = larger.other;
        return larger.parts == 1 && end != null && end.max(start).equals(limit) ? end.minus(start) : null;
    }

    @Override
    public Dim max(Dim left, Dim right) {
        parts++;
        other = left.equals(start) ? right : right.equals(start) ? left : null;
        return Dim.ZERO;
    }

    @Override
    public Dim constant(long number) {
        return Dim.ZERO;
    }

    @Override
    public Dim symbol(String name) {
        return Dim.ZERO;
    }

    @Override
    public Dim plus(Dim left, Dim right) {
        parts++;
        return Dim.ZERO;
    }

    @Override
    public Dim times(Dim left, Dim right) {
        parts++;
        return Dim.ZERO;
    }

    @Override
    public Dim floorDiv(Dim dividend, Dim divisor) {
        return Dim.ZERO;
    }

    @Override
    public Dim mod(Dim dividend, Dim divisor) {
        return Dim.ZERO;
    }

    @Override
    public Dim min(Dim left, Dim right) {
        return Dim.ZERO;
    }
}
