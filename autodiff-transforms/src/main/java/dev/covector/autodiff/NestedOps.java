package dev.covector.autodiff;

import dev.covector.ops.OpSet;

/** The ops that hold nested blocks, which are made of the transforms and so come after the others. */
public final class NestedOps {
    /** The standard ops and these: all that a traced function may consist of, so that its text can be read again. */
    public static final OpSet SET = OpSet.STANDARD
            .with(Scan.DEFINITION)
            .with(While.DEFINITION)
            .with(VaryingWhile.DEFINITION)
            .with(Switch.DEFINITION)
            .with(CustomJvp.DEFINITION)
            .with(CustomVjp.DEFINITION)
            .with(Adjoint.DEFINITION);

    private NestedOps() {}
}
