package dev.covector.oracles;

import dev.covector.ir.DType;
import java.util.List;

/** An argument of a recorded call. */
public sealed interface Argument {
    /** The tensor among the inputs with this number. */
    record Input(int index) implements Argument {}

    /** An integer. */
    record Whole(long value) implements Argument {}

    /** A number that is written with a fraction, is infinite or NaN. */
    record Real(double value) implements Argument {}

    record Complex(double re, double im) implements Argument {}

    record Flag(boolean value) implements Argument {}

    record Text(String value) implements Argument {}

    record Type(DType dtype) implements Argument {}

    /** Python's {@code start:stop:step}; a part that is not there is {@link Absent}. */
    record Slice(Argument start, Argument stop, Argument step) implements Argument {}

    /** Python's {@code ...}. */
    record Ellipsis() implements Argument {}

    /** Python's {@code None}. */
    record Absent() implements Argument {}

    record Items(List<Argument> all) implements Argument {}
}
