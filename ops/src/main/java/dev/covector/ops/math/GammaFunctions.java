package dev.covector.ops.math;

import static dev.covector.ir.kernel.Intrinsic.*;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;

/**
 * The logarithm of the gamma function and its derivative. Polynomials of best approximation (Remez exchange): of
 * log Gamma(y) / ((y - 1) (y - 2)) in y - 1.7 from 0.9 to 2.5; of digamma x / (x - x0) in x - 3/2 from 1 to 2, x0 its root; and of the rests of
 * Stirling's series in 1 / x^2. Between, the recurrences of Gamma; negative arguments by reflection (DLMF 5.5).
 */
public final class GammaFunctions {
    /** Beyond these bounds Stirling's series are taken, with as many steps of recurrence below. */
    private static final int LGAMMA_FAR = 8;

    private static final int DIGAMMA_FAR = 10;
    private static final double BASE_CENTER = 1.7;
    /** log(2 pi) / 2 - 1/2. */
    private static final double STIRLING = 0.4189385332046727;

    private static final double[] BASE64 = {
        0x1.d32d347459c7ap-2,
        -0x1.fc3c6c02cf76p-4,
        0x1.853f969bf500fp-5,
        -0x1.56c2619571896p-6,
        0x1.44f0b89acfe8fp-7,
        -0x1.421507ca5e111p-8,
        0x1.48bc5e018bd5dp-9,
        -0x1.5677dcd567e47p-10,
        0x1.6a2d4e83181dap-11,
        -0x1.8370c27d35cfep-12,
        0x1.a23c1fab645fcp-13,
        -0x1.c6cd3d383ed41p-14,
        0x1.f1963740b95b2p-15,
        -0x1.1199f49cddec5p-15,
        0x1.2e2da49417c1dp-16,
        -0x1.4f09d54b7c458p-17,
        0x1.756429377d0d1p-18,
        -0x1.a1042ad04767dp-19,
        0x1.ca3f7abc679e9p-20,
        -0x1.fe870c128bb82p-21,
        0x1.4686e53594d05p-21,
        -0x1.7c1f28145ea4fp-22,
        0x1.4257f995caa5p-24,
        -0x1.e4a4c40e5174bp-26,
        0x1.5d8d38d2a12aep-23,
        -0x1.bddb4c06ff27fp-24,
        -0x1.dbf62eba99653p-25,
        0x1.3e2bda8522837p-25,
        0x1.119d01e77ccfap-25,
        -0x1.4c3c597c060b1p-26
    };
    private static final double[] BASE32 = {
        0x1.d32d34p-2,
        -0x1.fc3c6cp-4,
        0x1.853f84p-5,
        -0x1.56c226p-6,
        0x1.44f776p-7,
        -0x1.422472p-8,
        0x1.47c704p-9,
        -0x1.54bd48p-10,
        0x1.7a8e7ap-11,
        -0x1.9c91e2p-12,
        0x1.167d56p-13,
        -0x1.08c9a6p-14,
        0x1.0603a6p-13,
        -0x1.32721ap-14
    };
    private static final double[] REST64 = {
        0x1.5555555555552p-4,
        -0x1.6c16c16bb0e4bp-9,
        0x1.a019fcffe1884p-11,
        -0x1.380e9247c5cefp-11,
        0x1.b6ec156cc6e7ep-11,
        -0x1.b06af1bbddefbp-10
    };
    private static final double[] REST32 = {0x1.555556p-4, -0x1.6c1406p-9, 0x1.98dd64p-11};
    private static final double[] DIGAMMA64 = {
        0x1.e6f0cbb873616p-1,
        -0x1.b1cb63005ee98p-2,
        0x1.eca189b8e6f76p-3,
        -0x1.2feeeb98a78d3p-3,
        0x1.8512e590384dp-4,
        -0x1.fb44202a24f12p-5,
        0x1.4de9aa17d35c5p-5,
        -0x1.b9f8b11b64e45p-6,
        0x1.256471621f89bp-6,
        -0x1.8635640e4e8a1p-7,
        0x1.03c0b0f902eb5p-7,
        -0x1.5a06a32be8fcp-8,
        0x1.cd1f77e074cf9p-9,
        -0x1.336dea41567f1p-9,
        0x1.99dcefc844146p-10,
        -0x1.0fb1c5b115bb1p-10,
        0x1.69e81944fcfadp-11,
        -0x1.fda4f75df13cfp-12,
        0x1.55b5fddab9b2bp-12,
        -0x1.2f5dabe80330ep-13,
        0x1.874e589408f94p-14,
        -0x1.75fe1b03a0aadp-13,
        0x1.fc3d5f2e1974ep-14
    };
    private static final double[] DIGAMMA32 = {
        0x1.e6f0ccp-1,
        -0x1.b1cb68p-2,
        0x1.eca19cp-3,
        -0x1.2febb4p-3,
        0x1.850beep-4,
        -0x1.fc5f22p-5,
        0x1.4ee234p-5,
        -0x1.a6654p-6,
        0x1.1634ecp-6,
        -0x1.0c702cp-6,
        0x1.6c561cp-7
    };
    private static final double[] DIGAMMA_REST64 = {
        0x1.5555555555555p-4,
        -0x1.1111111110737p-7,
        0x1.041040fc5e5d9p-8,
        -0x1.1110feff66becp-8,
        0x1.f067d4b8fccd6p-8,
        -0x1.56a224b31fdd7p-6,
        0x1.1d8cb2d3a3dbep-4
    };
    private static final double[] DIGAMMA_REST32 = {0x1.555556p-4, -0x1.110f1ep-7, 0x1.0003f6p-8};

    private GammaFunctions() {}

    /** log |Gamma x|: infinite at 0, -1, -2, ... */
    public static Reg lgamma(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg a = r.abs(x);
        Reg below = r.less(a, 0.9);
        Reg steps = r.apply(MAX, r.apply(RINT, r.sub(a, 2)), r.number(0));
        Reg far = r.less(LGAMMA_FAR, a);
        Reg logarithm = r.apply(LOG, r.select(r.or(far, below), a, product(r, a, steps)));
        Reg base = base(r, r.select(below, r.add(a, 1), r.sub(a, steps)));
        Reg near = r.select(below, r.sub(base, logarithm), r.add(base, logarithm));
        Reg positive = r.select(far, stirling(r, a, logarithm), near);
        // log Gamma(-a) = -log(a |sin pi a| / pi) - log Gamma(a); next to zero it is log Gamma(a).
        Reg sine = r.abs(r.apply(SIN, r.mul(r.sub(a, r.apply(RINT, a)), Math.PI)));
        Reg reflected = r.neg(r.add(r.apply(LOG, r.mul(r.mul(a, sine), 1 / Math.PI)), positive));
        Reg mirror = r.and(r.less(x, -0x1p-60), r.less(a, Double.POSITIVE_INFINITY));
        return r.select(mirror, reflected, positive);
    }

    /** log Gamma(y) for 0.9 <= y <= 2.5. */
    private static Reg base(Reals r, Reg y) {
        Reg roots = r.mul(r.sub(y, 1), r.sub(y, 2));
        return r.mul(roots, r.polynomial(r.sub(y, BASE_CENTER), BASE32, BASE64));
    }

    /** (x - 1) (x - 2) ... (x - steps). */
    private static Reg product(Reals r, Reg x, Reg steps) {
        Reg product = r.number(1);
        for (int i = 1; i <= LGAMMA_FAR - 2; i++) {
            product = r.select(r.less(steps, i), product, r.mul(product, r.sub(x, i)));
        }
        return product;
    }

    private static Reg stirling(Reals r, Reg x, Reg logarithm) {
        Reg inverse = r.div(r.number(1), x);
        Reg rest = r.polynomial(r.mul(inverse, inverse), REST32, REST64);
        Reg small = r.fma(rest, inverse, r.number(STIRLING));
        return r.fma(r.sub(x, 0.5), r.sub(logarithm, 1), small);
    }

    /** The derivative of log Gamma: -infinity at 0, NaN at -1, -2, ... */
    public static Reg digamma(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg mirror = r.less(x, 0);
        Reg a = r.select(mirror, r.sub(r.number(1), x), x);
        Reg positive = r.select(r.less(a, DIGAMMA_FAR), near(r, a), far(r, a));
        // digamma x = digamma(1 - x) - pi cot(pi x)
        Reg fraction = r.sub(x, r.apply(RINT, x));
        Reg cotangent = r.div(r.number(Math.PI), r.apply(TAN, r.mul(fraction, Math.PI)));
        Reg pole = r.equal(fraction, 0);
        Reg reflected = r.select(pole, Double.NaN, r.sub(positive, cotangent));
        Reg infinite = r.copySign(r.number(Double.POSITIVE_INFINITY), r.neg(x));
        return r.select(r.equal(x, 0), infinite, r.select(mirror, reflected, positive));
    }

    /** digamma of 0 < x < 10 from that of y in [1, 2), x - y whole: 1 / (x - 1) + 1 / (x - 2) + ... is one quotient. */
    private static Reg near(Reals r, Reg x) {
        Reg below = r.less(x, 1);
        Reg steps = r.sub(r.apply(FLOOR, x), 1);
        Reg y = r.sub(x, steps);
        Reg dividend = r.select(below, -1, r.number(0));
        Reg divisor = r.select(below, x, r.number(1));
        for (int i = 1; i < DIGAMMA_FAR - 1; i++) {
            Reg factor = r.sub(x, i);
            Reg within = r.less(i - 0.5, steps);
            dividend = r.select(within, r.fma(dividend, factor, divisor), dividend);
            divisor = r.select(within, r.mul(divisor, factor), divisor);
        }
        double root = r.format().choose(0x1.762d86p0, 0x1.762d86356be3fp0);
        double rootLow = r.format().choose(0x1.ab5f2p-27, 0x1.b86a722197829p-54);
        Reg distance = r.sub(r.sub(y, root), rootLow);
        Reg base = r.mul(distance, r.polynomial(r.sub(y, 1.5), DIGAMMA32, DIGAMMA64));
        return r.add(base, r.div(dividend, divisor));
    }

    /** log x - 1 / (2 x) - 1 / (12 x^2) + ... */
    private static Reg far(Reals r, Reg x) {
        Reg inverse = r.div(r.number(1), x);
        Reg u = r.mul(inverse, inverse);
        Reg rest = r.mul(u, r.polynomial(u, DIGAMMA_REST32, DIGAMMA_REST64));
        return r.sub(r.apply(LOG, x), r.fma(inverse, 0.5, rest));
    }

    /** log Gamma(a + 1) of a double 0 <= a <= 1.5, to full relative precision next to zero. */
    static double logGamma1p(double a) {
        return a * (a - 1) * Polynomial.of(a - (BASE_CENTER - 1), BASE64);
    }
}
