package dev.covector.bench.accuracy;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of the op table with its arguments and its digits.
 *
 * @param name the op, and after a comma what is measured of it
 * @param ranges of each operand; an argument takes one of them at random
 * @param floor the size below which errors count absolutely, by the first operand: near roots that are no numbers of the
 *     format there is no relative precision
 */
record Measured(String name, List<List<Range>> ranges, Exact exact, DoubleUnaryOperator floor) {
    /** The function to many digits; an {@link ArithmeticException} where it has no value. */
    @FunctionalInterface
    interface Exact {
        BigDecimal of(List<BigDecimal> arguments);
    }

    int operands() {
        return ranges.size();
    }

    /** The op of ops.spec. */
    String op() {
        return name.split(",", 2)[0];
    }
}
