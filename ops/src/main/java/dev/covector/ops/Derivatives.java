package dev.covector.ops;

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
