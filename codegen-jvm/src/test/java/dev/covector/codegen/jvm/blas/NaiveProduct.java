package dev.covector.codegen.jvm.blas;

import static org.assertj.core.api.Assertions.fail;

/** The product as the definition has it: a triple loop in double precision. */
record NaiveProduct(Transpose transposeA, Transpose transposeB, int m, int n, int k) {

    /** Compares one result, read at these offsets. */
    void check(Numbers a, long lda, long atA, Numbers b, long ldb, long atB, Numbers c, long ldc, long atC) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double real = 0;
                double imaginary = 0;
                double size = 0;
                for (int p = 0; p < k; p++) {
                    long ia = atA + (transposeA == Transpose.NONE ? i + p * lda : p + i * lda);
                    long ib = atB + (transposeB == Transpose.NONE ? p + j * ldb : j + p * ldb);
                    double ar = a.real(ia);
                    double ai = transposeA == Transpose.CONJUGATE_TRANSPOSE ? -a.imaginary(ia) : a.imaginary(ia);
                    double br = b.real(ib);
                    double bi = transposeB == Transpose.CONJUGATE_TRANSPOSE ? -b.imaginary(ib) : b.imaginary(ib);
                    real += ar * br - ai * bi;
                    imaginary += ar * bi + ai * br;
                    size += Math.hypot(ar, ai) * Math.hypot(br, bi);
                }
                double tolerance = 2 * (k + 4) * c.epsilon() * size;
                long at = atC + i + j * ldc;
                double error = Math.max(Math.abs(c.real(at) - real), Math.abs(c.imaginary(at) - imaginary));
                if (!(error <= tolerance)) {
                    fail(
                            "%s at %d,%d: expected %s + %si, got %s + %si",
                            this, i, j, real, imaginary, c.real(at), c.imaginary(at));
                }
            }
        }
    }
}
