package dev.covector.tests.golden;

import static dev.covector.api.Control.scan;
import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.hvp;
import static dev.covector.api.Covector.jit;
import static dev.covector.api.Covector.valueAndGrad;

import dev.covector.api.Fn2;
import dev.covector.api.Step;
import dev.covector.ir.DType;
import dev.covector.runtime.Plan;
import dev.covector.tracer.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The functions whose IR, kernels and source are kept as golden texts, each with arguments it is traced for. */
final class Functions {
    /** The weights of a network with one hidden layer. */
    private record Network(Tensor hidden, Tensor bias, Tensor out) {}

    private Functions() {}

    /** The plan of each function, by the name of its golden file. */
    static Map<String, Supplier<Plan>> all() {
        Map<String, Supplier<Plan>> all = new TreeMap<>();
        Tensor x = matrix(5, 3);
        Tensor y = matrix(3, 4);
        Tensor v = vector(3);
        all.put("chain", () -> jit(Functions::chain, "chain").plan(x, x, x));
        all.put(
                "softmax-axis-0",
                () -> jit((Tensor a) -> a.softmax(0), "softmax").plan(x));
        all.put(
                "softmax-axis-1",
                () -> jit((Tensor a) -> a.softmax(1), "softmax").plan(x));
        all.put("layernorm", () -> jit(Functions::layernorm, "layernorm").plan(x, v, v));
        all.put(
                "logsumexp",
                () -> jit((Tensor a) -> a.logsumexp(1), "logsumexp").plan(x));
        all.put("mlp-gradient", () -> jit(valueAndGrad(Functions::loss), "mlp").plan(network(), x, vector(5)));
        all.put("logistic-hvp", () -> jit(hvp(Functions::logistic), "logistic").plan(v, v, x, vector(5)));
        all.put("matmul-chain", () -> jit(Functions::products, "products").plan(x, y, vector(4)));
        all.put("gather-scatter", () -> jit(Functions::moved, "moved").plan(x, indices()));
        all.put(
                "concatenate-pad-slice",
                () -> jit(Functions::assembled, "assembled").plan(x, matrix(2, 3)));
        all.put(
                "complex-modulus-gradient",
                () -> jit(grad(Functions::modulus), "modulus").plan(complex()));
        all.put(
                "filter-gradient",
                () -> jit(grad((Tensor a) -> a.filter(a.gt(0)).square().sum()), "filter")
                        .plan(v));
        all.put("scan-gradient", () -> jit(grad(Functions::decay), "decay").plan(matrix(5, 3)));
        all.put("cumsum-argmax", () -> jit(Functions::scanned, "scanned").plan(x));
        return all;
    }

    private static Tensor matrix(long rows, long columns) {
        return Tensor.zeros(DType.F64, rows, columns).add(0.5);
    }

    private static Tensor vector(long n) {
        return Tensor.zeros(DType.F64, n).add(0.5);
    }

    private static Tensor indices() {
        return Tensor.of(4, 0, 1, 1);
    }

    private static Tensor complex() {
        return Tensor.complex(new double[] {1, 0}, new double[] {2, -1});
    }

    private static Network network() {
        return new Network(matrix(3, 8), vector(8), vector(8));
    }

    private static Tensor chain(Tensor x, Tensor y, Tensor z) {
        return x.mul(y).add(z).tanh().mul(x.square().neg().exp());
    }

    private static Tensor layernorm(Tensor x, Tensor scale, Tensor shift) {
        Tensor centred = x.sub(x.meanKeepDims(1));
        return centred.mul(x.varKeepDims(1).add(1e-5).rsqrt()).mul(scale).add(shift);
    }

    private static Tensor loss(Network w, Tensor x, Tensor y) {
        Tensor hidden = x.matmul(w.hidden).add(w.bias).tanh();
        return hidden.matmul(w.out).sub(y).square().mean();
    }

    private static Tensor logistic(Tensor w, Tensor x, Tensor y) {
        Tensor logits = x.matmul(w);
        return logits.softplus().sub(logits.mul(y)).mean();
    }

    private static Tensor products(Tensor x, Tensor y, Tensor z) {
        return x.matmul(y).relu().matmul(z);
    }

    private static List<Tensor> moved(Tensor x, Tensor indices) {
        Tensor rows = x.gather(List.of(indices), 0);
        return List.of(rows, Tensor.zeros(DType.F64, x.dim(0), x.dim(1)).scatterAdd(rows, List.of(indices), 0));
    }

    private static Tensor assembled(Tensor x, Tensor y) {
        Tensor both = Tensor.concatenate(0, x, y.mul(2));
        return both.pad(new long[] {1, 0}, new long[] {0, 2}, -1).slice(0, 1, 6, 2);
    }

    private static Tensor modulus(Tensor z) {
        return z.abs().sum();
    }

    private static Tensor decay(Tensor x) {
        Fn2<Tensor, Tensor, Step<Tensor, Tensor>> step = (s, slice) -> {
            Tensor next = s.mul(slice).sin();
            return new Step<>(next, next);
        };
        return scan(step, Tensor.ones(DType.F64, x.dim(0)), x, -1).outputs().sum();
    }

    private static List<Tensor> scanned(Tensor x) {
        return List.of(x.cumsum(0), x.argmax(1));
    }
}
