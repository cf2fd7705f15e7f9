package dev.covector.examples.solver;

import static dev.covector.api.Control.whileLoop;
import static dev.covector.api.Covector.customVjp;
import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.hvp;

import dev.covector.api.Fn1;
import dev.covector.tracer.Tensor;

/**
 * A logistic regression that is fitted by Newton's method, whose steps are found by conjugate gradients: a loop whose body has a loop.
 *
 * @param strength the logarithm of how strongly weights are pulled to zero, a scalar
 * @param x one row for each example
 * @param y 1 or -1 for each example
 */
record Regression(Tensor strength, Tensor x, Tensor y) {
    private static final double TOLERANCE = 1e-10;

    /** The weights, by the derivative of what they solve: the gradient at the minimum is zero, whatever the way there. */
    private static final Fn1<Regression, Tensor> IMPLICIT = customVjp(Regression::fitted, Regression::pullback);

    private static Tensor loss(Tensor w, Regression data) {
        Tensor margins = data.x.matmul(w).mul(data.y);
        return margins.neg()
                .softplus()
                .mean()
                .add(data.strength.exp().mul(w.dot(w)).mul(0.5));
    }

    private static Tensor gradient(Tensor w, Regression data) {
        return grad(Regression::loss).apply(w, data);
    }

    private static Tensor curvature(Tensor w, Regression data, Tensor direction) {
        return hvp(Regression::loss).apply(w, direction, data);
    }

    /** The weights at the minimum. A gradient of this goes back through every step of both loops. */
    Tensor fitted() {
        Tensor start = x.sum(0).mul(0);
        return whileLoop(
                w -> gradient(w, this).norm().gt(TOLERANCE),
                w -> w.sub(ConjugateGradients.solve(v -> curvature(w, this, v), gradient(w, this), TOLERANCE)),
                start);
    }

    /** The same weights, with a gradient that solves one linear system. */
    Tensor fittedImplicitly() {
        return IMPLICIT.apply(this);
    }

    /** The implicit function theorem: dw = -H^-1 d(gradient), so the cotangent of the data is -v^T d(gradient) with H v = ct. */
    private static Regression pullback(Regression data, Tensor w, Tensor cotangent) {
        Tensor v = ConjugateGradients.solve(u -> curvature(w, data, u), cotangent, TOLERANCE);
        return grad((Regression other) -> gradient(w, other).dot(v).neg()).apply(data);
    }

    /** The mean loss of other examples under weights, without what pulls them to zero. */
    static Tensor error(Tensor w, Tensor x, Tensor y) {
        return x.matmul(w).mul(y).neg().softplus().mean();
    }
}
