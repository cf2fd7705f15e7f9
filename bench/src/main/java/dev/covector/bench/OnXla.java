package dev.covector.bench;

import static dev.covector.api.Covector.jit;

import dev.covector.api.Jit2;
import dev.covector.api.Jit3;
import dev.covector.ir.DType;
import dev.covector.lower.stablehlo.xla.Xla;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The same programs by the same compiler: functions on XLA's CPU plugin, and JAX, which has XLA inside. */
final class OnXla {
    private static final List<Framework> PEERS = List.of(Framework.JAX);
    private static final double NEARLY = 1 / 1.05;
    private static final int MANY = 50;
    private static final int FEW = 10;

    private OnXla() {}

    static Bench dispatch() {
        return new Bench(
                "pjrt-dispatch",
                "the chain of 10 elements through PJRT, tensors in, a tensor out",
                PEERS,
                2,
                Must.ahead(Framework.JAX, 1),
                List.of(
                        new Case.Steady("f64 10", true, () -> chain(DType.F64, 10)),
                        new Case.Steady("f32 10", false, () -> chain(DType.F32, 10))));
    }

    static Bench chain() {
        return new Bench(
                "pjrt-chain",
                "the chain of 1e6 elements through PJRT",
                PEERS,
                2,
                within5Percent(),
                List.of(
                        new Case.Steady("f64 1e6", true, () -> chain(DType.F64, 1_000_000)),
                        new Case.Steady("f32 1e6", false, () -> chain(DType.F32, 1_000_000))));
    }

    static Bench matmul() {
        return new Bench(
                "pjrt-matmul",
                "the product of two n x n matrices through PJRT",
                PEERS,
                2,
                within5Percent().where("at 1024", work -> work.endsWith("1024")),
                List.of(
                        new Case.Steady("f64 256", true, () -> product(256)),
                        new Case.Steady("f64 1024", false, () -> product(1024))));
    }

    static Bench churn() {
        return new Bench(
                "pjrt-churn",
                "the chain through PJRT over sizes never seen, total, compiling included; a program for each, and one for each power of two",
                PEERS,
                2,
                Must.ahead(Framework.JAX, 1)
                        .and(Must.ahead(Framework.JAX, 10).where("in buckets", work -> work.endsWith("in buckets"))),
                List.of(
                        new Case.Once("50 sizes", false, () -> churn("50 sizes", Xla.cpu(), MANY)),
                        new Case.Once(
                                "50 sizes, in buckets",
                                false,
                                () -> churn("50 sizes, in buckets", Xla.cpu().inBuckets(), MANY)),
                        new Case.Once("50 sizes, warm, in buckets", false, () -> {
                            warmUp(Xla.cpu().inBuckets());
                            return churn("50 sizes, warm, in buckets", Xla.cpu().inBuckets(), MANY);
                        }),
                        new Case.Once("10 sizes", true, () -> churn("10 sizes", Xla.cpu(), FEW))));
    }

    private static Must within5Percent() {
        return new Must("within 5 % of JAX", Must.ahead(Framework.JAX, NEARLY).judge());
    }

    private static Supplier<Object> chain(DType dtype, int n) {
        Jit3<Tensor, Tensor, Tensor, Tensor> chain = jit(Models::chain).on(Xla.cpu());
        Tensor[] arguments = Chain.arguments(dtype, n);
        Tensor x = arguments[0];
        Tensor y = arguments[1];
        Tensor z = arguments[2];
        return () -> chain.apply(x, y, z);
    }

    private static Supplier<Object> product(int n) {
        Jit2<Tensor, Tensor, Tensor> product = jit(Tensor::matmul).on(Xla.cpu());
        Tensor a = Inputs.numbers(DType.F64, 1, n, n);
        Tensor b = Inputs.numbers(DType.F64, 3, n, n);
        return () -> product.apply(a, b);
    }

    /** Runs another function on other sizes. */
    private static void warmUp(Xla xla) {
        Jit2<Tensor, Tensor, Tensor> other =
                jit((Tensor x, Tensor y) -> x.sin().add(y)).on(xla);
        for (int n = 1; n <= MANY; n++) {
            other.apply(Inputs.numbers(DType.F32, 1, 500 + n), Inputs.numbers(DType.F32, 2, 500 + n));
        }
    }

    /** The plugin is loaded before, as JAX is imported before. */
    private static List<Measured> churn(String work, Xla xla, int count) {
        List<Tensor[]> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(Chain.arguments(DType.F32, 1000 + 37 * i));
        }
        Jit3<Tensor, Tensor, Tensor, Tensor> chain = jit(Models::chain).on(xla);
        return Clock.once(
                work,
                () -> arguments.stream().map(a -> chain.apply(a[0], a[1], a[2])).toList());
    }
}
