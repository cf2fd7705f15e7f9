package dev.covector.ops;

import dev.covector.ir.kernel.Reg;
import org.jspecify.annotations.Nullable;

/** One element in a kernel: a register, or two for a complex element. */
public record Scalar(Reg re, @Nullable Reg imaginary) {
    public boolean isComplex() {
        return imaginary != null;
    }

    /** The imaginary part of a complex element. */
    public Reg im() {
        if (imaginary == null) {
            throw new IllegalStateException("a real element has no imaginary part");
        }
        return imaginary;
    }
}
