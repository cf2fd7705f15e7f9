package dev.covector.lower.stablehlo.read.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** A type of a value. */
public sealed interface Type {
    /** A size that is a question mark. */
    long UNKNOWN = -1;

    /** A tensor: its sizes, {@link #UNKNOWN} where they are question marks, and what its elements are, {@code complex<f64>}. */
    record Tensor(List<Long> sizes, String element) implements Type {
        public Tensor {
            sizes = List.copyOf(sizes);
        }

        @Override
        public String toString() {
            String shape = sizes.stream()
                    .map(size -> size == UNKNOWN ? "?x" : size + "x")
                    .collect(Collectors.joining());
            return "tensor<" + shape + element + ">";
        }
    }

    /** Any other type, {@code i64}. */
    record Other(String name) implements Type {
        @Override
        public String toString() {
            return name;
        }
    }
}
