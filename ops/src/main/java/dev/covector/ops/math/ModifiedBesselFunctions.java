package dev.covector.ops.math;

import static dev.covector.ir.kernel.Intrinsic.*;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;

/**
 * Modified Bessel functions of the first kind of order 0 and 1, by polynomials of best approximation (Remez exchange): of
 * (I0(x) - 1) / q and (2 I1(x) / x - 1) / q in q = x^2 / 4 below 7.75, and of sqrt(x) exp(-x) I(x) in 1 / x - 1/16 beyond, as
 * Holoborodko, Rational approximations for the modified Bessel function of the first kind, 2015.
 */
public final class ModifiedBesselFunctions {
    private static final double FAR = 7.75;
    /** The exponential is taken of x - 6, so that it overflows no sooner than the result. */
    private static final double SHIFT = 6;

    private static final double[] NEAR0_64 = {
        0x1p0,
        0x1.fffffffffffdep-3,
        0x1.c71c71c71ca45p-6,
        0x1.c71c71c7180d7p-10,
        0x1.23456789e38bcp-14,
        0x1.02e85c0518d05p-19,
        0x1.522a444235094p-25,
        0x1.522a3f743411ap-31,
        0x1.0b3163ca180a2p-37,
        0x1.55fe7aae78c2p-44,
        0x1.69edd2a14aed3p-51,
        0x1.407449ec2ed05p-58,
        0x1.f444f67c63c06p-66,
        0x1.0c7d3a7ed663ep-73,
        0x1.212eda7475486p-80
    };
    private static final double[] NEAR0_32 = {
        0x1p0,
        0x1.000002p-2,
        0x1.c71c52p-6,
        0x1.c71e0ap-10,
        0x1.233a9p-14,
        0x1.033f26p-19,
        0x1.4ed54p-25,
        0x1.665cbap-31,
        0x1.84de62p-38,
        0x1.3574aap-43
    };
    private static final double[] NEAR1_64 = {
        0x1p-1,
        0x1.5555555555551p-4,
        0x1.c71c71c71c7d6p-8,
        0x1.6c16c16c15bedp-12,
        0x1.845c8a0cfeb7fp-17,
        0x1.27e4fb75edb6cp-22,
        0x1.522a441940205p-28,
        0x1.2c9756c7b0d98p-34,
        0x1.ab8217d108efcp-41,
        0x1.f173c7af262dcp-48,
        0x1.e283eff3c6808p-55,
        0x1.8ac1986631899p-62,
        0x1.1c6d98dda216fp-69,
        0x1.256acdbbfdc1p-77,
        0x1.19758e38fd148p-84
    };
    private static final double[] NEAR1_32 = {
        0x1p-1,
        0x1.555556p-4,
        0x1.c71c6p-8,
        0x1.6c178p-12,
        0x1.845338p-17,
        0x1.282accp-22,
        0x1.4fa144p-28,
        0x1.3b418p-34,
        0x1.45e5f8p-41,
        0x1.b422bap-47
    };
    private static final double[] FAR0_64 = {
        0x1.9bd428ad249a5p-2,
        0x1.b87969bb93b83p-5,
        0x1.1daa72b5d9041p-5,
        0x1.75e5ee71939fcp-5,
        0x1.8e513b5f68991p-4,
        0x1.3f49a81603a7ep-2,
        0x1.7d0df95cc0fcdp0,
        0x1.51ce4139e0603p3,
        0x1.725e73bc121dap6,
        0x1.039b6972334adp9,
        -0x1.d3a0693d9be28p12,
        -0x1.cce3c579cd88ep17,
        -0x1.651d043df9293p20,
        0x1.0409a23d4fde4p25,
        0x1.dc79edc6abd2fp28,
        -0x1.e63af50cbb174p31,
        -0x1.62e01ece29d54p36,
        0x1.ad2e9f14529c3p38,
        0x1.8254b861a2f42p43,
        -0x1.4c49424d8d2ffp45,
        -0x1.263764bbbec8bp50,
        0x1.702a2ab137fdp51,
        0x1.11a4ba3b5268ep56,
        -0x1.95923ab5ee8b3p56,
        -0x1.c82b9ef8f965cp60
    };
    private static final double[] FAR0_32 = {
        0x1.9bd428p-2, 0x1.b8798cp-5, 0x1.1dac7p-5, 0x1.74cap-5, 0x1.8a0744p-4, 0x1.87c21p-2, 0x1.edc344p0
    };
    private static final double[] FAR1_64 = {
        0x1.8ebe783a8403p-2,
        -0x1.3f796198ee62ep-3,
        -0x1.cbc54df1df284p-5,
        -0x1.f89c2305e84cdp-5,
        -0x1.ec8e1163ea6b4p-4,
        -0x1.761380531032cp-2,
        -0x1.ad8c2e660974bp0,
        -0x1.7279a4beb495ep3,
        -0x1.91bc956305632p6,
        -0x1.21a16542fa3a6p9,
        0x1.d2d58722dc9e5p12,
        0x1.e27a9c10bde7bp17,
        0x1.8bd8c3eba1cd4p20,
        -0x1.0766352c4f693p25,
        -0x1.faf454ebaa3fp28,
        0x1.dd31d80aba9d6p31,
        0x1.752ca4d160a8fp36,
        -0x1.9b2d8f2d1ef31p38,
        -0x1.948f70cb0a3ecp43,
        0x1.3b60273cd38dep45,
        0x1.33eb1bdd47d7cp50,
        -0x1.5e4be7e4795c8p51,
        -0x1.1ed97fbd7715p56,
        0x1.84e7b0092cb25p56,
        0x1.dfe8873c780b3p60
    };
    private static final double[] FAR1_32 = {
        0x1.8ebe78p-2, -0x1.3f796cp-3, -0x1.cbc7f2p-5, -0x1.f75deap-5, -0x1.e7253cp-4, -0x1.c6bc3p-2, -0x1.191c4p1
    };

    private ModifiedBesselFunctions() {}

    /** I0(x). */
    public static Reg i0(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg a = r.abs(x);
        return r.select(r.less(a, FAR), near0(r, a), grown(r, a, r.format().choose(FAR0_32, FAR0_64)));
    }

    /** exp(-|x|) I0(x). */
    public static Reg i0e(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg a = r.abs(x);
        Reg near = r.mul(near0(r, a), r.apply(EXP, r.neg(a)));
        return r.select(r.less(a, FAR), near, far(r, a, r.format().choose(FAR0_32, FAR0_64)));
    }

    /** I1(x). */
    public static Reg i1(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg a = r.abs(x);
        Reg far = grown(r, a, r.format().choose(FAR1_32, FAR1_64));
        return r.copySign(r.select(r.less(a, FAR), near1(r, a), far), x);
    }

    /** exp(-|x|) I1(x). */
    public static Reg i1e(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg a = r.abs(x);
        Reg near = r.mul(near1(r, a), r.apply(EXP, r.neg(a)));
        Reg far = far(r, a, r.format().choose(FAR1_32, FAR1_64));
        return r.copySign(r.select(r.less(a, FAR), near, far), x);
    }

    private static Reg near0(Reals r, Reg a) {
        Reg q = r.mul(r.mul(a, a), 0.25);
        return r.fma(q, r.polynomial(q, NEAR0_32, NEAR0_64), r.number(1));
    }

    private static Reg near1(Reals r, Reg a) {
        Reg half = r.mul(a, 0.5);
        Reg q = r.mul(half, half);
        return r.fma(r.mul(half, q), r.polynomial(q, NEAR1_32, NEAR1_64), half);
    }

    private static Reg far(Reals r, Reg a, double[] polynomial) {
        Reg u = r.sub(r.div(r.number(1), a), 0.0625);
        return r.div(r.polynomial(u, polynomial), r.apply(SQRT, a));
    }

    private static Reg grown(Reals r, Reg a, double[] polynomial) {
        // Beyond this bound the result is infinite.
        Reg bounded = r.apply(MIN, a, r.number(r.format().choose(100.0, 800.0)));
        Reg e = r.apply(EXP, r.sub(bounded, SHIFT));
        return r.mul(r.mul(e, far(r, bounded, polynomial)), Math.exp(SHIFT));
    }
}
