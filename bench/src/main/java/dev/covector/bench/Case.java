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
     * @param closing whether each result is closed before the next call, as the peers free theirs; else the collector does
     */
    record Steady(String name, boolean quick, boolean closing, Supplier<Supplier<Object>> preparation) implements Case {
        Steady(String name, boolean quick, Supplier<Supplier<Object>> preparation) {
            this(name, quick, true, preparation);
        }

        Steady leftToCollector() {
            return new Steady(name + ", left to the collector", quick, false, preparation);
        }

        /** {@return the call, its last result always open} */
        Supplier<Object> prepared() {
            Supplier<Object> call = preparation.get();
            return closing ? new Closing(call) : call;
        }
    }

    /** A program that measures itself, in a JVM of its own. */
    record Once(String name, boolean quick, Supplier<List<Measured>> program) implements Case {}
}
