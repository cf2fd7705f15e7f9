package dev.covector.tests.robust;

import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Draws steps for a program whose tensors so far are known at one choice of sizes. Some do not fit: the op then says so. */
final class Choices {
    private final Random random;
    private final List<Tensor> tensors;
    private final List<Step> steps;

    Choices(Random random, List<Tensor> tensors, List<Step> steps) {
        this.random = random;
        this.tensors = tensors;
        this.steps = steps;
    }

    Step next() {
        int x = operand();
        return switch (random.nextInt(10)) {
            case 0, 1 -> smooth(x);
            case 2 -> sharp(x);
            case 3, 4 -> moved(x);
            case 5, 6 -> reduced(x);
            case 7 -> compared(x, operand());
            case 8 -> joined(x, operand());
            default -> arithmetic(x, operand());
        };
    }

    /** Later tensors are likelier. */
    private int operand() {
        int n = tensors.size();
        int one = random.nextInt(n);
        int other = random.nextInt(n);
        return Math.max(one, other);
    }

    private boolean exact(int x) {
        return steps.get(x).exact();
    }

    private int axis(int x) {
        int rank = tensors.get(x).rank();
        return random.nextInt(Math.max(1, rank)) - (random.nextBoolean() ? rank : 0);
    }

    private long number() {
        return random.nextInt(-3, 5);
    }

    private Step unary(int x, String method, boolean exact, UnaryOperator<Tensor> f) {
        return new Step("t" + x + "." + method, exact, all -> f.apply(all.get(x)));
    }

    private Step binary(int x, int y, String method, boolean exact, BinaryOperator<Tensor> f) {
        return new Step("t" + x + "." + method + " with t" + y, exact, all -> f.apply(all.get(x), all.get(y)));
    }

    private Step smooth(int x) {
        return switch (random.nextInt(11)) {
            case 0 -> unary(x, "sin()", false, Tensor::sin);
            case 1 -> unary(x, "cos()", false, Tensor::cos);
            case 2 -> unary(x, "tanh()", false, Tensor::tanh);
            case 3 -> unary(x, "sigmoid()", false, Tensor::sigmoid);
            case 4 -> unary(x, "softplus()", false, Tensor::softplus);
            case 5 -> unary(x, "silu()", false, Tensor::silu);
            case 6 -> unary(x, "sin().exp()", false, t -> t.sin().exp());
            case 7 ->
                unary(x, "square().add(1).log()", false, t -> t.square().add(1).log());
            case 8 ->
                unary(
                        x,
                        "square().add(1).rsqrt()",
                        false,
                        t -> t.square().add(1).rsqrt());
            case 9 -> unary(x, "atan()", false, Tensor::atan);
            default ->
                unary(
                        x,
                        "square().add(0.5).sqrt()",
                        false,
                        t -> t.square().add(0.5).sqrt());
        };
    }

    private Step sharp(int x) {
        DType[] types = DType.values();
        DType to = types[random.nextInt(types.length)];
        boolean exact = exact(x);
        return switch (random.nextInt(9)) {
            case 0 -> unary(x, "neg()", exact, Tensor::neg);
            case 1 -> unary(x, "abs()", exact && !tensors.get(x).dtype().isComplex(), Tensor::abs);
            case 2 -> unary(x, "relu()", exact, Tensor::relu);
            case 3 -> unary(x, "conj()", exact, Tensor::conj);
            case 4 -> unary(x, "real()", exact, Tensor::real);
            case 5 -> unary(x, "imag()", exact, Tensor::imag);
            case 6 -> unary(x, "clip(-1, 2)", exact, t -> t.clip(-1, 2));
            case 7 -> unary(x, "stopGradient()", exact, Tensor::stopGradient);
            default -> converted(x, to);
        };
    }

    private Step converted(int x, DType to) {
        boolean coarse =
                to.isInexact() && (to.isComplex() || !tensors.get(x).dtype().isComplex());
        return exact(x) || coarse ? unary(x, "convert(" + to + ")", exact(x), t -> t.convert(to)) : moved(x);
    }

    private Step moved(int x) {
        int axis = axis(x);
        int to = axis(x);
        long start = number();
        long end = number();
        long step = random.nextLong(1, 4);
        boolean exact = exact(x);
        return switch (random.nextInt(17)) {
            case 14 -> unary(x, "roll(" + start + ", " + axis + ")", exact, t -> t.roll(start, axis));
            case 15 -> unary(x, "unfold(" + axis + ", 2, " + step + ")", exact, t -> t.unfold(axis, 2, step));
            case 16 -> unary(x, "diagEmbed(" + start + ")", exact, t -> t.diagEmbed(start));
            case 0 -> unary(x, "transpose()", exact, Tensor::transpose);
            case 1 -> unary(x, "reverse(" + axis + ")", exact, t -> t.reverse(axis));
            case 2, 3 ->
                unary(
                        x,
                        "slice(" + axis + ", " + start + ", " + end + ", " + step + ")",
                        exact,
                        t -> t.slice(axis, start, end, step));
            case 4 -> unary(x, "flatten()", exact, Tensor::flatten);
            case 5 -> unary(x, "unsqueeze(" + axis + ")", exact, t -> t.unsqueeze(axis));
            case 6 -> unary(x, "moveaxis(" + axis + ", " + to + ")", exact, t -> t.moveaxis(axis, to));
            case 7 -> unary(x, "repeat(2, " + axis + ")", exact, t -> t.repeat(2, axis));
            case 8 -> unary(x, "take(" + axis + ", " + start + ")", exact, t -> t.take(axis, start));
            case 9 -> unary(x, "tril(" + start + ")", exact, t -> t.tril(start));
            case 10 -> unary(x, "diagonal()", exact, Tensor::diagonal);
            case 11 -> padded(x, step);
            case 12 ->
                unary(x, "broadcast to [dim, 2]", exact, t -> t.unsqueeze(-1).broadcastTo(with(t, 2)));
            default -> unary(x, "squeeze()", exact, Tensor::squeeze);
        };
    }

    private static List<dev.covector.ir.Dim> with(Tensor x, long last) {
        List<dev.covector.ir.Dim> shape = new ArrayList<>(x.shape());
        shape.add(dev.covector.ir.Dim.of(last));
        return shape;
    }

    private Step padded(int x, long low) {
        int rank = tensors.get(x).rank();
        long[] before = random.longs(rank, 0, low + 1).toArray();
        long[] after = random.longs(rank, 0, 3).toArray();
        long[] between = random.longs(rank, 0, 2).toArray();
        return unary(
                x,
                "pad("
                        + List.of(
                                java.util.Arrays.toString(before),
                                java.util.Arrays.toString(after),
                                java.util.Arrays.toString(between))
                        + ", 2)",
                exact(x),
                t -> t.pad(before, after, between, 2));
    }

    private Step reduced(int x) {
        int axis = axis(x);
        int[] axes = random.nextInt(4) == 0 ? new int[0] : new int[] {axis};
        String at = "(" + (axes.length == 0 ? "" : axis) + ")";
        boolean exact = exact(x);
        return switch (random.nextInt(13)) {
            case 0 -> unary(x, "sum" + at, exact, t -> t.sum(axes));
            case 1 -> unary(x, "sumKeepDims" + at, exact, t -> t.sumKeepDims(axes));
            case 2 -> unary(x, "mean" + at, false, t -> t.mean(axes));
            case 3 -> unary(x, "max" + at, exact, t -> t.max(axes));
            case 4 -> unary(x, "minKeepDims" + at, exact, t -> t.minKeepDims(axes));
            case 5 -> unary(x, "tanh().prod" + at, false, t -> t.tanh().prod(axes));
            case 6 -> unary(x, "logsumexp" + at, false, t -> t.logsumexp(axes));
            case 7 -> unary(x, "softmax" + at, false, t -> t.softmax(axes));
            case 8 -> unary(x, "logSoftmax" + at, false, t -> t.logSoftmax(axes));
            case 9 -> unary(x, "cumsum(" + axis + ")", exact, t -> t.cumsum(axis));
            case 10 -> unary(x, "cumsumFromEnd(" + axis + ")", exact, t -> t.cumsumFromEnd(axis));
            case 11 -> unary(x, "var" + at, false, t -> t.var(axes));
            default -> exact ? unary(x, "argmax(" + axis + ")", true, t -> t.argmax(axis)) : moved(x);
        };
    }

    private Step arithmetic(int x, int y) {
        boolean exact = exact(x) && exact(y);
        boolean whole = exact
                && !tensors.get(x).dtype().isInexact()
                && !tensors.get(y).dtype().isInexact();
        return switch (random.nextInt(8)) {
            case 0, 1 -> binary(x, y, "add", exact, Tensor::add);
            case 2 -> binary(x, y, "sub", exact, Tensor::sub);
            case 3 -> binary(x, y, "mul", whole, Tensor::mul);
            case 4 ->
                whole
                        ? binary(x, y, "div", true, Tensor::div)
                        : binary(
                                x,
                                y,
                                "div by 2 + sin",
                                false,
                                (a, b) -> a.div(b.sin().add(2)));
            case 5 -> binary(x, y, "maximum", exact, Tensor::maximum);
            case 6 -> binary(x, y, "minimum", exact, Tensor::minimum);
            default -> binary(x, y, "matmul", whole, Tensor::matmul);
        };
    }

    private Step compared(int x, int y) {
        if (!exact(x) || !exact(y)) {
            return arithmetic(x, y);
        }
        int z = operand();
        return switch (random.nextInt(5)) {
            case 0 -> binary(x, y, "lt", true, Tensor::lt);
            case 1 -> binary(x, y, "ge", true, Tensor::ge);
            case 2 -> binary(x, y, "eq", true, Tensor::eq);
            case 3 ->
                new Step(
                        "where(t" + x + " > 0, t" + y + ", t" + z + ")",
                        exact(z),
                        all -> Tensor.where(all.get(x).gt(0), all.get(y), all.get(z)));
            default ->
                new Step(
                        "where(t" + x + " > 0, t" + z + ", 1)",
                        exact(z),
                        all -> Tensor.where(all.get(x).gt(0), all.get(z), 1));
        };
    }

    private Step joined(int x, int y) {
        int axis = axis(x);
        boolean exact = exact(x) && exact(y);
        return switch (random.nextInt(5)) {
            case 0, 1 -> binary(x, y, "concatenate(" + axis + ")", exact, (a, b) -> Tensor.concatenate(axis, a, b));
            case 2 -> binary(x, y, "stack(" + axis + ")", exact, (a, b) -> Tensor.stack(axis, a, b));
            case 3 -> exact(y) ? binary(x, y, "take(" + axis + ")", exact, (a, b) -> a.take(b, axis)) : moved(x);
            default ->
                exact(y)
                        ? binary(
                                x,
                                y,
                                "scatterAdd of a gather(" + axis + ")",
                                exact,
                                (a, b) -> a.scatterAdd(a.gather(List.of(b), axis), List.of(b), axis))
                        : moved(x);
        };
    }
}
