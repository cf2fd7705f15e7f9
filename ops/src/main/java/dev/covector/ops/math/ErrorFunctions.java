package dev.covector.ops.math;

import static dev.covector.ir.kernel.Intrinsic.*;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;

/**
 * The error functions. Polynomials of best approximation, relative 2^-56 for {@code f64} and 2^-27 for {@code f32}, by Remez
 * exchange: of erf x / x - 1 in x^2 up to 1, of -log erfc x in x - 3 from 1 on, and of (1 + 2 x) erfcx x in (x - c) / (x + c)
 * for all x >= 0 (Shepherd and Laframboise, Chebyshev approximation of (1 + 2 x) exp(x^2) erfc x, Math. Comp. 36, 1981).
 */
public final class ErrorFunctions {
    private static final double[] SMALL64 = {
        0x1.06eba8214db68p-3, -0x1.812746b0379bdp-2, 0x1.ce2f21a040d16p-4, -0x1.b82ce311fa944p-6,
        0x1.565bccf92b379p-8, -0x1.c02db03dd81d6p-11, 0x1.f9a2baa91637bp-14, -0x1.f4ca4d70aa1c1p-17,
        0x1.b97fd3e7a41cfp-20, -0x1.5c0727444d6b6p-23, 0x1.d71b113df758cp-27, -0x1.abae4edf9b1d5p-31
    };
    private static final double[] SMALL32 = {
        0x1.06eba8p-3, -0x1.81273ep-2, 0x1.ce2cf8p-4, -0x1.b7f90cp-6, 0x1.540594p-8, -0x1.a3f5dcp-11, 0x1.496698p-14
    };
    private static final double[] TAIL64 = {
        0x1.570d36cb51c0fp3,
        0x1.9370b35013b93p2,
        0x1.ea2f9336705f8p-1,
        0x1.e5bee93865ba7p-8,
        -0x1.62c3203e70954p-10,
        0x1.01a0559fe2c26p-12,
        -0x1.69679e16eceb9p-15,
        0x1.dd81a7c41b52ep-18,
        -0x1.1e901b3d3af42p-20,
        0x1.291c9fcaa5328p-23,
        -0x1.80b0b9297734cp-27,
        -0x1.151025fd43e3dp-29,
        -0x1.3e025b836f98cp-31,
        -0x1.d54c13c86e31bp-32,
        0x1.1542455206b65p-32,
        0x1.4c0daad875b47p-33,
        0x1.9c17bd6eec9e9p-35,
        0x1.5abeac90e8574p-38
    };
    private static final double[] TAIL32 = {
        0x1.570d36p3,
        0x1.9370b8p2,
        0x1.ea32ap-1,
        0x1.eaf05ep-8,
        -0x1.414cp-10,
        0x1.7915b6p-12,
        0x1.db9e06p-17,
        0x1.6c0536p-16
    };
    private static final double[] SCALED64 = {
        0x1.3ba5916e9fd7fp0,
        -0x1.1df1ad154a287p-3,
        0x1.f7f5df66fd638p-7,
        0x1.16ecefcfa4d41p-4,
        -0x1.9ddb23c3e86cp-4,
        0x1.7fee004e1ea4ap-4,
        -0x1.0fb06dfe564d4p-4,
        0x1.3079edf51ec1ap-5,
        -0x1.09623882f185p-6,
        0x1.49c672e04aabbp-8,
        -0x1.8d4a9b7b6058p-11,
        -0x1.a1df5de0630b2p-13,
        0x1.3be05315e6554p-13,
        -0x1.995381a69b404p-16,
        -0x1.788735646ac04p-17,
        0x1.7ef6970b5a731p-18,
        0x1.39b977f640e4ap-22,
        -0x1.b8d1094120d99p-21,
        0x1.4bc9b9206022cp-24,
        0x1.c8b0e2cf4397ap-24,
        -0x1.5eadb316fa66dp-26,
        -0x1.a82238ecc5bep-27,
        0x1.abb626545082fp-29,
        0x1.ff9eb38b2b481p-31,
        -0x1.19b3fbb552b0bp-32
    };
    private static final double[] SCALED32 = {
        0x1.46e80ep0,
        -0x1.7bf5dap-4,
        -0x1.5407bcp-3,
        0x1.4ff924p-3,
        -0x1.bc2c42p-5,
        -0x1.06c274p-7,
        0x1.1de452p-7,
        0x1.3f0722p-10,
        -0x1.7fcf58p-10,
        -0x1.76dc9ep-12,
        0x1.d07cc8p-13,
        0x1.092204p-14,
        -0x1.52c498p-16
    };

    private ErrorFunctions() {}

    /** erf x. */
    public static Reg erf(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg size = r.abs(x);
        // Beyond this bound the result rounds to 1.
        double bound = r.format().choose(4.05, 5.95);
        Reg logarithm = r.polynomial(r.sub(r.apply(MIN, size, r.number(bound)), 3), TAIL32, TAIL64);
        Reg large = r.sub(r.number(1), r.apply(EXP, r.neg(logarithm)));
        return r.select(r.less(size, 1), small(r, x), r.copySign(large, x));
    }

    private static Reg small(Reals r, Reg x) {
        return r.fma(x, r.polynomial(r.mul(x, x), SMALL32, SMALL64), x);
    }

    /** erfc x = 1 - erf x, to full relative precision. */
    public static Reg erfc(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        // Beyond this bound the result rounds to 0 or 2.
        Reg size = r.apply(MIN, r.abs(x), r.number(r.format().choose(11.0, 28.0)));
        Pair square = r.twoProduct(size, size);
        Reg e = r.apply(EXP, r.neg(square.high()));
        Reg tail = r.mul(scaled(r, size), r.fma(e, r.neg(square.low()), e));
        Reg large = r.select(r.less(x, 0), r.sub(r.number(2), tail), tail);
        return r.select(r.less(size, 0.5), r.sub(r.number(1), small(r, x)), large);
    }

    /** erfc(-x / sqrt 2) / 2, the exponential of the square of x itself. */
    public static Reg ndtr(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg size = r.apply(MIN, r.abs(x), r.number(r.format().choose(15.5, 39.5)));
        Reg y = r.mul(x, Math.sqrt(0.5));
        Pair square = r.twoProduct(size, size);
        Reg e = r.apply(EXP, r.mul(square.high(), -0.5));
        Reg tail = r.mul(scaled(r, r.mul(size, Math.sqrt(0.5))), r.fma(e, r.mul(square.low(), -0.5), e));
        Reg half = r.mul(tail, 0.5);
        Reg large = r.select(r.less(0, x), r.sub(r.number(1), half), half);
        return r.select(r.less(size, 0.7), r.fma(small(r, y), 0.5, r.number(0.5)), large);
    }

    /** erfcx x = exp(x^2) erfc x. */
    public static Reg erfcx(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg size = r.abs(x);
        // Beyond this bound the exponential is infinite.
        Reg bounded = r.apply(MIN, size, r.number(r.format().choose(10.0, 27.0)));
        Pair square = r.twoProduct(bounded, bounded);
        Reg e = r.mul(r.apply(EXP, square.high()), r.add(square.low(), 1));
        Reg positive = r.select(r.less(size, 0.5), r.fma(e, r.neg(small(r, size)), e), scaled(r, size));
        return r.select(r.less(x, 0), r.sub(r.add(e, e), positive), positive);
    }

    /** erfcx x for x >= 0. */
    private static Reg scaled(Reals r, Reg x) {
        double c = r.format().choose(2.0, 4.0);
        Reg t = r.sub(r.number(1), r.div(r.number(2 * c), r.add(x, c)));
        return r.div(r.mul(r.polynomial(t, SCALED32, SCALED64), 0.5), r.add(x, 0.5));
    }

    /** erfc x of a double. */
    static double erfc(double x) {
        double size = Math.abs(x);
        if (size < 0.5) {
            return 1 - Math.fma(x, Polynomial.of(x * x, SMALL64), x);
        }
        double square = size * size;
        double tail = Polynomial.of(1 - 8 / (size + 4), SCALED64) / (1 + 2 * size);
        tail *= Math.exp(-square) * (1 - (size < 30 ? Math.fma(size, size, -square) : 0));
        return x < 0 ? 2 - tail : tail;
    }
}
