package dev.covector.bench.accuracy;

import dev.covector.tracer.Tensor;
import java.math.BigDecimal;
import java.util.List;

/**
 * A function with its arguments, its digits, and ourselves.
 *
 * @param ranges of each operand; an argument takes one of them at random
 * @param scale the size below which errors count absolutely: near roots that are no numbers of the format there is no
 *     relative precision
 */
record Measured(String name, List<List<Range>> ranges, Exact exact, Ours ours, double scale) {
    /** The function to many digits. */
    @FunctionalInterface
    interface Exact {
        BigDecimal of(List<BigDecimal> arguments);
    }

    /** The function as users call it. */
    @FunctionalInterface
    interface Ours {
        Tensor of(List<Tensor> arguments);
    }

    int operands() {
        return ranges.size();
    }
}
