package dev.covector.ops;

import dev.covector.ir.Op;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;

/** The derivative formulas of ops.spec that need more than one line. */
final class Derivatives {
    private Derivatives() {}

    /** Zero in the type of a value; a product with zero would keep its infinities and NaNs. */
    static Value zeros(OpBuilder b, Value like) {
        return b.zeros(like.type());
    }

    /** Half where both comparisons hold, one where only the first does, else zero: the weight of a tie. */
    static Value tieWeight(OpBuilder b, Value holds, Value alsoHolds, Value like) {
        Value zero = b.zeros(like.type());
        return b.select(holds, b.select(alsoHolds, b.full(0.5, like.type()), b.full(1, like.type())), zero);
    }

    /** d(z/|z|) = (dz - s Re(conj(s) dz)) / |z| for complex z, zero at zero; zero for reals. */
    static Value signJvp(OpBuilder b, Value x, Value out, Value dx) {
        if (!x.type().dtype().isComplex()) {
            return b.zeros(dx.type());
        }
        Value modulus = b.abs(x);
        Value isZero = b.eq(modulus, b.zeros(modulus.type()));
        Value safe = b.select(isZero, b.full(1, modulus.type()), modulus);
        Value along = fromReal(b, b.real(b.mul(b.conj(out), dx)), x);
        Value tangent = b.div(b.sub(dx, b.mul(out, along)), fromReal(b, safe, x));
        return b.select(isZero, b.zeros(dx.type()), tangent);
    }

    /** What an operand without a derivative answers. */
    @SuppressWarnings("DoNotCallSuggester") // a derivative formula calls this, and takes its place
    static Value none(Op op, String operand) {
        throw new TypeException(op.mnemonic() + " (derivative): has none by " + operand
                + "; differentiate by another operand, or keep this one constant by stopGradient; got "
                + op.operands().stream().map(Value::type).toList());
    }

    /** The sign that copysign gives to x; zero at zero. */
    static Value copysignDx(OpBuilder b, Value x, Value y) {
        Value one = b.full(1, x.type());
        Value sign = b.mul(b.copysign(one, x), b.copysign(one, y));
        return b.select(b.eq(x, b.zeros(x.type())), b.zeros(x.type()), sign);
    }

    /** The derivative of digamma: the sum of 1 / (x + k)^2. */
    static Value trigamma(OpBuilder b, Value x) {
        return b.zeta(b.full(2, x.type()), x);
    }

    /** I1' = I0 - I1 / x, one half at zero. */
    static Value i1Dx(OpBuilder b, Value x, Value out) {
        return b.sub(b.i0(x), overOrHalf(b, out, x));
    }

    /** (exp(-|x|) I1)' = exp(-|x|) (I0 - I1 / x) - sign(x) exp(-|x|) I1. */
    static Value i1eDx(OpBuilder b, Value x, Value out) {
        return b.sub(b.sub(b.i0e(x), overOrHalf(b, out, x)), b.mul(b.sign(x), out));
    }

    /** J1' = J0 - J1 / x, one half at zero. */
    static Value besselJ1Dx(OpBuilder b, Value x, Value out) {
        return b.sub(b.besselJ0(x), overOrHalf(b, out, x));
    }

    /** y / x, or one half where x is zero, with a denominator that is never zero so that derivatives are finite. */
    private static Value overOrHalf(OpBuilder b, Value y, Value x) {
        Value zero = b.eq(x, b.zeros(x.type()));
        Value one = b.full(1, x.type());
        return b.select(zero, b.full(0.5, x.type()), b.div(y, b.select(zero, one, x)));
    }

    /** x^(a-1) e^-x / gamma(a). */
    static Value igammaDx(OpBuilder b, Value a, Value x) {
        Value power = b.sub(a, 1.0);
        Value isZero = b.eq(power, b.zeros(a.type()));
        Value logarithm = b.log(b.select(isZero, b.full(1, x.type()), x));
        return b.exp(b.sub(b.sub(b.mul(power, logarithm), x), b.lgamma(a)));
    }

    /** A real value in the dtype of another: complex with imaginary part zero where that is complex. */
    static Value fromReal(OpBuilder b, Value real, Value like) {
        return b.convertTo(real, like.type().dtype());
    }

    /** y x^(y-1), zero where both are zero. */
    static Value powDx(OpBuilder b, Value x, Value y) {
        Value bothZero = b.and(b.eq(x, b.zeros(x.type())), b.eq(y, b.zeros(y.type())));
        Value exponent = b.select(bothZero, b.full(1, y.type()), b.sub(y, 1.0));
        return b.mul(y, b.pow(x, exponent));
    }

    /** x^y log x, zero where x is zero and y is not negative. */
    static Value powDy(OpBuilder b, Value x, Value y, Value out) {
        Value zero = b.zeros(x.type());
        Value realY = b.real(y);
        Value settled = b.and(b.eq(x, zero), b.ge(realY, b.zeros(realY.type())));
        Value logarithm = b.log(b.select(settled, b.full(1, x.type()), x));
        return b.select(settled, zero, b.mul(out, logarithm));
    }
}
