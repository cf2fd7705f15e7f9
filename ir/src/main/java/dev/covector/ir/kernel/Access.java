package dev.covector.ir.kernel;

import dev.covector.ir.Dim;
import java.util.List;

/** Which element of a buffer an iteration touches: offset plus stride times index summed over the loops, in elements. */
public record Access(Dim offset, List<Dim> strides) {
    public Access {
        strides = List.copyOf(strides);
    }

    @Override
    public String toString() {
        return "[" + offset + "; "
                + String.join(", ", strides.stream().map(Dim::toString).toList()) + "]";
    }
}
