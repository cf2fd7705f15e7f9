package dev.covector.bench;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;

import dev.covector.api.Jit1;
import dev.covector.api.Jit3;
import dev.covector.bench.Models.Perceptron;
import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Sizes that were never seen before: what another framework compiles anew for each. */
final class Churn {
    private static final int MANY = 50;
    private static final int FEW = 10;
    private static final int MATRICES = 37;

    private Churn() {}

    static Bench chain() {
        return new Bench(
                "churn",
                "the chain over sizes never seen, total, compiling included; fresh JVM, and one that compiled others before",
                Bench.PEERS,
                2,
                must(),
                List.of(
                        new Case.Once("chain, 50 sizes", false, () -> chain(MANY)),
                        new Case.Once("chain, 10 sizes", true, () -> chain(FEW)),
                        new Case.Once("chain, 50 sizes, warm", false, () -> {
                            NewFunctions.warmUp();
                            return renamed(chain(MANY));
                        })));
    }

    static Bench mlp() {
        return new Bench(
                "churn-mlp",
                "the gradient of a perceptron over batch sizes never seen, total, compiling included",
                Bench.PEERS,
                1,
                must(),
                List.of(
                        new Case.Once("64-64-10, 50 batch sizes", false, () -> perceptron(MANY)),
                        new Case.Once("64-64-10, 10 batch sizes", true, () -> perceptron(FEW)),
                        new Case.Once("64-64-10, 50 batch sizes, warm", false, () -> {
                            NewFunctions.warmUp();
                            return renamed(perceptron(MANY));
                        })));
    }

    static Bench svd() {
        return new Bench(
                "churn-linalg",
                "svd and the gradient through it over shapes never seen, f64, total, compiling included",
                Bench.PEERS,
                2,
                Must.ahead(Framework.TORCH, 1),
                List.of(
                        new Case.Once("svd, 37 shapes", true, () -> svd("svd, 37 shapes", jit(Tensor::svd))),
                        new Case.Once(
                                "svd gradient, 37 shapes",
                                false,
                                () -> svd("svd gradient, 37 shapes", jit(grad(Factorisations::svdLoss)))),
                        new Case.Once("svd gradient, 37 shapes, warm", false, () -> {
                            NewFunctions.warmUp();
                            return svd("svd gradient, 37 shapes, warm", jit(grad(Factorisations::svdLoss)));
                        })));
    }

    private static List<Measured> svd(String work, Jit1<Tensor, ?> function) {
        List<Tensor> matrices = new ArrayList<>();
        for (int i = 0; i < MATRICES; i++) {
            matrices.add(Inputs.numbers(DType.F64, 1, 4 + i, 3 + MATRICES - i));
        }
        return Clock.once(
                work,
                () -> matrices.stream().map(x -> (Object) function.apply(x)).toList());
    }

    private static Must must() {
        return Must.ahead(Framework.JAX, 100).and(Must.ahead(Framework.TORCH, 1 / 3.0));
    }

    private static List<Measured> renamed(List<Measured> all) {
        return all.stream()
                .map(one -> new Measured(one.work() + ", warm", one.unit(), one.samples(), one.sums()))
                .toList();
    }

    private static List<Measured> chain(int count) {
        List<Tensor[]> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(Chain.arguments(DType.F32, 1000 + 37 * i));
        }
        Jit3<Tensor, Tensor, Tensor, Tensor> chain = jit(Models::chain);
        return Clock.once(
                "chain, " + count + " sizes",
                () -> arguments.stream().map(a -> chain.apply(a[0], a[1], a[2])).toList());
    }

    private record Batch(Tensor x, Tensor y) {}

    private static List<Measured> perceptron(int count) {
        Perceptron parameters = Perceptron.of(64, 64, 10);
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int rows = 100 + 3 * i;
            batches.add(new Batch(Inputs.numbers(DType.F32, 1, rows, 64), Models.labels(rows, 10)));
        }
        Jit3<Perceptron, Tensor, Tensor, Perceptron> gradient = jit(grad(Perceptron::loss));
        return Clock.once(
                "64-64-10, " + count + " batch sizes",
                () -> batches.stream()
                        .map(batch -> gradient.apply(parameters, batch.x, batch.y))
                        .toList());
    }
}
