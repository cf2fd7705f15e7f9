package dev.covector.examples.krylov;

import static dev.covector.api.Control.whileLoop;

import dev.covector.api.Fn1;
import dev.covector.ir.Dim;
import dev.covector.tracer.Eigh;
import dev.covector.tracer.Tensor;

/**
 * The smallest eigenvalue of a symmetric operator that is given as a function, in a basis of its powers that grows until the value is
 * good enough (Lanczos, 1950).
 */
final class Lanczos {
    private Lanczos() {}

    /**
     * What has been found.
     *
     * @param value the smallest eigenvalue within the basis
     * @param error how far at most an eigenvalue of the operator is from it
     * @param basis orthonormal columns; the last one is the next direction
     * @param diagonal the operator in the basis: numbers on the diagonal
     * @param beside and those beside it, the last of which leads out of the basis
     */
    record Found(Tensor value, Tensor error, Tensor basis, Tensor diagonal, Tensor beside) {}

    /** Goes on from a vector until the error is at most the tolerance; how large the basis gets is data. */
    static Found smallest(Fn1<Tensor, Tensor> operator, Tensor start, Tensor tolerance) {
        Tensor none = start.slice(0, Dim.ZERO, Dim.ZERO);
        Tensor first = start.div(start.norm()).unsqueeze(1);
        Tensor far = start.sum().mul(0).add(Double.MAX_VALUE);
        return whileLoop(
                found -> found.error().gt(tolerance),
                found -> step(operator, found),
                new Found(far, far, first, none, none));
    }

    private static Found step(Fn1<Tensor, Tensor> operator, Found found) {
        Tensor basis = found.basis();
        Dim size = basis.dim(1);
        Tensor last = basis.slice(1, size.minus(1), size).squeeze(1);
        Tensor image = operator.apply(last);
        Tensor diagonal =
                Tensor.concatenate(0, found.diagonal(), image.dot(last).unsqueeze(0));
        Tensor rest = outside(basis, outside(basis, image));
        Tensor length = rest.norm();
        Eigh small = matrix(diagonal, found.beside()).eigh();
        Dim steps = diagonal.dim(0);
        Tensor corner = small.vectors().slice(0, steps.minus(1), steps).slice(1, Dim.ZERO, Dim.ONE);
        return new Found(
                small.values().slice(0, Dim.ZERO, Dim.ONE).sum(),
                corner.sum().abs().mul(length),
                Tensor.concatenate(1, basis, rest.div(length).unsqueeze(1)),
                diagonal,
                Tensor.concatenate(0, found.beside(), length.unsqueeze(0)));
    }

    /** What of a vector is orthogonal to the columns. */
    private static Tensor outside(Tensor columns, Tensor x) {
        return x.sub(columns.matmul(columns.transpose().matmul(x)));
    }

    private static Tensor matrix(Tensor diagonal, Tensor beside) {
        return diagonal.diagEmbed(0).add(beside.diagEmbed(1)).add(beside.diagEmbed(-1));
    }
}
