package dev.covector.ir.kernel;

import java.util.Locale;

/** An associative combination and its neutral element. */
public enum Reducer {
    SUM(Intrinsic.ADD),
    PRODUCT(Intrinsic.MUL),
    MAX(Intrinsic.MAX),
    MIN(Intrinsic.MIN),
    ALL(Intrinsic.AND),
    ANY(Intrinsic.OR);

    private final Intrinsic combine;

    Reducer(Intrinsic combine) {
        this.combine = combine;
    }

    public Intrinsic combine() {
        return combine;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
