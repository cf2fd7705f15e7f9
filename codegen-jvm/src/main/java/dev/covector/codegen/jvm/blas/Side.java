package dev.covector.codegen.jvm.blas;

/** On which side of the unknown the triangular matrix stands. */
public enum Side {
    LEFT(141),
    RIGHT(142);

    private final int cblas;

    Side(int cblas) {
        this.cblas = cblas;
    }

    int cblas() {
        return cblas;
    }
}
