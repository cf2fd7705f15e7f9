package dev.covector.tests.golden;

import static dev.covector.api.Control.cond;
import static dev.covector.api.Control.scanReverse;
import static dev.covector.api.Control.whileLoop;
import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.vmap;

import dev.covector.api.Step;
import dev.covector.api.nn.Kernel;
import dev.covector.api.nn.Nn;
import dev.covector.api.nn.Sliding;
import dev.covector.ir.DType;
import dev.covector.ir.Func;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** More functions whose StableHLO is kept: loops of batches, branches, factorisations, order, truths. */
final class ExportedFunctions {
    private record Counting(Tensor i, Tensor x) {}

    private ExportedFunctions() {}

    /** Each function by the name of its golden file: those that are kept in other forms, too, and more. */
    static Map<String, Supplier<Func>> all() {
        Map<String, Supplier<Func>> all = new TreeMap<>();
        Functions.all().forEach((name, plan) -> all.put(name, () -> plan.get().func()));
        Tensor x = Tensor.zeros(DType.F64, 5, 3).add(0.5);
        Tensor image = Tensor.zeros(DType.F64, 5, 6, 2, 1).add(0.5);
        Tensor kernel = Tensor.zeros(DType.F64, 2, 3, 2, 4).add(0.25);
        put(
                all,
                "batched-while",
                () -> jit(vmap(ExportedFunctions::doubled), "doubled").plan(x).func());
        put(
                all,
                "branch-gradient",
                () -> jit(grad(ExportedFunctions::branch), "branch").plan(x).func());
        put(
                all,
                "convolution",
                () -> jit((Tensor a, Tensor k) -> Nn.conv2d(a, Kernel.of(k), Sliding.by(2)), "convolved")
                        .plan(image, kernel)
                        .func());
        put(
                all,
                "scan-backwards",
                () -> jit(ExportedFunctions::backwards, "backwards").plan(x).func());
        put(
                all,
                "singular-values",
                () -> jit((Tensor a) -> List.of(a.svd().u(), a.svd().s()), "svd")
                        .plan(x)
                        .func());
        put(all, "orthogonal", () -> jit((Tensor a) -> a.qr().q(), "qr").plan(x).func());
        put(
                all,
                "least-squares",
                () -> jit(ExportedFunctions::solved, "solved").plan(x, x).func());
        put(all, "sort", () -> jit((Tensor a) -> a.sort(0), "sorted").plan(x).func());
        put(
                all,
                "truths",
                () -> jit(ExportedFunctions::truths, "truths").plan(x, x).func());
        put(
                all,
                "complex-exponential",
                () -> jit((Tensor z) -> z.exp().div(z.add(1)).sqrt(), "wave")
                        .plan(Tensor.complex(new double[] {1, 0}, new double[] {2, -1}))
                        .func());
        return all;
    }

    private static void put(Map<String, Supplier<Func>> all, String name, Supplier<Func> func) {
        all.put(name, func);
    }

    private static Tensor doubled(Tensor x) {
        return whileLoop(
                        s -> s.x().abs().sum().lt(100),
                        s -> new Counting(s.i().add(1), s.x().mul(2)),
                        new Counting(Tensor.scalar(0L), x))
                .x();
    }

    private static Tensor branch(Tensor x) {
        return cond(
                x.sum().gt(0),
                (Tensor y) -> y.sin().sum(),
                (Tensor y) -> y.square().sum(),
                x);
    }

    private static Tensor backwards(Tensor x) {
        return scanReverse(
                        (Tensor s, Tensor row) -> new Step<>(s.add(row), s.mul(row)),
                        Tensor.zeros(DType.F64, x.dim(1)),
                        x,
                        0)
                .outputs();
    }

    private static Tensor solved(Tensor x, Tensor y) {
        Tensor normal = x.transpose().matmul(x).add(Tensor.eye(DType.F64, x.dim(1)));
        return normal.solve(x.transpose().matmul(y));
    }

    private static List<Tensor> truths(Tensor x, Tensor y) {
        Tensor less = x.lt(y);
        Tensor either = less.or(x.eq(y)).xor(y.gt(0.5)).not();
        return List.of(either, either.all(0), less.any(1), Tensor.where(less, x, y));
    }
}
