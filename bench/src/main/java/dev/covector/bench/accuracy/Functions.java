package dev.covector.bench.accuracy;

import static dev.covector.bench.accuracy.Range.even;
import static dev.covector.bench.accuracy.Range.every;
import static dev.covector.bench.accuracy.Range.near;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** What is measured: the functions of the op table over their whole ranges, with many digits of each. */
final class Functions {
    private static final Decimals DIGITS = Decimals.of(60);
    private static final double MAX = Double.MAX_VALUE;
    private static final Range ALL = every(-MAX, MAX).orSubnormal();
    private static final Range POSITIVE = every(Double.MIN_VALUE, MAX).orSubnormal();
    private static final List<Range> EXPONENTS = List.of(ALL, even(-110, 90), even(-750, 712), even(-1, 1));
    private static final List<Range> LOGARITHMS = List.of(POSITIVE, even(0.5, 2), even(0, 20), near(1));
    private static final List<Range> UNIT =
            List.of(every(-1, 1).orSubnormal(), even(-1, 1), near(1), near(-1), near(0.5));

    private final List<Measured> all = new ArrayList<>();

    private Functions() {}

    /** The functions in the order of the op table. */
    static List<Measured> all() {
        Functions functions = new Functions();
        functions.exponentials();
        functions.circular();
        functions.hyperbolic();
        functions.errors();
        functions.gammas();
        functions.bessels();
        return FunctionOps.names().stream()
                .flatMap(op -> of(op, functions.all).stream())
                .toList();
    }

    private static List<Measured> of(String op, List<Measured> known) {
        List<Measured> found =
                known.stream().filter(function -> function.op().equals(op)).toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("Functions knows no digits of " + op);
        }
        return found;
    }

    private void add(String name, List<Range> ranges, UnaryOperator<BigDecimal> exact) {
        add(name, ranges, exact, _ -> 0);
    }

    private void add(String name, List<Range> ranges, UnaryOperator<BigDecimal> exact, DoubleUnaryOperator floor) {
        all.add(new Measured(name, List.of(ranges), x -> exact.apply(x.getFirst()), floor));
    }

    private void add(String name, List<Range> first, List<Range> second, BinaryOperator<BigDecimal> exact) {
        all.add(new Measured(name, List.of(first, second), x -> exact.apply(x.getFirst(), x.getLast()), _ -> 0));
    }

    private void exponentials() {
        Elementary e = new Elementary(DIGITS);
        add("sqrt", List.of(POSITIVE, even(0, 2)), DIGITS::sqrt);
        add("exp", EXPONENTS, DIGITS::exp);
        add("expm1", EXPONENTS, DIGITS::expm1);
        add("exp2", List.of(ALL, even(-152, 130), even(-1080, 1026), even(-1, 1)), e::exp2);
        add("log", LOGARITHMS, DIGITS::log);
        add("log1p", List.of(every(-1, MAX), even(-1, 1), near(-1)), DIGITS::log1p);
        add("log2", LOGARITHMS, e::log2);
        add("log10", LOGARITHMS, e::log10);
        add("cbrt", List.of(ALL, even(-10, 10)), e::cbrt);
        add("pow", List.of(POSITIVE, even(0, 20), near(1)), List.of(ALL, even(-8, 8), even(-300, 300)), DIGITS::pow);
        add("logistic", EXPONENTS, e::logistic);
        add("entr", List.of(POSITIVE, even(0, 2), near(1)), e::entr);
    }

    private void circular() {
        Elementary e = new Elementary(DIGITS);
        List<Range> angles =
                List.of(ALL, even(-10, 10), even(-1e6, 1e6), near(Math.PI), near(Math.PI / 2), near(Math.PI * 3.5));
        add("sin", angles, DIGITS::sin);
        add("cos", angles, DIGITS::cos);
        add("tan", angles, e::tan);
        add("asin", UNIT, e::asin);
        add("acos", UNIT, e::acos);
        add("atan", List.of(ALL, even(-10, 10), near(1)), DIGITS::atan);
        List<Range> sides = List.of(ALL, even(-10, 10));
        add("atan2", sides, sides, e::atan2);
    }

    private void hyperbolic() {
        Elementary e = new Elementary(DIGITS);
        add("sinh", EXPONENTS, e::sinh);
        add("cosh", EXPONENTS, e::cosh);
        add("tanh", EXPONENTS, e::tanh);
        add("asinh", List.of(ALL, even(-10, 10), even(-1, 1)), e::asinh);
        add("acosh", List.of(every(1, MAX), even(1, 3), near(1)), e::acosh);
        add("atanh", UNIT, e::atanh);
    }

    private void errors() {
        Errors e = new Errors(DIGITS);
        add("erf", List.of(ALL, even(-6, 6), even(-1, 1)), e::erf);
        add("erfc", List.of(ALL, even(-6, 28), even(-4, 11)), e::erfc);
        add("erfcx", List.of(ALL, even(-27, 10), even(-9, 10), every(1, MAX)), e::erfcx);
        add("erfinv", UNIT, e::erfinv);
        add("ndtr", List.of(ALL, even(-39, 9), even(-14, 6)), e::ndtr);
        add("ndtri", List.of(every(0, 1), even(0, 1), near(1), near(0.5)), e::ndtri);
    }

    private void gammas() {
        Gammas g = new Gammas(Decimals.of(100));
        DoubleUnaryOperator one = _ -> 1;
        add("lgamma", List.of(POSITIVE, even(0, 15), near(1), near(2)), g::lgamma);
        add("lgamma, x < 0", List.of(even(-20, 0), even(-200, 0), every(-200, 0)), g::lgamma, one);
        add("digamma", List.of(POSITIVE, even(0, 15), near(1.4616321449683622)), g::digamma);
        add("digamma, x < 0", List.of(even(-20, 0), even(-200, 0), every(-200, 0)), g::digamma, one);
        Gammas coarse = new Gammas(Decimals.of(30));
        add(
                "zeta",
                List.of(even(1, 12), even(1, 60), near(1)),
                List.of(even(0, 20), even(0, 500), every(0, 1e6)),
                coarse::zeta);
        List<Range> shapes = List.of(even(0, 40), even(0, 10), every(1e-10, 1e3));
        add("igamma", shapes, shapes, g::igamma);
        add("igammac", shapes, shapes, g::igammac);
    }

    /** The waves are measured against a tenth of their height: between roots they are small for long. */
    private void bessels() {
        Bessels b = new Bessels(Decimals.of(100));
        List<Range> real = List.of(ALL, even(-95, 95), even(-720, 720), even(-10, 10));
        add("i0", real, x -> b.i(0, x));
        add("i0e", real, x -> b.ie(0, x));
        add("i1", real, x -> b.i(1, x));
        add("i1e", real, x -> b.ie(1, x));
        List<Range> waves = List.of(ALL, even(-100, 100), even(-10, 10), even(-1e4, 1e4));
        DoubleUnaryOperator tenth = x -> Math.abs(x) < 2 ? 0 : 0.08 / Math.sqrt(Math.abs(x));
        add("besselJ0", waves, x -> b.j(0, x), tenth);
        add("besselJ1", waves, x -> b.j(1, x), tenth);
    }
}
