package dev.covector.lower.stablehlo;

import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;

/** sinh and cosh, which chlo computes from exp(x + log 0.5): that loses as many digits as x has. */
final class Hyperbolic {
    private final Arithmetic r;
    private final Hlo x;
    private final Hlo size;
    /** exp(|x|) / 2, from two halves, so that it overflows only where the result does; and exp(-|x|) / 2. */
    private final Hlo grown;

    private final Hlo shrunk;

    private Hyperbolic(Hlo x, HloBuilder b) {
        this.r = new Arithmetic(b);
        this.x = x;
        this.size = r.apply("abs", x);
        Hlo half = r.apply("exponential", r.mul(size, 0.5));
        this.grown = r.mul(r.mul(half, 0.5), half);
        this.shrunk = r.div(r.div(0.5, half), half);
    }

    static Hlo cosine(Hlo x, HloBuilder b) {
        Hyperbolic h = new Hyperbolic(x, b);
        return h.r.add(h.grown, h.shrunk);
    }

    /** For small x from u = exp(|x|) - 1: (u + u / (u + 1)) / 2. */
    static Hlo sine(Hlo x, HloBuilder b) {
        Hyperbolic h = new Hyperbolic(x, b);
        Arithmetic r = h.r;
        Hlo u = r.apply("exponential_minus_one", h.size);
        Hlo small = r.mul(r.add(u, r.div(u, r.add(u, 1))), 0.5);
        Hlo value = r.select(r.less(h.size, 1), small, r.sub(h.grown, h.shrunk));
        return Intrinsics.withSign(value, h.x, b);
    }
}
