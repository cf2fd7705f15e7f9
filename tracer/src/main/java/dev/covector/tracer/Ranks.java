package dev.covector.tracer;

import dev.covector.ir.Dim;

/**
 * How much of a factorisation is kept, as sizes made of data. What is NaN is kept, so that a matrix that is not finite does not
 * become one of rank zero.
 */
final class Ranks {
    private Ranks() {}

    /** The values, which are of one matrix: a rank for each matrix of a batch would be ragged. */
    static Tensor spectrum(String op, Tensor values) {
        if (values.rank() != 1) {
            throw UserLine.typeError(
                    op + ": takes the factors of one matrix, since ranks of a batch differ; got values " + values.type()
                            + "; truncate to one Dim for all");
        }
        return values;
    }

    /** How many of values that are not negative are larger than the largest times a number. */
    static Dim above(String op, Tensor values, double relative) {
        Tensor least = Tensor.zeros(spectrum(op, values).dtype(), 1); // there may be no value
        Tensor largest = Tensor.concatenate(0, least, values).max(0);
        return values.le(largest.mul(relative)).logicalNot().count();
    }

    /** The least k for which all squares from the k-th on add up to at most the part of their sum. */
    static Dim byTail(String op, Tensor squares, double part) {
        Tensor tails = spectrum(op, squares).cumsumFromEnd(0);
        return tails.le(squares.sum().mul(part)).logicalNot().count();
    }
}
