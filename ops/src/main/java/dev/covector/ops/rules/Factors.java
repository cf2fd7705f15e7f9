package dev.covector.ops.rules;

import dev.covector.ops.OpBuilder;
import dev.covector.ir.Value;

/**
 * Derivatives of products by their factors, also where factors are zero: such a factor counts as a variable that is zero, so
 * that derivatives of the second order are right, too.
 */
final class Factors {
    private Factors() {}

    /**
     * Among factors the product of all but one: of those that are not zero by a division; of one that is zero, its value; more
     * zeros leave nothing.
     *
     * @param product of the factors, one in place of each zero
     * @param zeros how many factors are zero, in the dtype of the factors
     * @param vanishing the sum of the factors that are zero
     */
    static Value others(Value factor, Value product, Value zeros, Value vanishing, OpBuilder b) {
        Value left = b.sub(zeros, isZero(factor, b));
        Value rest = b.div(product, oneForZero(factor, b));
        Value alone = b.mul(rest, b.sub(vanishing, vanishing(factor, b)));
        Value none = b.eq(left, b.zeros(left.type()));
        Value one = b.eq(left, b.full(1, left.type()));
        return b.select(none, rest, b.select(one, alone, b.zeros(factor.type())));
    }

    /** One for each zero, in the dtype of the factors. */
    static Value isZero(Value x, OpBuilder b) {
        return b.convertTo(b.eq(x, b.zeros(x.type())), x.type().dtype());
    }

    static Value oneForZero(Value x, OpBuilder b) {
        return b.select(b.eq(x, b.zeros(x.type())), b.full(1, x.type()), x);
    }

    /** The factors that are zero, and zero for the others: zero everywhere, but not so their derivative. */
    static Value vanishing(Value x, OpBuilder b) {
        return b.select(b.eq(x, b.zeros(x.type())), x, b.zeros(x.type()));
    }
}
