package dev.covector.ops.math;

import static dev.covector.ir.kernel.Intrinsic.*;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;

/**
 * Bessel functions of the first kind of order 0 and 1, by polynomials of best approximation (Remez exchange): below 8 of the
 * quotient by the first pairs of roots, so that the relative error is small at these roots too; beyond, of P and Q in
 * 1 / x^2 in the form of Hankel (DLMF 10.17.3), with the sine and cosine of x itself, whose error does not grow with x.
 */
public final class BesselFunctions {
    /** The first positive roots of J0, each the sum of two numbers. */
    private static final double[] ROOTS0_32 = {
        0x1.33d152p1, 0x1.d2e368p-24, 0x1.6148f6p2, -0x1.34f46ep-24, 0x1.14eb56p3, 0x1.999bdap-22
    };

    private static final double[] ROOTS0_64 = {
        0x1.33d152e971b4p1,
        -0x1.0f539d7da258ep-53,
        0x1.6148f5b2c2e45p2,
        0x1.75054cd60a517p-54,
        0x1.14eb56cccdecap3,
        -0x1.51970714c7c25p-52
    };
    /** The first positive roots of J1, each the sum of two numbers. */
    private static final double[] ROOTS1_32 = {0x1.ea7558p1, -0x1.4a121ep-24, 0x1.c0ff6p2, -0x1.8971b6p-23};

    private static final double[] ROOTS1_64 = {
        0x1.ea75575af6f09p1, -0x1.60155a9d1b256p-53, 0x1.c0ff5f3b4725p2, -0x1.b226d9d243827p-54
    };
    private static final double[] NEAR0_64 = {
        -0x1.bf5476c0ed835p-16, 0x1.ef7b16178a92ep-21, -0x1.e3fa7b13ac12dp-27, 0x1.19a1b2886dd68p-33,
        -0x1.bc248dfa43093p-41, 0x1.feca5d1cd8247p-49, -0x1.c1a7453acc80fp-57, 0x1.39ad2e53c6e19p-65,
        -0x1.64040c0457048p-74, 0x1.4f8dc8c200d5p-83, -0x1.0b0f6528388e5p-92, 0x1.6bf2fd8de590ep-102,
        -0x1.ada5f44e3eba7p-112, 0x1.bcdca2b2b6044p-122, -0x1.8f6ef56634a8p-132
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
        -0x1.bf5476p-16,
        0x1.ef7b16p-21,
        -0x1.e3fa7cp-27,
        0x1.19a1bap-33,
        -0x1.bc2426p-41,
        0x1.fec2bcp-49,
        -0x1.c1d058p-57,
        0x1.3c742ep-65,
        -0x1.5af836p-74
    };
    private static final double[] P0_32 = {0x1p0, -0x1.1ffc4ep-4, 0x1.c672cep-4, -0x1.bcd72ep-2};
    private static final double[] Q0_32 = {-0x1.fffffep-4, 0x1.2bf2a8p-4, -0x1.c8189p-3, 0x1.35814p0};
    private static final double[] NEAR1_64 = {
        0x1.98ec1eee7c01ap-13, -0x1.1adb1329ed86fp-17, 0x1.4c9bd11c0aa3ap-23, -0x1.c5a7fc38dd1d2p-30,
        0x1.9ac7788fbda33p-37, -0x1.0af8bb9889c41p-44, 0x1.06438a6957b2cp-52, -0x1.941a82673afc3p-61,
        0x1.f62979d98f525p-70, -0x1.0137e042e7f3bp-78, 0x1.ba3fae4888db8p-88, -0x1.43c199f945d22p-97,
        0x1.98b5113e1c2d6p-107, -0x1.c2c203b93255bp-117, 0x1.ab60cf2a28e31p-127
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
        0x1.98ec1ep-13,
        -0x1.1adb14p-17,
        0x1.4c9bd4p-23,
        -0x1.c5a80ep-30,
        0x1.9ac6b4p-37,
        -0x1.0af37p-44,
        0x1.066b44p-52,
        -0x1.9833b4p-61,
        0x1.e40676p-70
    };
    private static final double[] P1_32 = {0x1p0, 0x1.dffbc4p-4, -0x1.247e36p-3, 0x1.09b6cep-1};
    private static final double[] Q1_32 = {0x1.8p-2, -0x1.a3f0ecp-4, 0x1.172606p-2, -0x1.68e894p0};

    private BesselFunctions() {}

    /** J0(x). */
    public static Reg besselJ0(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg a = r.abs(x);
        Reg near =
                near(r, a, r.format().choose(ROOTS0_32, ROOTS0_64), r.format().choose(NEAR0_32, NEAR0_64));
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
        Reg even =
                near(r, a, r.format().choose(ROOTS1_32, ROOTS1_64), r.format().choose(NEAR1_32, NEAR1_64));
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

    /** The product of x^2 minus the square of a root over the roots, times a polynomial in x^2 - 32. */
    private static Reg near(Reals r, Reg x, double[] roots, double[] polynomial) {
        Reg product = r.polynomial(r.fma(x, x, r.number(-32)), polynomial);
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
