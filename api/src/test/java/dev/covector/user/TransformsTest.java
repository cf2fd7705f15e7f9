package dev.covector.user;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.hessian;
import static dev.covector.api.Covector.hvp;
import static dev.covector.api.Covector.jacobianForward;
import static dev.covector.api.Covector.jacobianReverse;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.jvp;
import static dev.covector.api.Covector.linearize;
import static dev.covector.api.Covector.none;
import static dev.covector.api.Covector.trace;
import static dev.covector.api.Covector.valueAndGrad;
import static dev.covector.api.Covector.vjp;
import static dev.covector.api.Covector.vmap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.covector.api.Fn2;
import dev.covector.api.Fn4;
import dev.covector.api.Jit3;
import dev.covector.api.Linearization;
import dev.covector.api.Pullback;
import dev.covector.api.ValueAndGradient;
import dev.covector.api.ValueAndTangent;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ir.Verifier;
import dev.covector.ops.OpSet;
import dev.covector.tracer.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransformsTest {
    private static final TensorType VECTOR = TensorType.of(DType.F64, Dim.symbol("n"));
    private static final TensorType MATRIX = TensorType.of(DType.F64, Dim.symbol("n"), Dim.symbol("m"));
    private static final Tensor X = Tensor.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});
    private static final Tensor Y = Tensor.of(1.0, 2.0, 3.0);

    record Params(Tensor w, Tensor b) {
        static final Params P = new Params(Tensor.of(0.5, -0.25), Tensor.scalar(0.125));
    }

    static Tensor loss(Params p, Tensor x, Tensor y) {
        Tensor error = x.mul(p.w()).sum(1).add(p.b()).sub(y);
        return error.mul(error).sum();
    }

    static Tensor cubes(Tensor x) {
        return x.mul(x).mul(x).sum();
    }

    /** The IR without its name and lines. */
    private static String text(Func f) {
        Func checked = Verifier.check(f, OpSet.STANDARD).withName("f");
        return checked.toString().replaceAll(" at \\w+\\.java:\\d+", "");
    }

    private static void assertElements(Tensor x, double... elements) {
        assertThat(x.toDoubles()).containsExactly(elements, within(1e-12));
    }

    @Test
    void gradIsReverseModeInTheAmbientTrace() {
        assertThat(text(trace(grad((Tensor x) -> x.exp().sum()), VECTOR))).isEqualTo("""
                func f(%0: f64[n]) -> (f64[n]) {
                  %1: f64[] = constant {value = dense(1.0), dtype = f64, shape = []}
                  %2: f64[n] = exp %0
                  %3: f64[] = sum %2 {axes = [0]}
                  %4: f64[n] = broadcast %1 {shape = [n], axes = []}
                  %5: f64[n] = mul %2, %4
                  return %5
                }
                """);
    }

    @Test
    void statementsOfADerivativeBelongToTheUsersLine() {
        Func f = trace(grad((Tensor x) -> x.exp().sum()), VECTOR);
        assertThat(f.body().stmts().getLast().location()).isNotNull();
        assertThat(String.valueOf(f.body().stmts().getLast().location())).startsWith("TransformsTest.java:");
        assertThat(f.name()).startsWith("TransformsTest_");
    }

    @Test
    void hessianIsTheJacobianOfTheGradient() {
        assertElements(hessian(TransformsTest::cubes).apply(Y), 6, 0, 0, 0, 12, 0, 0, 0, 18);
        assertElements(hvp(TransformsTest::cubes).apply(Y, Tensor.of(1.0, 0.0, -1.0)), 6, 0, -18);
        assertElements(jit(hessian(TransformsTest::cubes)).apply(Y), 6, 0, 0, 0, 12, 0, 0, 0, 18);
    }

    @Test
    void jacobiansHaveTheAxesOfTheResultThenOfTheArgument() {
        Tensor forward = jacobianForward((Tensor x) -> x.mul(x).sum(1)).apply(X);
        Tensor reverse = jacobianReverse((Tensor x) -> x.mul(x).sum(1)).apply(X);
        assertThat(forward.type()).hasToString("f64[3, 3, 2]");
        double[] expected = new double[18];
        for (int row = 0; row < 3; row++) {
            expected[row + 3 * row] = 2 * (2 * row + 1);
            expected[row + 3 * row + 9] = 2 * (2 * row + 2);
        }
        assertElements(forward, expected);
        assertElements(reverse, expected);
        assertThat(text(trace(jacobianReverse((Tensor x) -> x.sum(1)), MATRIX)))
                .startsWith("func f(%0: f64[n, m]) -> (f64[n, n, m]) {");
    }

    @Test
    void gradientsHaveTheStructureOfTheFirstArgument() {
        ValueAndGradient<Params> plain = valueAndGrad(TransformsTest::loss).apply(Params.P, X, Y);
        Jit3<Params, Tensor, Tensor, ValueAndGradient<Params>> step = jit(valueAndGrad(TransformsTest::loss));
        ValueAndGradient<Params> jitted = step.apply(Params.P, X, Y);
        for (ValueAndGradient<Params> result : List.of(plain, jitted)) {
            assertElements(result.value(), 6.171875);
            assertElements(result.gradient().w(), -28.75, -37);
            assertElements(result.gradient().b(), -8.25);
        }
        assertThat(step.plans().toString()).contains("TransformsTest_");
        assertThat(step.ir()).contains("f64[x1.0, x1.1]");
        assertThat(step.explain(Params.P, X, Y)).contains("runs the plan");
        assertThat(step.plan(Params.P, X, Y).ir("traced")).isEqualTo(step.ir());
        List<Tensor> listed = grad((List<Tensor> p) -> loss(new Params(p.get(0), p.get(1)), X, Y))
                .apply(List.of(Params.P.w(), Params.P.b()));
        assertElements(listed.get(1), -8.25);
    }

    @Test
    void forwardAndBackwardMapsAgree() {
        Fn2<Tensor, Tensor, ValueAndTangent<Tensor>> forward = jvp((Tensor x) -> x.sin());
        assertElements(forward.apply(Tensor.of(0.0), Tensor.of(2.0)).tangent(), 2);
        Pullback<Tensor, Tensor> back = vjp((Tensor x) -> x.mul(x)).apply(Y);
        assertElements(back.value(), 1, 4, 9);
        assertElements(back.apply(Tensor.of(1.0, 1.0, 1.0)), 2, 4, 6);
        assertElements(back.apply(Tensor.of(0.0, 0.0, 1.0)), 0, 0, 6);
        Linearization<Tensor, Tensor> map =
                linearize((Tensor x, Tensor y) -> x.mul(y)).apply(Y, Y);
        assertElements(map.apply(Tensor.of(1.0, 1.0, 1.0)), 1, 2, 3);
        Fn4<Params, Params, Tensor, Tensor, Params> hessian = hvp(TransformsTest::loss);
        Params zero = new Params(Tensor.of(0.0, 0.0), Tensor.scalar(1.0));
        assertElements(hessian.apply(Params.P, zero, X, Y).w(), 18, 24);
    }

    @Test
    void transformsNestAndDifferentiateWhatTheyCloseOver() {
        // d/da of sum (d/dx a x^3) = sum 3 x^2.
        Tensor da = grad((Tensor a) ->
                        grad((Tensor x) -> a.mul(cubes(x))).apply(Y).sum())
                .apply(Tensor.scalar(2.0));
        assertElements(da, 3 * (1 + 4 + 9));
        Tensor jitted = jit((Tensor y) -> grad((Tensor a) ->
                                grad((Tensor x) -> a.mul(cubes(x))).apply(y).sum())
                        .apply(Tensor.scalar(2.0)))
                .apply(Y);
        assertElements(jitted, 3 * (1 + 4 + 9));
        assertElements(grad(jit(grad((Tensor x) -> x.mul(x).mul(x)))).apply(Tensor.scalar(2.0)), 12);
    }

    @Test
    void vmapMapsOverTheLastAxisOrTheOneGiven() {
        assertElements(vmap((Tensor x) -> x.sum()).apply(X), 9, 12);
        assertElements(vmap((Tensor x) -> x.sum(), 0).apply(X), 3, 7, 11);
        assertElements(
                vmap((Tensor x, Tensor w) -> x.mul(w).sum(), 0, none()).apply(X, Tensor.of(1.0, -1.0)), -1, -1, -1);
        assertElements(vmap((Tensor x, Tensor w) -> w.sum(), 0, none()).apply(X, Tensor.of(1.0, 2.0)), 3, 3, 3);
        assertElements(vmap(grad(TransformsTest::cubes)).apply(X), 3, 27, 75, 12, 48, 108);
        assertElements(vmap(vmap((Tensor x) -> x.mul(x))).apply(X), 1, 9, 25, 4, 16, 36);
        assertThat(text(trace(
                        vmap((Tensor x, Tensor w) -> x.mul(w).sum(), 0, none()),
                        MATRIX,
                        TensorType.of(DType.F64, Dim.symbol("m")))))
                .isEqualTo("""
                func f(%0: f64[n, m], %1: f64[m]) -> (f64[n]) {
                  %2: f64[m, n] = transpose %0 {permutation = [1, 0]}
                  %3: f64[m, n] = broadcast %1 {shape = [m, n], axes = [0]}
                  %4: f64[m, n] = mul %2, %3
                  %5: f64[n] = sum %4 {axes = [0]}
                  return %5
                }
                """);
    }

    @Test
    void complexGradientsPointUphill() {
        Tensor z = Tensor.complex(new double[] {1, -2}, new double[] {0.5, 3});
        Tensor g = grad((Tensor x) -> x.mul(x.conj()).real().sum()).apply(z);
        assertElements(g.real(), 2, -4);
        assertElements(g.imag(), 1, 6);
    }

    @Test
    void errorsNameTheArgumentAndTheLine() {
        record Mixed(Tensor x, Tensor index) {}
        Mixed mixed = new Mixed(Y, Tensor.of(0L, 1L));
        assertThatThrownBy(() -> grad((Mixed m) -> m.x().sum()).apply(mixed))
                .isInstanceOf(TypeException.class)
                .hasMessageMatching(
                        "grad \\(argument\\): the first argument, at index, must be real or complex to have a"
                                + " derivative; got i64\\[2\\] \\(at TransformsTest.java:\\d+\\)");
        assertThatThrownBy(() -> grad((Tensor x) -> x.mul(x)).apply(Y))
                .isInstanceOf(TypeException.class)
                .hasMessageMatching(
                        "grad \\(result\\): .* must have one real scalar as its result; got \\[f64\\[3\\]\\].*");
        assertThatThrownBy(() -> hvp(TransformsTest::loss).apply(Params.P, new Params(Y, Y), X, Y))
                .isInstanceOf(TypeException.class);
        assertThatThrownBy(() -> vmap((Tensor x, Tensor y) -> x.add(y)).apply(X, Y))
                .isInstanceOf(TypeException.class)
                .hasMessageMatching(
                        "vmap \\(members\\): all arguments must have as many members; got that argument 0 has 2 along axis 1 of"
                                + " f64\\[3, 2\\], and argument 1 has 3 along axis 0 of f64\\[3\\] .*");
        assertThatThrownBy(() -> vmap((Tensor x) -> x, 2).apply(X))
                .isInstanceOf(TypeException.class)
                .hasMessageMatching("vmap \\(in\\): argument 0 must have the axis 2; got f64\\[3, 2\\].*");
    }
}
