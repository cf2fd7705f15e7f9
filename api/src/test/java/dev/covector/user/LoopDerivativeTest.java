package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.hvp;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.jvp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.Fn2;
import dev.covector.api.Jit2;
import dev.covector.api.Jit3;
import dev.covector.ir.Dim;
import dev.covector.tracer.Tensor;
import dev.covector.user.LoopForms.Form;
import dev.covector.user.LoopForms.Loop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each form of loop has the value, gradient, tangent and second derivative of the same steps as a Java loop, and those that
 * differences give, for few steps and for many, by one plan each.
 */
class LoopDerivativeTest {
    private static final int[] STEPS = {2, 0, 1, 7, 100};
    private static final Map<Key, Numbers> EXPECTED = new HashMap<>();

    /** @param direction what tangents are along */
    private record Point(double[] x, double[] direction) {
        static Point of(int steps) {
            double[] x = new double[2 + steps];
            double[] direction = new double[x.length];
            x[0] = 0.9;
            x[1] = 0.4;
            direction[0] = 0.7;
            direction[1] = -0.2;
            for (int i = 0; i < steps; i++) {
                x[2 + i] = 0.6 * Math.sin(1.7 * i + 0.4);
                direction[2 + i] = 0.3 * Math.cos(i);
            }
            return new Point(x, direction);
        }

        Tensor at(double step) {
            double[] moved = x.clone();
            for (int i = 0; i < x.length; i++) {
                moved[i] += step * direction[i];
            }
            return Tensor.of(moved);
        }
    }

    private record Key(Loop plain, int steps) {}

    /** What a function gives at a point, and its derivatives there. */
    private record Numbers(double value, double[] gradient, double[] product) {}

    private record Compiled(
            Jit2<Tensor, Tensor, Tensor> value,
            Jit2<Tensor, Tensor, Tensor> gradient,
            Jit3<Tensor, Tensor, Tensor, Tensor> tangent,
            Jit3<Tensor, Tensor, Tensor, Tensor> product) {
        static Compiled of(Loop loop, int steps) {
            Fn2<Tensor, Tensor, Tensor> f = function(loop, steps);
            return new Compiled(
                    jit(f),
                    jit(grad(f)),
                    jit((x, dx, n) -> jvp(f).apply(x, dx, n).tangent()),
                    jit(hvp(f)));
        }

        List<Integer> plans() {
            return List.of(
                    value.plans().size(),
                    gradient.plans().size(),
                    tangent.plans().size(),
                    product.plans().size());
        }
    }

    private static Fn2<Tensor, Tensor, Tensor> function(Loop loop, int steps) {
        return (x, n) -> loop.run(x.slice(0, Dim.ZERO, Dim.of(2)), x.slice(0, Dim.of(2), x.dim(0)), n, steps);
    }

    private static Numbers plainly(Key key) {
        Point point = Point.of(key.steps());
        Fn2<Tensor, Tensor, Tensor> f = function(key.plain(), key.steps());
        Tensor x = point.at(0);
        Tensor n = Tensor.scalar((long) key.steps());
        var derivatives = jvp(grad(f)).apply(x, Tensor.of(point.direction()), n);
        return new Numbers(
                f.apply(x, n).item(),
                derivatives.value().toDoubles(),
                derivatives.tangent().toDoubles());
    }

    static List<Form> forms() {
        return LoopForms.all();
    }

    @AfterAll
    static void forget() {
        EXPECTED.clear();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aLoopHasTheDerivativesOfItsSteps(Form form) {
        Compiled one = Compiled.of(form.loop(), -1);
        for (int steps : STEPS) {
            Compiled f = form.numbered() ? Compiled.of(form.loop(), steps) : one;
            check(form, f, steps);
            assertThat(f.plans()).as("%s: plans", form).containsExactly(1, 1, 1, 1);
        }
    }

    private static void check(Form form, Compiled f, int steps) {
        String name = form + ", " + steps + " steps: ";
        Point point = Point.of(steps);
        Tensor x = point.at(0);
        Tensor dx = Tensor.of(point.direction());
        Tensor n = Tensor.scalar((long) steps);
        Numbers plain = EXPECTED.computeIfAbsent(new Key(form.plain(), steps), LoopDerivativeTest::plainly);
        double[] gradient = f.gradient().apply(x, n).toDoubles();
        double[] product = f.product().apply(x, dx, n).toDoubles();
        double slope = dot(gradient, point.direction());
        assertThat(f.value().apply(x, n).item()).as(name + "value").isCloseTo(plain.value(), near(plain.value()));
        assertNear(gradient, plain.gradient(), 1e-11, name + "gradient");
        assertNear(product, plain.product(), 1e-10, name + "second derivative");
        assertThat(f.tangent().apply(x, dx, n).item()).as(name + "tangent").isCloseTo(slope, near(slope));
        double h = 1e-5;
        Tensor up = point.at(h);
        Tensor down = point.at(-h);
        double quotient =
                (f.value().apply(up, n).item() - f.value().apply(down, n).item()) / (2 * h);
        assertThat(slope)
                .as(name + "difference of values")
                .isCloseTo(quotient, within(1e-7 * (1 + Math.abs(quotient))));
        double[] quotients = f.gradient()
                .apply(up, n)
                .sub(f.gradient().apply(down, n))
                .div(2 * h)
                .toDoubles();
        assertNear(product, quotients, 1e-7, name + "difference of gradients");
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    private static Offset<Double> near(double number) {
        return within(1e-11 * (1 + Math.abs(number)));
    }

    private static void assertNear(double[] got, double[] wanted, double tolerance, String name) {
        assertThat(got.length).as(name).isEqualTo(wanted.length);
        double scale = 1;
        for (double number : wanted) {
            scale = Math.max(scale, Math.abs(number));
        }
        assertThat(got).as(name).containsExactly(wanted, within(tolerance * scale));
    }
}
