package dev.covector.lower.stablehlo;

import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.lower.stablehlo.text.Loop;
import dev.covector.ops.Scalar;
import dev.covector.ops.math.GammaFunctions;
import java.util.List;
import java.util.function.Function;

/** Arithmetic on real tensors of one type as formulas are written, with numbers among the tensors. */
final class Arithmetic {
    private final HloBuilder b;

    Arithmetic(HloBuilder b) {
        this.b = b;
    }

    Hlo like(Hlo x, double value) {
        return b.full(x.type(), value);
    }

    Hlo apply(String function, Hlo... in) {
        return b.elementwise("stablehlo." + function, in[0].dtype(), in);
    }

    /** By the formula of ops.math, since chlo's loses the digits near 1 and 2. */
    Hlo logGamma(Hlo x) {
        Elementwise k = new Elementwise(b, x.type().shape());
        return k.store(new Scalar(GammaFunctions.lgamma(k, k.load(x).re()), null));
    }

    Hlo add(Hlo x, Hlo y) {
        return apply("add", x, y);
    }

    Hlo add(Hlo x, double y) {
        return add(x, like(x, y));
    }

    Hlo sub(Hlo x, Hlo y) {
        return apply("subtract", x, y);
    }

    Hlo sub(double x, Hlo y) {
        return sub(like(y, x), y);
    }

    Hlo mul(Hlo x, Hlo y) {
        return apply("multiply", x, y);
    }

    Hlo mul(Hlo x, double y) {
        return mul(x, like(x, y));
    }

    Hlo div(Hlo x, Hlo y) {
        return apply("divide", x, y);
    }

    Hlo div(double x, Hlo y) {
        return div(like(y, x), y);
    }

    Hlo less(Hlo x, Hlo y) {
        return b.compare("LT", x, y);
    }

    Hlo less(double x, Hlo y) {
        return less(like(y, x), y);
    }

    Hlo less(Hlo x, double y) {
        return less(x, like(x, y));
    }

    Hlo atMost(double x, Hlo y) {
        return b.compare("LE", like(y, x), y);
    }

    Hlo equal(Hlo x, double y) {
        return b.compare("EQ", x, like(x, y));
    }

    Hlo and(Hlo x, Hlo y) {
        return apply("and", x, y);
    }

    Hlo or(Hlo x, Hlo y) {
        return apply("or", x, y);
    }

    Hlo not(Hlo x) {
        return apply("not", x);
    }

    Hlo select(Hlo condition, Hlo x, Hlo y) {
        return b.select(condition, x, y);
    }

    List<Hlo> whileAny(List<Hlo> start, Function<List<Hlo>, Hlo> more, Function<List<Hlo>, List<Hlo>> step) {
        return Loop.whileAny(start, more, step, b);
    }
}
