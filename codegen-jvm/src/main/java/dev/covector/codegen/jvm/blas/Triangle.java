package dev.covector.codegen.jvm.blas;

/** Which triangle of a matrix is read; the other one is never touched. */
public enum Triangle {
    UPPER(121),
    LOWER(122);

    private final int cblas;

    Triangle(int cblas) {
        this.cblas = cblas;
    }

    int cblas() {
        return cblas;
    }
}
