package dev.covector.ops.rules;

import dev.covector.ir.Value;
import dev.covector.ops.OpBuilder;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * Factors of a product, those that are zero apart from the others, so that nothing is divided by zero.
 *
 * @param others the factors, one for zeros
 * @param zerosOrOnes the zeros, one for the other factors
 * @param isZero one where a factor is zero, else zero
 * @param relative tangents over factors, zero for zeros
 * @param zeros the zeros, and zero for the other factors: zero altogether, but not their tangents
 * @param zeroTangents the tangents of the zeros, zero for the other factors
 * @param zeroProducts the zeros times their tangents
 */
record Factors(
        Value others,
        Value zerosOrOnes,
        Value isZero,
        Value relative,
        Value zeros,
        Value zeroTangents,
        Value zeroProducts) {
    /** What {@link #tangent} takes of all factors: their number of zeros, and sums of what is given of each factor. */
    record Sums(Value count, Value relative, Value zeros, Value zeroTangents, Value zeroProducts) {}

    static Factors of(Value x, Value dx, OpBuilder b) {
        Value none = b.zeros(x.type());
        Value one = b.full(1, x.type());
        Value isZero = b.eq(x, none);
        Value others = b.select(isZero, one, x);
        Value zeros = b.select(isZero, x, none);
        Value zeroTangents = b.select(isZero, dx, none);
        return new Factors(
                others,
                b.select(isZero, x, one),
                b.convertTo(isZero, x.type().dtype()),
                b.div(b.select(isZero, none, dx), others),
                zeros,
                zeroTangents,
                b.mul(zeros, zeroTangents));
    }

    Sums sums(UnaryOperator<Value> sum) {
        return new Sums(
                sum.apply(isZero),
                sum.apply(relative),
                sum.apply(zeros),
                sum.apply(zeroTangents),
                sum.apply(zeroProducts));
    }

    Sums sums(Factors more, BinaryOperator<Value> sum) {
        return new Sums(
                sum.apply(isZero, more.isZero),
                sum.apply(relative, more.relative),
                sum.apply(zeros, more.zeros),
                sum.apply(zeroTangents, more.zeroTangents),
                sum.apply(zeroProducts, more.zeroProducts));
    }

    /**
     * The tangent P Z Σ dx/x + P dZ of a product P Z. By Newton's identities Z is Σ z of one zero and ((Σ z)² - Σ z²) / 2 of
     * two, so that dZ is Σ dz, and (Σ z)(Σ dz) - Σ z dz. Of more its first and second derivatives are zero.
     */
    static Value tangent(Value p, Value z, Sums sums, OpBuilder b) {
        Value count = sums.count();
        Value ofTwo = b.sub(b.mul(sums.zeros(), sums.zeroTangents()), sums.zeroProducts());
        Value isTwo = b.eq(count, b.full(2, count.type()));
        Value isOne = b.eq(count, b.full(1, count.type()));
        Value dz = b.select(isOne, sums.zeroTangents(), b.select(isTwo, ofTwo, b.zeros(z.type())));
        return b.mul(p, b.add(b.mul(z, sums.relative()), dz));
    }
}
