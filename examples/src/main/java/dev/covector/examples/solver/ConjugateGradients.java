package dev.covector.examples.solver;

import static dev.covector.api.Control.whileLoop;

import dev.covector.api.Fn1;
import dev.covector.tracer.Tensor;

/** Conjugate gradients for a positive definite matrix that is given as a function (Hestenes and Stiefel, 1952). */
final class ConjugateGradients {
    private ConjugateGradients() {}

    private record State(Tensor solution, Tensor residual, Tensor direction, Tensor square) {}

    /** The solution of {@code matrix(x) = b}, once the residual is {@code tolerance} times as long as b; how many steps that takes is data. */
    static Tensor solve(Fn1<Tensor, Tensor> matrix, Tensor b, double tolerance) {
        Tensor square = b.dot(b);
        Tensor enough = square.mul(tolerance * tolerance);
        State first = new State(b.mul(0), b, b, square);
        return whileLoop(s -> s.square().gt(enough), s -> step(matrix, s), first)
                .solution();
    }

    private static State step(Fn1<Tensor, Tensor> matrix, State s) {
        Tensor product = matrix.apply(s.direction());
        Tensor length = s.square().div(s.direction().dot(product));
        Tensor residual = s.residual().sub(product.mul(length));
        Tensor square = residual.dot(residual);
        return new State(
                s.solution().add(s.direction().mul(length)),
                residual,
                residual.add(s.direction().mul(square.div(s.square()))),
                square);
    }
}
