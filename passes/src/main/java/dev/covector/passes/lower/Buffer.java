package dev.covector.passes.lower;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import java.util.Locale;

/** Memory for one tensor. */
public record Buffer(DType dtype, Dim elements, Role role, int index) {
    /** Whose memory it is; {@code index} is the number of the parameter, result or slot. */
    public enum Role {
        PARAMETER,
        RESULT,
        SLOT
    }

    /** Bytes as a formula of the sizes. */
    public Dim bytes() {
        return elements.times(dtype.bytes());
    }

    @Override
    public String toString() {
        return dtype + " x " + elements + ", " + role.name().toLowerCase(Locale.ROOT) + " " + index;
    }
}
