package dev.covector.examples.solver;

import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.valueAndGrad;

import dev.covector.api.Jit2;
import dev.covector.api.ValueAndGradient;
import dev.covector.examples.Lines;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * How strongly weights should be pulled to zero: the derivative of the error on other examples by the strength, through the whole fit.
 * Once through all steps of the solvers, once by the implicit function theorem; one plan each, whatever the numbers of steps and examples.
 */
public final class Strength {
    private static final int FEATURES = 6;
    private static final int[] EXAMPLES = {40, 200, 75};
    private static final double[] STRENGTHS = {-6, -3, -1};

    /** Examples to fit, and others to judge by. */
    private record Data(Tensor x, Tensor y, Tensor otherX, Tensor otherY) {}

    /** The derivative for so many examples and a strength, both ways, and by a central difference. */
    public record Slope(
            int examples, double strength, double error, double unrolled, double implicit, double difference) {}

    private final Jit2<Tensor, Data, ValueAndGradient<Tensor>> unrolled = jit(
            valueAndGrad((Tensor strength, Data data) -> Regression.error(
                    new Regression(strength, data.x(), data.y()).fitted(), data.otherX(), data.otherY())),
            "unrolled");
    private final Jit2<Tensor, Data, ValueAndGradient<Tensor>> implicit = jit(
            valueAndGrad((Tensor strength, Data data) -> Regression.error(
                    new Regression(strength, data.x(), data.y()).fittedImplicitly(), data.otherX(), data.otherY())),
            "implicit");

    public static void main(String[] args) {
        new Strength().run(Lines.onConsole());
    }

    /** Says the derivatives for several strengths and numbers of examples. */
    public List<Slope> run(Lines out) {
        out.say(
                "The derivative of the error on other examples, through a fit by Newton's method and conjugate gradients:");
        out.say("");
        out.say("examples   log strength   error      through all steps   implicit       difference");
        List<Slope> slopes = new ArrayList<>();
        for (int examples : EXAMPLES) {
            Data data = data(examples);
            for (double strength : STRENGTHS) {
                Slope slope = slope(examples, strength, data);
                out.say(
                        "%8d   %12.1f   %.6f   % .10f       % .10f  % .8f",
                        examples, strength, slope.error(), slope.unrolled(), slope.implicit(), slope.difference());
                slopes.add(slope);
            }
        }
        out.say("");
        out.plans(unrolled.plans());
        out.plans(implicit.plans());
        return slopes;
    }

    private Slope slope(int examples, double strength, Data data) {
        double h = 1e-4;
        ValueAndGradient<Tensor> all = unrolled.apply(Tensor.scalar(strength), data);
        ValueAndGradient<Tensor> one = implicit.apply(Tensor.scalar(strength), data);
        double above = unrolled.apply(Tensor.scalar(strength + h), data).value().item();
        double below = unrolled.apply(Tensor.scalar(strength - h), data).value().item();
        return new Slope(
                examples,
                strength,
                all.value().item(),
                all.gradient().item(),
                one.gradient().item(),
                (above - below) / (2 * h));
    }

    /** How many plans serve all of it. */
    public int plans() {
        return unrolled.plans().size() + implicit.plans().size();
    }

    /** Points of two kinds that overlap; the same every time. */
    private static Data data(int examples) {
        return new Data(points(examples, 1), kinds(examples, 1), points(examples + 10, 2), kinds(examples + 10, 2));
    }

    private static Tensor noise(int seed, long... shape) {
        long count = 1;
        for (long size : shape) {
            count *= size;
        }
        Tensor k = Tensor.iota(DType.F64, List.of(Dim.of(count)), 0);
        return k.mul(12.9898).add(78.233 * seed).sin().mul(43758.5453).frac().reshape(shape);
    }

    private static Tensor kinds(int examples, int seed) {
        return noise(seed + 10, examples).gt(0).convert(DType.F64).mul(2).sub(1);
    }

    private static Tensor points(int examples, int seed) {
        Tensor slopes =
                Tensor.iota(DType.F64, List.of(Dim.of(FEATURES)), 0).add(1).reciprocal();
        Tensor towards = kinds(examples, seed)
                .reshape(examples, 1)
                .mul(slopes.reshape(1, FEATURES))
                .mul(0.3);
        return noise(seed, examples, FEATURES).add(towards);
    }
}
