package dev.covector.ops.math;

import static dev.covector.ir.kernel.Intrinsic.*;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;

/**
 * Bessel functions of the first kind of order 0 and 1, by polynomials of best approximation (Remez exchange): below 8 of the
 * quotient by the factors of the first four pairs of roots, so that the relative error is small at the inner ones too and the
 * quotient changes little; beyond, of P and Q in
 * 1 / x^2 in the form of Hankel (DLMF 10.17.3), with the sine and cosine of x itself, whose error does not grow with x.
 */
public final class BesselFunctions {
    /** The first positive roots of J0, each the sum of two numbers. */
    private static final double[] ROOTS0_32 = {0x1.33d152p1, 0x1.d2e368p-24, 0x1.6148f6p2, -0x1.34f46ep-24};

    private static final double[] ROOTS0_64 = {
        0x1.33d152e971b4p1, -0x1.0f539d7da258ep-53, 0x1.6148f5b2c2e45p2, 0x1.75054cd60a517p-54
    };
    /** The first positive roots of J1, each the sum of two numbers. */
    private static final double[] ROOTS1_32 = {0x1.ea7558p1, -0x1.4a121ep-24, 0x1.c0ff6p2, -0x1.8971b6p-23};

    private static final double[] ROOTS1_64 = {
        0x1.ea75575af6f09p1, -0x1.60155a9d1b256p-53, 0x1.c0ff5f3b4725p2, -0x1.b226d9d243827p-54
    };
    /** The squares of the third and fourth root of J0. */
    private static final double[] FAR_SQUARES0 = {0x1.2b8c4b8215768p6, 0x1.1614a0290c5ddp7};

    /** The squares of the third and fourth root of J1. */
    private static final double[] FAR_SQUARES1 = {0x1.9dff70d785e2cp6, 0x1.630aa1f2a4442p7};

    private static final double[] NEAR0_64 = {
        0x1.b43ba660b1eefp-23, -0x1.67077c9664d82p-28, 0x1.0dad4021c0f99p-34, -0x1.f04786f4b448ep-42,
        0x1.3c85fb4821b39p-49, -0x1.2c15a561c00a2p-57, 0x1.ba9367ddb9d8p-66, -0x1.063008384cadep-74,
        0x1.ff6a191e0a535p-84, -0x1.a27960f46ba1bp-93, 0x1.23b4f1b1972d1p-102, -0x1.5ee3aeb612117p-112,
        0x1.90ee0c1959f76p-122
    };
    private static final double[] P0_64 = {
        0x1p0,
        -0x1.1ffffffffec6ap-4,
        0x1.cb5fffed81a42p-4,
        -0x1.251eda3108cfep-1,
        0x1.84b7af27fcbc8p2,
        -0x1.b76c56d276f39p6,
        0x1.753fa45b35f97p11,
        -0x1.a1e1706733037p16,
        0x1.02c75008188bbp22,
        -0x1.25609a53919c8p27,
        0x1.00e5a170a1afdp32,
        -0x1.23332c47a5937p36,
        0x1.374f4835463a1p39
    };
    private static final double[] Q0_64 = {
        -0x1.ffffffffffffep-4,
        0x1.2bfffffff557cp-4,
        -0x1.d11dffaf21dc1p-3,
        0x1.ba4c1cceb6c0fp0,
        -0x1.860aaa1b10a48p4,
        0x1.12f2dfaf2a85cp9,
        -0x1.15f0d1379913ap14,
        0x1.61a8251dfc4f9p19,
        -0x1.dc186845d1a8fp24,
        0x1.1bb8f8c98678dp30,
        -0x1.ffe7c365450efp34,
        0x1.27865f2e93582p39,
        -0x1.3fc2ef5ac3012p42
    };
    private static final double[] NEAR0_32 = {
        0x1.b43ba6p-23,
        -0x1.67077cp-28,
        0x1.0dad42p-34,
        -0x1.f0483ap-42,
        0x1.3c850cp-49,
        -0x1.2bd464p-57,
        0x1.bc4598p-66,
        -0x1.22dd6p-74
    };
    private static final double[] P0_32 = {0x1p0, -0x1.1ffc4ep-4, 0x1.c672cep-4, -0x1.bcd72ep-2};
    private static final double[] Q0_32 = {-0x1.fffffep-4, 0x1.2bf2a8p-4, -0x1.c8189p-3, 0x1.35814p0};
    private static final double[] NEAR1_64 = {
        0x1.0cde0b40e3225p-26, -0x1.864b1e78d3e96p-32, 0x1.0593620646ce2p-38, -0x1.b1cf628052fb6p-46,
        0x1.f6f7202354873p-54, -0x1.b49f85de6671cp-62, 0x1.28b632f756898p-70, -0x1.45ca5ec74a541p-79,
        0x1.27e98b671ca19p-88, -0x1.c4fbb26c13d3ep-98, 0x1.288609084db7p-107, -0x1.50169e9d91e2ep-117,
        0x1.69ddd810e4741p-127
    };
    private static final double[] P1_64 = {
        0x1p0,
        0x1.dffffffffeb47p-4,
        -0x1.274ffff638188p-3,
        0x1.5a6a4965dc3c1p-1,
        -0x1.b88c525d4c183p2,
        0x1.e5b5a8b9c280ap6,
        -0x1.95e7da663947bp11,
        0x1.c1b3edfbd185p16,
        -0x1.14bfc5c969156p22,
        0x1.38a5ff0458f9dp27,
        -0x1.113a09f4c532dp32,
        0x1.3557bb1d4a6aep36,
        -0x1.4a74cd74352cap39
    };
    private static final double[] Q1_64 = {
        0x1.8p-2,
        -0x1.a3fffffff4bf4p-4,
        0x1.1c3cffd550cc5p-2,
        -0x1.fe57d8724718dp0,
        0x1.b3ee8d41c2b8p4,
        -0x1.2d29dd507ee69p9,
        0x1.2c5dca80d20fbp14,
        -0x1.7ae1962419e48p19,
        0x1.fb6c8f56f67a1p24,
        -0x1.2d8264e5cef85p30,
        0x1.0f8aad02edf8ep35,
        -0x1.39347415c016dp39,
        0x1.52ab348e1fa55p42
    };
    private static final double[] NEAR1_32 = {
        0x1.0cde0cp-26,
        -0x1.864b1ep-32,
        0x1.059362p-38,
        -0x1.b1cfccp-46,
        0x1.f6f66p-54,
        -0x1.b452cp-62,
        0x1.299ccp-70,
        -0x1.67add2p-79
    };
    private static final double[] P1_32 = {0x1p0, 0x1.dffbc4p-4, -0x1.247e36p-3, 0x1.09b6cep-1};
    private static final double[] Q1_32 = {0x1.8p-2, -0x1.a3f0ecp-4, 0x1.172606p-2, -0x1.68e894p0};

    private static final double CENTER = 40;

    private BesselFunctions() {}

    /** J0(x). */
    public static Reg besselJ0(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg a = r.abs(x);
        Reg near = near(
                r,
                a,
                r.format().choose(ROOTS0_32, ROOTS0_64),
                FAR_SQUARES0,
                r.format().choose(NEAR0_32, NEAR0_64));
        Reg inverse = r.div(r.number(1), a);
        Reg u = r.mul(inverse, inverse);
        Reg p = r.polynomial(u, P0_32, P0_64);
        Reg q = r.mul(inverse, r.polynomial(u, Q0_32, Q0_64));
        Reg sine = r.apply(SIN, a);
        Reg cosine = r.apply(COS, a);
        // sqrt 2 times the cosine and the sine of x - pi / 4
        return joined(r, a, near, wave(r, a, p, r.add(sine, cosine), q, r.sub(sine, cosine)));
    }

    /** J1(x). */
    public static Reg besselJ1(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg a = r.abs(x);
        Reg even = near(
                r,
                a,
                r.format().choose(ROOTS1_32, ROOTS1_64),
                FAR_SQUARES1,
                r.format().choose(NEAR1_32, NEAR1_64));
        Reg inverse = r.div(r.number(1), a);
        Reg u = r.mul(inverse, inverse);
        Reg p = r.polynomial(u, P1_32, P1_64);
        Reg q = r.mul(inverse, r.polynomial(u, Q1_32, Q1_64));
        Reg sine = r.apply(SIN, a);
        Reg cosine = r.apply(COS, a);
        // sqrt 2 times the cosine and the sine of x - 3 pi / 4
        Reg far = wave(r, a, p, r.sub(sine, cosine), q, r.neg(r.add(sine, cosine)));
        Reg positive = joined(r, a, r.mul(a, even), far);
        return r.select(r.less(x, 0), r.neg(positive), positive);
    }

    /** The product of x^2 minus the square of a root over the roots, times a polynomial in x^2 - 40. */
    private static Reg near(Reals r, Reg x, double[] roots, double[] farSquares, double[] polynomial) {
        Reg shifted = r.fma(x, x, r.number(-CENTER));
        Reg product = r.polynomial(shifted, polynomial);
        for (double square : farSquares) {
            product = r.mul(product, r.sub(shifted, square - CENTER));
        }
        for (int i = 0; i < roots.length; i += 2) {
            Reg difference = r.sub(r.sub(x, roots[i]), roots[i + 1]);
            product = r.mul(product, r.mul(difference, r.add(x, roots[i])));
        }
        return product;
    }

    /** (p cosine - q sine) / sqrt(pi x). */
    private static Reg wave(Reals r, Reg x, Reg p, Reg cosine, Reg q, Reg sine) {
        Reg sum = r.fma(p, cosine, r.neg(r.mul(q, sine)));
        return r.div(r.mul(sum, 1 / Math.sqrt(Math.PI)), r.apply(SQRT, x));
    }

    private static Reg joined(Reals r, Reg x, Reg near, Reg far) {
        Reg infinite = r.equal(x, Double.POSITIVE_INFINITY);
        return r.select(r.less(x, 8), near, r.select(infinite, 0, far));
    }
}
