package dev.covector.examples;

import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.valueAndGrad;

import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;

/** Fits a line: the smallest program that shows a function, its gradient, and the one plan behind both. */
public final class FirstSteps {
    /** What is fitted: y = slope x + offset. */
    record Line(Tensor slope, Tensor offset) {
        Tensor loss(Tensor x, Tensor y) {
            return x.mul(slope).add(offset).sub(y).square().mean();
        }

        Line minus(Line gradient, double rate) {
            return new Line(slope.sub(gradient.slope.mul(rate)), offset.sub(gradient.offset.mul(rate)));
        }
    }

    private FirstSteps() {}

    /** Fits the points of y = 3 x + 1, a few more of them at every step. */
    static Line fit() {
        var step = jit(valueAndGrad(Line::loss));
        Line line = new Line(Tensor.scalar(0.0), Tensor.scalar(0.0));
        for (int n = 2; n < 102; n++) {
            Tensor x = Tensor.arange(DType.F64, n).div(n);
            var at = step.apply(line, x, x.mul(3).add(1));
            line = line.minus(at.gradient(), 0.5);
        }
        System.out.println(step.plans());
        return line;
    }

    public static void main(String[] args) {
        System.out.println(fit());
    }
}
