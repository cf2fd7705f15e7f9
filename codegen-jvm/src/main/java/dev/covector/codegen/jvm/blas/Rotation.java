package dev.covector.codegen.jvm.blas;

/** A Jacobi rotation of two columns: the phase that the second loses first, then cosine and sine. */
record Rotation(double phaseRe, double phaseIm, double cosine, double sine) {
    /** The one that makes the Hermitian matrix [[p, z], [conj z, q]] diagonal; z is not zero. */
    static Rotation of(double p, double q, double zRe, double zIm) {
        double modulus = Math.hypot(zRe, zIm);
        double slope = (q - p) / (2 * modulus);
        double tangent = Math.copySign(1, slope) / (Math.abs(slope) + Math.hypot(1, slope));
        double cosine = 1 / Math.hypot(1, tangent);
        return new Rotation(zRe / modulus, zIm / modulus, cosine, cosine * tangent);
    }
}
