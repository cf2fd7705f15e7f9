package dev.covector.ops.math;

import static dev.covector.ir.kernel.Intrinsic.*;

import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;

/** Powers of two and logarithms to base two, exact where the result is. */
public final class BinaryExponentials {
    /** The logarithm of two. */
    private static final double[] LOG2_32 = {0x1.62e43p-1, -0x1.05c61p-29};

    private static final double[] LOG2_64 = {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};
    /** (2^f - 1 - f log 2) / f^2 for |f| <= 1/2 by Remez exchange: 2^f to 2^-28 and 2^-57.9. */
    private static final double[] P32 = {0x1.ebfbdcp-3, 0x1.c6af88p-5, 0x1.3b2e0cp-7, 0x1.5f03dap-10, 0x1.414ed2p-13};

    private static final double[] P64 = {
        0x1.ebfbdff82c5a1p-3,
        0x1.c6b08d704a046p-5,
        0x1.3b2ab6fba0791p-7,
        0x1.5d87fe78c3740p-10,
        0x1.4309130dc597dp-13,
        0x1.ffcbfbc7c9f5ap-17,
        0x1.62bfc9f526306p-20,
        0x1.b52652d7d2099p-24,
        0x1.e617b51a9a655p-28,
        0x1.e7c6de09e8d38p-32
    };

    private BinaryExponentials() {}

    /** 2^x = 2^k 2^f with k the nearest integer and |f| <= 1/2; what 1 + f log 2 rounds off is kept. */
    public static Reg exp2(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        // Beyond these bounds the result is zero or infinite.
        double bound = r.format().choose(160.0, 1100.0);
        Reg bounded = r.atLeast(r.atMost(x, bound), -bound);
        double shift = r.format().roundingShift() + 2 * r.format().bias;
        Reg whole = r.apply(RINT, bounded);
        Reg biasedK = r.add(whole, shift);
        Reg f = r.sub(bounded, whole);
        double[] two = r.format().choose(LOG2_32, LOG2_64);
        Reg high = r.fma(f, two[0], r.number(1));
        Reg low = r.fma(f, two[1], r.fma(f, two[0], r.sub(r.number(1), high)));
        Reg m = r.add(high, r.fma(r.mul(f, f), r.polynomial(f, P32, P64), low));
        return scale(r, m, biasedK);
    }

    /** x 2^k, rounded once if it is subnormal: k, plus twice the format's bias, stands in the low bits of a rounded sum. */
    public static Reg scale(Reals r, Reg x, Reg biasedK) {
        int fraction = r.format().fractionBits;
        Reg n = r.bits(biasedK);
        Reg half = r.shiftRight(n, 1);
        Reg first = r.ofBits(r.shiftLeft(half, fraction));
        Reg second = r.ofBits(r.shiftLeft(r.sub(n, half), fraction));
        return r.mul(r.mul(x, first), second);
    }

    /** The logarithm to base two, of zero minus infinity, of negative numbers NaN. */
    public static Reg log2(KernelScalars k, Reg x) {
        Reals r = Reals.of(k, x);
        Reg value = Logarithms.log2(r, x);
        Reg signed = r.select(r.less(x, 0), Double.NaN, value);
        Reg settled = r.select(r.equal(x, 0), Double.NEGATIVE_INFINITY, signed);
        return r.select(r.less(x, Double.POSITIVE_INFINITY), settled, x);
    }

    /** The next number of the format from x towards y: one more or less in the bits, which order numbers of one sign. */
    public static Reg nextafter(KernelScalars k, Reg x, Reg y) {
        Reals r = Reals.of(k, x);
        Reg bits = r.bits(x);
        Reg grows = r.equal(r.less(x, y), r.less(0, x));
        Reg next = r.ofBits(r.add(bits, r.kernel().apply(SELECT, grows, r.integer(1), r.integer(-1))));
        Reg smallest = r.copySign(r.ofBits(r.integer(1)), y);
        Reg moved = r.select(r.equal(x, 0), smallest, next);
        Reg ordered = r.or(r.less(x, y), r.less(y, x));
        Reg same = r.select(r.equal(x, y), y, r.number(Double.NaN));
        return r.select(ordered, moved, same);
    }
}
