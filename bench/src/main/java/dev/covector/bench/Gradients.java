package dev.covector.bench;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.hvp;
import static dev.covector.api.Covector.in;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.none;
import static dev.covector.api.Covector.vmap;

import dev.covector.api.Jit3;
import dev.covector.api.Jit4;
import dev.covector.bench.Models.Perceptron;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.function.Supplier;

/** A gradient, one for each example of a batch, and a second derivative. */
final class Gradients {
    private Gradients() {}

    static Bench gradient() {
        return new Bench(
                "mlp",
                "the gradient of the cross entropy of a perceptron, f32",
                Bench.PEERS,
                2,
                Must.aheadOfBetter(1),
                List.of(new Case.Steady("784-256-10, batch 128", true, Gradients::perceptron)));
    }

    static Bench curvature() {
        return new Bench(
                "hvp",
                "a Hessian-vector product of the logistic loss, f64",
                Bench.PEERS,
                2,
                Must.aheadOfBetter(1),
                List.of(
                        new Case.Steady("1000 by 100", true, () -> logistic(1000, 100)),
                        new Case.Steady("10000 by 200", false, () -> logistic(10000, 200))));
    }

    static Bench perExample() {
        return new Bench(
                "per-example-grad",
                "the gradient of a small perceptron for each example: vmap(grad), f32",
                Bench.PEERS,
                2,
                Must.ahead(Framework.JAX, 1),
                List.of(
                        new Case.Steady("64-64-10, batch 256", true, () -> perExample(64, 64)),
                        new Case.Steady("16-32-10, batch 256", false, () -> perExample(16, 32))));
    }

    private static Supplier<Object> perExample(int inputs, int hidden) {
        Jit3<Perceptron, Tensor, Tensor, Perceptron> gradients =
                jit(vmap(grad(Perceptron::lossOfOne), in(none(), 1, 1)));
        Perceptron parameters = Perceptron.of(inputs, hidden, 10);
        Tensor x = Inputs.inMemoryOrder(DType.F32, 1, inputs, 256);
        Tensor y = Models.labelColumns(10, 256);
        return () -> gradients.apply(parameters, x, y);
    }

    private static Supplier<Object> perceptron() {
        Jit3<Perceptron, Tensor, Tensor, Perceptron> gradient = jit(grad(Perceptron::loss));
        Perceptron parameters = Perceptron.of(784, 256, 10);
        Tensor x = Inputs.between(0, 1, DType.F32, 1, 128, 784);
        Tensor y = Models.labels(128, 10);
        return () -> gradient.apply(parameters, x, y);
    }

    private static Supplier<Object> logistic(int rows, int columns) {
        Jit4<Tensor, Tensor, Tensor, Tensor, Tensor> product = jit(hvp(Models::logistic));
        Tensor x = Inputs.numbers(DType.F64, 1, rows, columns);
        Tensor y = Inputs.numbers(DType.F64, 2, rows).gt(0).convert(DType.F64);
        Tensor w = Inputs.numbers(DType.F64, 3, columns);
        Tensor v = Inputs.numbers(DType.F64, 4, columns);
        return () -> product.apply(w, v, x, y);
    }
}
