package dev.covector.bench;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;

import dev.covector.api.Fn1;
import dev.covector.api.Jit1;
import dev.covector.ir.DType;
import dev.covector.tracer.Eigh;
import dev.covector.tracer.Qr;
import dev.covector.tracer.Svd;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Factorisations of matrices, and their gradients by functions that no sign of a vector changes. */
final class Factorisations {
    private static final int BATCH = 1024;

    private Factorisations() {}

    /** A factorisation, and a function of its results. */
    private record Factorisation(String name, Fn1<Tensor, Object> factor, Fn1<Tensor, Tensor> loss) {}

    private static List<Factorisation> all() {
        return List.of(
                new Factorisation(
                        "cholesky",
                        x -> symmetric(x).cholesky(),
                        x -> fourth(symmetric(x).cholesky())),
                new Factorisation("qr", Tensor::qr, x -> {
                    Qr f = x.qr();
                    return fourth(f.q()).add(f.r().square().sum());
                }),
                new Factorisation("eigh", x -> symmetric(x).eigh(), x -> {
                    Eigh f = symmetric(x).eigh();
                    return f.values().square().sum().add(fourth(f.vectors()));
                }),
                new Factorisation("svd", Tensor::svd, Factorisations::svdLoss));
    }

    static Tensor svdLoss(Tensor x) {
        Svd f = x.svd();
        return fourth(f.u()).add(f.s().square().sum()).add(fourth(f.vh()));
    }

    private static Tensor symmetric(Tensor x) {
        return x.add(x.moveaxis(0, 1)).mul(0.5);
    }

    private static Tensor fourth(Tensor x) {
        return x.square().square().sum();
    }

    static Bench bench() {
        List<Case> cases = new ArrayList<>();
        for (Factorisation one : all()) {
            for (int n : new int[] {8, 64, 512}) {
                add(cases, one, one.name + " " + n, n, n, n);
            }
            add(cases, one, one.name + " 4 x " + BATCH, 4, BATCH, 4, 4);
        }
        return new Bench(
                "linalg",
                "factorisations of matrices, f64",
                Bench.PEERS,
                2,
                Must.ahead(Framework.TORCH, 3)
                        .where("at 8 and batched", work -> work.contains(" 8") || work.contains(" x "))
                        .and(Must.ahead(Framework.TORCH, 1).where("at 512", work -> work.contains(" 512"))),
                cases);
    }

    private static void add(List<Case> cases, Factorisation one, String name, int n, long... shape) {
        cases.add(new Case.Steady(name, n == 8, () -> call(jit(one.factor), one.name, n, shape)));
        cases.add(new Case.Steady(name + " gradient", n == 8, () -> call(jit(grad(one.loss)), one.name, n, shape)));
    }

    private static Supplier<Object> call(Jit1<Tensor, ?> function, String name, int n, long... shape) {
        Tensor given = Inputs.numbers(DType.F64, 1, shape);
        // The peers' batch axes lead.
        Tensor x = (shape.length == 3 ? given.permute(1, 2, 0) : given).mul(1);
        Tensor eye = Tensor.eye(DType.F64, n).mul(n);
        Tensor matrices = name.equals("cholesky")
                ? x.matmul(x.moveaxis(0, 1)).add(shape.length == 3 ? eye.expandDims(2) : eye)
                : x;
        return () -> function.apply(matrices);
    }
}
