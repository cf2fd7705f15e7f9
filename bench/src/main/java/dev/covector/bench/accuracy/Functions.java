package dev.covector.bench.accuracy;

import static dev.covector.bench.accuracy.Range.even;
import static dev.covector.bench.accuracy.Range.logarithmic;

import dev.covector.tracer.Tensor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** What is measured: every elementary and special function of real numbers. */
final class Functions {
    private static final Decimals DIGITS = Decimals.of(100);
    private static final List<Range> EVERYWHERE =
            List.of(logarithmic(1e-20, 1e20), logarithmic(-1e-20, -1e20), even(-10, 10));
    private static final List<Range> POSITIVE = List.of(logarithmic(1e-30, 1e30), even(0.5, 2), even(0, 20));
    private static final List<Range> EXPONENTS =
            List.of(even(-85, 85), logarithmic(1e-20, 10), logarithmic(-1e-20, -10));
    private static final List<Range> UNIT =
            List.of(even(-1, 1), logarithmic(1e-20, 1), logarithmic(-1e-20, -1), even(0.99, 1));

    private final List<Measured> all = new ArrayList<>();

    private Functions() {}

    static List<Measured> all() {
        Functions functions = new Functions();
        functions.exponentials();
        functions.circular();
        functions.hyperbolic();
        functions.errors();
        functions.gammas();
        functions.bessels();
        return List.copyOf(functions.all);
    }

    private void add(String name, List<Range> ranges, UnaryOperator<BigDecimal> exact, UnaryOperator<Tensor> ours) {
        add(name, ranges, exact, ours, 0);
    }

    private void add(
            String name,
            List<Range> ranges,
            UnaryOperator<BigDecimal> exact,
            UnaryOperator<Tensor> ours,
            double scale) {
        all.add(new Measured(
                name, List.of(ranges), x -> exact.apply(x.getFirst()), x -> ours.apply(x.getFirst()), scale));
    }

    private void add(
            String name,
            List<Range> first,
            List<Range> second,
            BinaryOperator<BigDecimal> exact,
            BinaryOperator<Tensor> ours) {
        all.add(new Measured(
                name,
                List.of(first, second),
                x -> exact.apply(x.get(0), x.get(1)),
                x -> ours.apply(x.get(0), x.get(1)),
                0));
    }

    private void exponentials() {
        Elementary e = new Elementary(DIGITS);
        add("exp", EXPONENTS, DIGITS::exp, Tensor::exp);
        add("expm1", EXPONENTS, e::expm1, Tensor::expm1);
        add("exp2", List.of(even(-125, 127), even(-1, 1)), e::exp2, Tensor::exp2);
        add("log", POSITIVE, DIGITS::log, Tensor::log);
        add(
                "log1p",
                List.of(logarithmic(1e-20, 1e30), even(-0.999, 1), logarithmic(-1e-20, -0.9)),
                e::log1p,
                Tensor::log1p);
        add("log2", POSITIVE, e::log2, Tensor::log2);
        add("log10", POSITIVE, e::log10, Tensor::log10);
        add("cbrt", EVERYWHERE, e::cbrt, Tensor::cbrt);
        add("pow", List.of(even(0, 20), logarithmic(0.01, 100)), List.of(even(-8, 8)), DIGITS::pow, (x, y) -> x.pow(y));
        add("logistic", EXPONENTS, e::logistic, Tensor::logistic);
    }

    private void circular() {
        Elementary e = new Elementary(DIGITS);
        List<Range> angles = List.of(even(-10, 10), logarithmic(1e-20, 1e6), logarithmic(-1e-20, -1e6));
        add("sin", angles, DIGITS::sin, Tensor::sin);
        add("cos", angles, DIGITS::cos, Tensor::cos);
        add("tan", angles, e::tan, Tensor::tan);
        add("asin", UNIT, e::asin, Tensor::asin);
        add("acos", UNIT, e::acos, Tensor::acos);
        add("atan", EVERYWHERE, DIGITS::atan, Tensor::atan);
    }

    private void hyperbolic() {
        Elementary e = new Elementary(DIGITS);
        add("sinh", EXPONENTS, e::sinh, Tensor::sinh);
        add("cosh", EXPONENTS, e::cosh, Tensor::cosh);
        add("tanh", EXPONENTS, e::tanh, Tensor::tanh);
        add("asinh", EVERYWHERE, e::asinh, Tensor::asinh);
        add("acosh", List.of(even(1.0001, 3), logarithmic(1.001, 1e30)), e::acosh, Tensor::acosh);
        add("atanh", List.of(even(-0.999, 0.999), logarithmic(1e-20, 0.9)), e::atanh, Tensor::atanh);
    }

    private void errors() {
        Errors e = new Errors(DIGITS);
        List<Range> tail = List.of(even(-4, 9), logarithmic(1e-20, 9));
        add("erf", List.of(even(-6, 6), logarithmic(1e-20, 6)), e::erf, Tensor::erf);
        add("erfc", tail, e::erfc, Tensor::erfc);
        add("erfcx", List.of(even(-8, 8), logarithmic(1e-20, 1e10)), e::erfcx, Tensor::erfcx);
        add("erfinv", List.of(even(-1, 1), logarithmic(1e-20, 1), even(0.99, 0.9999999)), e::erfinv, Tensor::erfinv);
        add("ndtr", List.of(even(-12, 6), logarithmic(-1e-20, -12)), e::ndtr, Tensor::ndtr);
        add("ndtri", List.of(even(0.0001, 0.9999), logarithmic(1e-36, 0.5)), e::ndtri, Tensor::ndtri);
    }

    private void gammas() {
        Gammas g = new Gammas(DIGITS);
        List<Range> positive = List.of(even(0.01, 15), logarithmic(1e-20, 1e20), even(0.9, 2.1));
        add("lgamma", positive, g::lgamma, Tensor::lgamma);
        add("lgamma, x < 0", List.of(even(-20, -0.01)), g::lgamma, Tensor::lgamma, 1);
        add("digamma", positive, g::digamma, Tensor::digamma);
        add("digamma, x < 0", List.of(even(-20, -0.01)), g::digamma, Tensor::digamma, 1);
        List<Range> orders = List.of(even(1.01, 12));
        add("zeta", orders, List.of(even(0.1, 20), logarithmic(0.5, 500)), g::zeta, (x, q) -> x.zeta(q));
        List<Range> a = List.of(logarithmic(0.1, 40));
        add("igamma", a, a, g::igamma, (s, x) -> s.igamma(x));
        add("igammac", a, a, g::igammac, (s, x) -> s.igammac(x));
    }

    private void bessels() {
        Bessels b = new Bessels(DIGITS);
        List<Range> real = List.of(even(-85, 85), even(-10, 10), logarithmic(1e-15, 85));
        add("i0", real, x -> b.i(0, x), Tensor::i0);
        add("i0e", real, x -> b.ie(0, x), Tensor::i0e);
        add("i1", real, x -> b.i(1, x), Tensor::i1);
        add("i1e", real, x -> b.ie(1, x), Tensor::i1e);
        List<Range> waves = List.of(even(-100, 100), even(-10, 10), logarithmic(1e-15, 1e4));
        add("besselJ0", waves, x -> b.j(0, x), Tensor::besselJ0, 0.05);
        add("besselJ1", waves, x -> b.j(1, x), Tensor::besselJ1, 0.05);
    }
}
