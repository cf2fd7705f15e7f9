package dev.covector.bench;

import java.util.List;
import java.util.function.Supplier;

/** One piece of work to be measured. */
public sealed interface Case {
    String name();

    /** Whether a quick run measures it too. */
    boolean quick();

    /**
     * A call that is repeated: JMH measures it once it has settled.
     *
     * @param preparation makes the arguments, and gives the call
     */
    record Steady(String name, boolean quick, Supplier<Supplier<Object>> preparation) implements Case {}

    /** A program that measures itself, in a JVM of its own. */
    record Once(String name, boolean quick, Supplier<List<Measured>> program) implements Case {}
}
