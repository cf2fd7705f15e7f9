package dev.covector.codegen.jvm.blas;

/** How a matrix operand is read. */
public enum Transpose {
    NONE(111),
    TRANSPOSE(112),
    CONJUGATE_TRANSPOSE(113);

    private final int cblas;

    Transpose(int cblas) {
        this.cblas = cblas;
    }

    int cblas() {
        return cblas;
    }
}
