package dev.covector.codegen.jvm.routine;

import dev.covector.ir.Value;
import java.util.List;
import java.util.stream.IntStream;

/** Where the numbers of one operand or result are: its sizes and then its strides start at {@code at}. */
record Operand(int rank, int at) {
    static Operand first(Value value) {
        return new Operand(value.type().rank(), 0);
    }

    /** The one whose numbers follow these. */
    Operand next(Value value) {
        return new Operand(value.type().rank(), at + 2 * rank);
    }

    Axes axes() {
        return axes(0, rank);
    }

    /** The axes from one to before another. */
    Axes axes(int from, int to) {
        return axes(IntStream.range(from, to).boxed().toList());
    }

    Axes axes(List<Integer> axes) {
        return Axes.of(axes, rank, at);
    }

    /** The axes that are not among these, in order. */
    Axes axesWithout(List<Integer> axes) {
        return axes(IntStream.range(0, rank)
                .filter(axis -> !axes.contains(axis))
                .boxed()
                .toList());
    }
}
