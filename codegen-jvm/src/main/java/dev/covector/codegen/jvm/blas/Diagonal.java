package dev.covector.codegen.jvm.blas;

/** Whether the diagonal of a triangular matrix is read or taken to be ones. */
public enum Diagonal {
    STORED(131),
    UNIT(132);

    private final int cblas;

    Diagonal(int cblas) {
        this.cblas = cblas;
    }

    int cblas() {
        return cblas;
    }
}
