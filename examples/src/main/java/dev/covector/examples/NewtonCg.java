package dev.covector.examples;

import static dev.covector.api.Covector.hvp;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.valueAndGrad;

import dev.covector.api.Jit3;
import dev.covector.api.Jit4;
import dev.covector.api.ValueAndGradient;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Newton's method for a logistic regression: the Hessian is never formed, its products with vectors come from {@code hvp}
 * inside a jitted step of conjugate gradients. Nocedal and Wright (2006), algorithm 7.1.
 */
public final class NewtonCg {
    private static final int MOST_ITERATIONS = 30;
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double SHORTEST_STEP = 1e-6;

    private final Tensor x;
    private final Tensor y;
    private final Jit3<Tensor, Tensor, Tensor, Tensor> loss = jit(LogisticRegression::loss, "loss");
    private final Jit3<Tensor, Tensor, Tensor, ValueAndGradient<Tensor>> gradient =
            jit(valueAndGrad(LogisticRegression::loss), "gradient");
    private final Jit4<Conjugate, Tensor, Tensor, Tensor, Conjugate> improve = jit(NewtonCg::improve, "conjugate");
    private final List<Iteration> iterations = new ArrayList<>();
    private Tensor w = LogisticRegression.start();

    /**
     * Where an iteration of Newton's method started.
     *
     * @param products how many products with the Hessian the step from here took
     */
    public record Iteration(int number, double loss, double gradientNorm, int products) {}

    /** The state of conjugate gradients for H s = -g; {@code square} is the residual's product with itself. */
    private record Conjugate(Tensor solution, Tensor residual, Tensor direction, Tensor square) {
        static Conjugate start(Tensor g) {
            Tensor residual = g.neg();
            return new Conjugate(g.mul(0), residual, residual, residual.dot(residual));
        }

        double residualNorm() {
            return Math.sqrt(square.item());
        }
    }

    /** @param digit the digit to tell from all others */
    public NewtonCg(Digits digits, int digit) {
        this.x = LogisticRegression.inputs(digits);
        this.y = LogisticRegression.targets(digits, digit);
    }

    private static Conjugate improve(Conjugate c, Tensor w, Tensor x, Tensor y) {
        Tensor product = hvp(LogisticRegression::loss).apply(w, c.direction, x, y);
        Tensor length = c.square.div(c.direction.dot(product));
        Tensor residual = c.residual.sub(product.mul(length));
        Tensor square = residual.dot(residual);
        Tensor direction = residual.add(c.direction.mul(square.div(c.square)));
        return new Conjugate(c.solution.add(c.direction.mul(length)), residual, direction, square);
    }

    /** Iterates until the norm of the gradient is at most a tolerance. */
    public List<Iteration> run(double tolerance) {
        while (iterations.size() < MOST_ITERATIONS) {
            ValueAndGradient<Tensor> at = gradient.apply(w, x, y);
            double norm = at.gradient().norm().item();
            if (norm <= tolerance) {
                iterations.add(new Iteration(iterations.size(), at.value().item(), norm, 0));
                break;
            }
            step(at.value().item(), at.gradient(), norm);
        }
        return List.copyOf(iterations);
    }

    /** Solves for the step loosely far from the minimum and ever closer near it, then goes as far along it as it helps. */
    private void step(double value, Tensor g, double norm) {
        Conjugate c = Conjugate.start(g);
        double enough = norm * Math.min(0.5, Math.sqrt(norm));
        int products = 0;
        while (products < g.dim(0).constant() && c.residualNorm() > enough) {
            c = improve.apply(c, w, x, y);
            products++;
        }
        double slope = g.dot(c.solution).item();
        double length = 1;
        while (length > SHORTEST_STEP && value(c, length) > value + SUFFICIENT_DECREASE * length * slope) {
            length /= 2;
        }
        w = w.add(c.solution.mul(length));
        iterations.add(new Iteration(iterations.size(), value, norm, products));
    }

    private double value(Conjugate c, double length) {
        return loss.apply(w.add(c.solution.mul(length)), x, y).item();
    }

    /** The part of the given digits on the right side. */
    public double accuracy(Digits digits, int digit) {
        return LogisticRegression.accuracy(
                        w, LogisticRegression.inputs(digits), LogisticRegression.targets(digits, digit))
                .item();
    }

    public static void main(String[] args) {
        Digits.Split digits = Digits.load().split(0);
        NewtonCg newton = new NewtonCg(digits.train(), 8);
        newton.run(1e-10).forEach(System.out::println);
        System.out.println("accuracy " + newton.accuracy(digits.test(), 8));
    }
}
