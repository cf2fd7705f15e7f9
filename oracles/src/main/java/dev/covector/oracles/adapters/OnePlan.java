package dev.covector.oracles.adapters;

import static dev.covector.api.Covector.grad;
import static dev.covector.api.Covector.hessian;
import static dev.covector.api.Covector.jacobianForward;
import static dev.covector.api.Covector.vmap;

import dev.covector.api.Control;
import dev.covector.api.Fn1;
import dev.covector.api.Matrices;
import dev.covector.api.Step;
import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.oracles.Planned;
import dev.covector.oracles.Recorded;
import dev.covector.tracer.Slice;
import dev.covector.tracer.Svd;
import dev.covector.tracer.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of the acceptance data, as a user writes them. */
public final class OnePlan {
    private static final Recorded.Tolerance USUAL = new Recorded.Tolerance(1e-9, 1e-11);
    private static final Recorded.Tolerance LINEAR = new Recorded.Tolerance(1e-8, 1e-11);
    private static final Map<String, Planned> ALL = new OnePlan().all;

    private final Map<String, Planned> all = new HashMap<>();

    private OnePlan() {
        sizes();
        order();
        dataSizes();
        matrices();
        transforms();
        loops();
        rearranged();
    }

    /** Our function for the name of a recorded one, such as {@code cumsum}, or null. */
    public static @Nullable Planned of(String name) {
        return ALL.get(name);
    }

    private void one(String name, Fn1<Tensor, Tensor> f) {
        put(name, new Planned(f, 1, USUAL));
    }

    private void linear(String name, Fn1<Tensor, Tensor> f) {
        put(name, new Planned(f, 1, LINEAR));
    }

    private void put(String name, Planned planned) {
        if (all.put(name, planned) != null) {
            throw new IllegalStateException(name + " has two adapters");
        }
    }

    private static Dim n(Tensor x) {
        return x.dim(0);
    }

    private void sizes() {
        one("reshape(-1,2)", x -> Rows.reshape(x, -1, 2));
        one("x[:n//2]", x -> x.truncate(0, n(x).floorDiv(2)));
        put("if n > 10 then x else -x", new Planned(x -> n(x).gt(10) ? x : x.neg(), 2, USUAL));
        one(
                "x[1:]-x[:-1]",
                x -> x.index(Slice.from(1)).get().sub(x.index(Slice.to(-1)).get()));
        one("x[:4]", x -> x.index(Slice.to(4)).get());
        one("linspace(0,1,n)*x", x -> Tensor.linspace(0, 1, n(x)).mul(x));
        one("mean over axis 0, / n", x -> x.mean(0).div(Tensor.scalar(n(x))));
        one("pad (n//2, n)", x -> x.pad(0, n(x).floorDiv(2), n(x)));
        one("split in 2, swap", x -> Tensor.concatenate(0, x.split(2, 0).reversed()));
        one("gradient (central differences)", OnePlan::gradient);
        one(
                "segment sums of i%3",
                x -> {
                    Tensor segment = Tensor.arange(DType.I64, n(x)).rem(3);
                    return Tensor.zeros(x.dtype(), 3).scatterAdd(x, List.of(segment), 0);
                });
    }

    private static Tensor gradient(Tensor x) {
        Dim n = n(x);
        Tensor ends = x.diff(0);
        Tensor inner =
                x.slice(0, Dim.of(2), n).sub(x.slice(0, Dim.ZERO, n.minus(2))).div(2);
        return Tensor.concatenate(0, ends.slice(0, 0, 1), inner, ends.slice(0, n.minus(2), n.minus(1)));
    }

    private void order() {
        one("cumsum", x -> x.cumsum(0));
        one("cumprod", x -> x.cumprod(0));
        one("sort", x -> x.sort(0));
        one("argsort", x -> x.argsort(0));
        one("median", Tensor::median);
        one("percentile 50", x -> x.quantile(0.5, 0));
        one("searchsorted(sort(x), 0.5)", x -> x.sort(0).searchsorted(0.5, false));
        one("top_k 3", x -> x.topK(3, 0).values());
        one("histogram counts, 5 bins", x -> x.histogram(5).convert(x.dtype()));
        one("interp(0.5, sort(x), x)", x -> interpolated(0.5, x.sort(0), x));
    }

    /** The line through the points nearest on both sides; the first and last value beyond them. */
    private static Tensor interpolated(double at, Tensor places, Tensor values) {
        Tensor last = Tensor.scalar(n(places).minus(1));
        Tensor right = places.searchsorted(at, true).maximum(1).minimum(last);
        Tensor left = right.sub(1).maximum(0);
        Tensor width = places.take(right).sub(places.take(left));
        Tensor part = width.gt(0)
                .select(places.take(left).neg().add(at).div(width), 0.0)
                .clip(0, 1);
        return values.take(left).add(part.mul(values.take(right).sub(values.take(left))));
    }

    private void dataSizes() {
        one("nonzero(x>0)", x -> x.gt(0).nonzero().getFirst());
        one("x[x>0]", x -> x.filter(x.gt(0)));
        one("sum(x[x>0]**2)/count", x -> {
            Tensor positive = x.filter(x.gt(0));
            return positive.square().sum().div(Tensor.scalar(n(positive)));
        });
        one("unique(round(x))", x -> x.round().unique().values());
        linear("truncated svd reconstruction, s > 0.5 s0", x -> {
            Svd svd = x.svd();
            Dim rank = svd.s().gt(svd.s().max().mul(0.5)).count();
            Tensor left = svd.u().truncate(1, rank).mul(svd.s().truncate(0, rank));
            return left.matmul(svd.vh().truncate(0, rank));
        });
    }

    private void matrices() {
        linear("cholesky(x xT + n I)", x -> shifted(x.matmul(x.transpose()), 1).cholesky());
        linear("solve(x + 3n I, x)", x -> shifted(x, 3).solve(x));
        linear("eigvalsh(x+xT)", x -> x.add(x.transpose()).eighValues());
        linear("svdvals", Tensor::svdValues);
        linear("abs(qr(x).R)", x -> x.qr().r().abs());
        linear("inv(x+3n I)", x -> shifted(x, 3).inv());
        linear("expm(x/n)", x -> Matrices.exp(x.div(Tensor.scalar(n(x)))));
        linear("det", Tensor::det);
        linear("slogdet", x -> Tensor.stack(0, x.slogdet().sign(), x.slogdet().logarithm()));
        linear("lstsq(x, x[:,0])", x -> x.lstsq(x.take(1, 0)));
        linear("einsum ij,kj,kl->il", x -> Tensor.einsum("ij,kj,kl->il", x, x, x));
        one("tril", Tensor::tril);
        one("kron(x,x)", x -> x.kron(x));
    }

    /** With so many times n on the diagonal. */
    private static Tensor shifted(Tensor x, long times) {
        return x.add(Tensor.eye(x.dtype(), n(x)).mul(Tensor.scalar(n(x).times(times))));
    }

    private void transforms() {
        one("grad(sum(cumprod))", grad((Tensor x) -> x.cumprod(0).sum()));
        one("hessian(sum(x^3))", hessian(x -> x.pow(3).sum()));
        one("jacfwd(sin)", jacobianForward(Tensor::sin));
        one("vmap(sum)", vmap((Tensor row) -> row.sum(), 0));
    }

    private void loops() {
        Tensor zero = Tensor.scalar(0.0);
        one( // what was recorded weighs x[i] by i + 1
                "sum of x[i] in a loop over n",
                x -> Control.fori(Dim.ZERO, n(x), (i, sum) -> sum.add(x.take(i).mul(i.add(1))), zero));
        one(
                "fori_loop i*x[i]",
                x -> Control.fori(Dim.ZERO, n(x), (i, sum) -> sum.add(x.take(i).mul(i)), zero));
        one(
                "scan running sum",
                x -> Control.scan((Tensor sum, Tensor next) -> new Step<>(sum.add(next), sum), zero, x)
                        .outputs());
        one(
                "grad of scan product",
                grad((Tensor x) -> Control.scan(
                                (Tensor product, Tensor next) -> new Step<>(product.mul(next), List.of()),
                                Tensor.scalar(1.0),
                                x)
                        .state()));
        one("associative_scan max", x -> Control.associativeScan(Tensor::maximum, x));
        one("newton sqrt until 1e-12", x -> newton(x.square().add(1)));
    }

    /** The root that Newton's method finds once no element changes by more than 1e-12. */
    private static Tensor newton(Tensor a) {
        record Guess(Tensor root, Tensor change) {}
        return Control.whileLoop(
                        at -> at.change().gt(1e-12),
                        at -> {
                            Tensor next = at.root().add(a.div(at.root())).mul(0.5);
                            return new Guess(next, next.sub(at.root()).abs().max());
                        },
                        new Guess(a, Tensor.scalar(1.0)))
                .root();
    }

    private void rearranged() {
        one("concat x, x*x, ones(3)", x -> Tensor.concatenate(0, x, x.square(), Tensor.ones(x.dtype(), 3)));
        one("roll 1", x -> x.roll(1));
        one("convolve with [1,2,3], full", x -> {
            Tensor padded = x.pad(0, Dim.of(2), Dim.of(2));
            return padded.unfold(0, 3, 1).matmul(Tensor.of(3.0, 2.0, 1.0));
        });
        one("tile 3", x -> x.tile(3));
        one("softmax rows", x -> x.softmax(1));
        one("outer broadcast x[:,None]*x[None,:]", x -> x.expandDims(1).mul(x.expandDims(0)));
    }
}
