package dev.covector.lower.stablehlo;

/** x to the power y of reals. */
final class RealPower {
    private RealPower() {}

    static Hlo of(Hlo x, Hlo y, HloBuilder b) {
        return b.elementwise("stablehlo.power", x.dtype(), x, y);
    }
}
