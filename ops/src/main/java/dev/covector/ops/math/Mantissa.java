package dev.covector.ops.math;

import dev.covector.ir.kernel.Reg;

/** A positive finite number as 2^exponent times value, value in [sqrt(1/2), sqrt 2), by the bits of its format. */
public record Mantissa(Reg exponent, Reg value) {
    /** The parts of x; of what is not positive and finite they mean nothing. */
    public static Mantissa of(Reals reals, Reg x) {
        Reg subnormal = reals.less(x, reals.format().minNormal);
        Mantissa parts = ofNormal(reals, reals.select(subnormal, reals.mul(x, 0x1p54), x));
        Reg raised = reals.select(subnormal, 54, reals.number(0));
        return new Mantissa(reals.sub(parts.exponent, raised), parts.value);
    }

    /** The parts of x, which is not subnormal. */
    public static Mantissa ofNormal(Reals reals, Reg x) {
        Format format = reals.format();
        Reg bits = reals.bits(x);
        // The fields of x / sqrt(1/2), its exponent moved up so that it is never negative.
        long raised = (format.bias + 1L) << format.fractionBits;
        Reg fields = reals.add(bits, reals.integer(raised - format.bits(Math.sqrt(0.5))));
        Reg n = reals.shiftRight(fields, format.fractionBits);
        Reg value = reals.ofBits(
                reals.add(reals.sub(bits, reals.shiftLeft(n, format.fractionBits)), reals.integer(raised)));
        double offset = format.integersFrom() + format.bias + 1;
        Reg raw = reals.ofBits(reals.or(n, reals.integer(format.bits(format.integersFrom()))));
        return new Mantissa(reals.sub(raw, offset), value);
    }
}
