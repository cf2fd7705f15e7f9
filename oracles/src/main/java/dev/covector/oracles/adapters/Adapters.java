package dev.covector.oracles.adapters;

import dev.covector.oracles.Adapted;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All adapters. */
public final class Adapters {
    private static final Map<String, Adapted> ALL = merged();

    private Adapters() {}

    /** The adapter, and what has to be allowed for, of PyTorch's operator of this name, such as {@code linalg.solve}, or null. */
    public static @Nullable Adapted of(String op) {
        return ALL.get(op);
    }

    private static Map<String, Adapted> merged() {
        Map<String, Adapted> all = new HashMap<>();
        Stream.of(
                        Unary.table(),
                        Binary.table(),
                        Reduce.table(),
                        Sorting.table(),
                        Shape.table(),
                        Indexing.table(),
                        DataSizes.table(),
                        Linear.table(),
                        Factors.table(),
                        Systems.table(),
                        Networks.table())
                .map(Table::all)
                .forEach(all::putAll);
        return all;
    }
}
