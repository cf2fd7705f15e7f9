package dev.covector.ops.math;

import static dev.covector.ir.kernel.Intrinsic.*;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;

/**
 * The inverses of the error function and of the normal distribution by polynomials of best approximation (Remez exchange)
 * after Giles, Approximating the erfinv function, 2012: with w = -log(1 - x^2) and s = sqrt w, of erfinv x / x in w - 5/2 for
 * w < 5, and of erfinv x / s in (s - c) / (s + c) beyond.
 */
public final class InverseErrorFunctions {
    /** Where the first variable ends, and, in s, where the inverse of the normal distribution takes its third part. */
    private static final double CENTER = 5;

    private static final double FAR64 = 6;
    private static final double FAR32 = 4.15;

    private static final double[] CENTER64 = {
        0x1.805c5cfcedef5p0,
        0x1.f91e8993f0d17p-3,
        -0x1.11c3c302dfb3cp-8,
        -0x1.4863cdfb6268ep-10,
        0x1.c9b437ed03a07p-13,
        -0x1.4f47fe6fa260bp-18,
        -0x1.ca9227b239986p-19,
        0x1.01037e0dc1316p-21,
        0x1.ccff5435588f7p-27,
        -0x1.752fd1163b3bdp-27,
        0x1.f2cd244f4b4d9p-31,
        0x1.07038e2901adbp-33,
        -0x1.11a0899520ff1p-35,
        0x1.00c76c47bef4cp-40,
        0x1.2e6252a42742ap-41,
        -0x1.577e93b89a6d6p-44,
        -0x1.c928d3f37a31fp-49,
        0x1.13fe52042636fp-49,
        -0x1.d53c7f533e229p-54,
        -0x1.03800e31592fp-55,
        0x1.7850097fa5c1dp-59,
        0x1.efae1ec3691b6p-63
    };
    private static final double[] CENTER32 = {
        0x1.805c5ep0,
        0x1.f91e8ap-3,
        -0x1.11c4ecp-8,
        -0x1.486616p-10,
        0x1.c9e6c6p-13,
        -0x1.4d15ap-18,
        -0x1.d0c18cp-19,
        0x1.f48bdp-22,
        0x1.8f218p-26,
        -0x1.2e0e58p-27
    };
    private static final double[] TAIL64 = {
        0x1.e7eec84229c93p-1,
        0x1.bde11a1994944p-4,
        -0x1.0bc20606440c5p-4,
        -0x1.e89b28491c96cp-5,
        0x1.763c61357ba2cp-3,
        -0x1.cf88ae5ea0dd8p-3,
        -0x1.6339f9c1ba151p-6,
        0x1.fe7cf09983178p-1,
        -0x1.48e0cfe3e3c49p1,
        0x1.39c664638862fp-1,
        0x1.ca82e7560b682p3,
        -0x1.f0e569075ed13p4,
        -0x1.1d6bfe0376cf6p5,
        0x1.c7a4745a735bap7,
        -0x1.df8bf1e1dbf72p5,
        -0x1.185e661807ddep10,
        0x1.0b84b183c38bfp10,
        0x1.1702cefbbfbefp12,
        -0x1.6af932e113134p12,
        -0x1.fb55c4a4491acp13,
        0x1.4b8cffa492d1cp14,
        0x1.a943d43f80b3dp15,
        -0x1.07cbfd4951bf5p16,
        -0x1.c9fa62fcd856p16,
        0x1.4495d863ab7b4p17
    };
    private static final double[] TAIL32 = {
        0x1.e37702p-1,
        0x1.de5f62p-4,
        -0x1.1bf876p-5,
        -0x1.0ce4a6p-3,
        0x1.aefd3ap-3,
        0x1.5241e4p-5,
        -0x1.a0cdccp-1,
        0x1.a83d38p-1,
        0x1.a6819ap0
    };
    private static final double[] OUTER64 = {
        0x1.fbc9caea12448p-1,
        0x1.a9ebbd8b2708bp-6,
        -0x1.38fd4a1d7d69p-5,
        0x1.523332d58fe5bp-5,
        -0x1.468d5636bd9b5p-5,
        0x1.1e0ef11a275b1p-5,
        -0x1.c24cf745e8dc5p-6,
        0x1.288968f04317bp-6,
        -0x1.e0f5c1fb4acaep-8,
        -0x1.1ec666b93a983p-8,
        0x1.102d0f1fb9884p-6,
        -0x1.db8a6ddd962fcp-6,
        0x1.520192cdd739bp-5,
        -0x1.b110c8cbfc7d6p-5,
        0x1.04b3807448696p-4,
        -0x1.349a87f244217p-4,
        0x1.63e80b24071ep-4,
        -0x1.55b803b380395p-4,
        0x1.2346ded5f4f77p-4,
        -0x1.e6000ac649ccfp-4,
        0x1.934e325b9ee87p-3,
        -0x1.077d25f5d94e7p-3
    };
    private static final double[] OUTER32 = {
        0x1.f40bc2p-1,
        0x1.0df352p-4,
        -0x1.3c6dfcp-4,
        0x1.b6996p-5,
        -0x1.efb388p-7,
        -0x1.01940ep-5,
        0x1.55c80cp-4,
        -0x1.1ea53p-3,
        0x1.0bacbep-3
    };

    private InverseErrorFunctions() {}

    /** The x with erf x the argument: infinite at -1 and 1, NaN beyond. */
    public static Reg erfinv(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg w = r.neg(r.apply(LOG, r.mul(r.sub(r.number(1), x), r.add(x, 1))));
        Reg s = r.apply(SQRT, w);
        return joined(r, x, w, tail(r, s));
    }

    /** The x below which a normal variable is with the argument as probability: infinite at 0 and 1, NaN beyond. */
    public static Reg ndtri(KernelScalars k, Reg p) {
        Reals r = Reals.of(k, p);
        Reg w = r.neg(r.apply(LOG, r.mul(r.mul(p, 4), r.sub(r.number(1), p))));
        Reg s = r.apply(SQRT, w);
        double c = r.format().choose(6.0, 12.0);
        Reg outer = r.mul(s, r.polynomial(ratio(r, s, c), OUTER32, OUTER64));
        Reg tail = r.select(r.less(s, r.format().choose(FAR32, FAR64)), tail(r, s), outer);
        Reg x = r.fma(p, 2, r.number(-1));
        return r.mul(joined(r, x, w, tail), Math.sqrt(2));
    }

    private static Reg tail(Reals r, Reg s) {
        double c = r.format().choose(3.0, 3.5);
        return r.mul(s, r.polynomial(ratio(r, s, c), TAIL32, TAIL64));
    }

    private static Reg ratio(Reals r, Reg s, double c) {
        return r.div(r.sub(s, c), r.add(s, c));
    }

    private static Reg joined(Reals r, Reg x, Reg w, Reg tail) {
        Reg center = r.mul(x, r.polynomial(r.sub(w, CENTER / 2), CENTER32, CENTER64));
        Reg finite = r.select(r.equal(w, Double.POSITIVE_INFINITY), w, tail);
        return r.select(r.less(w, CENTER), center, r.copySign(finite, x));
    }
}
