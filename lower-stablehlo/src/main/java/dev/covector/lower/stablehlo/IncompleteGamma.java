package dev.covector.lower.stablehlo;

import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import java.util.List;

/**
 * The regularised incomplete gamma functions, P of a and x and Q = 1 - P, by the loops of {@code ops.math.IncompleteGamma}: a power
 * series, another for small a and x (Gautschi 1979), and a continued fraction (DLMF 8.9.2). Instead of Temme's
 * expansion for large a, more terms: enough up to a of 1e5.
 */
final class IncompleteGamma {
    private static final double EPSILON = 0x1p-54;
    private static final double MOST_TERMS = 3000;
    private static final double[] STIRLING = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400
    };

    private final Arithmetic r;
    private final Hlo a;
    private final Hlo x;

    private IncompleteGamma(Hlo a, Hlo x, HloBuilder b) {
        this.r = new Arithmetic(b);
        this.a = a;
        this.x = x;
    }

    /** P(a, x). */
    static Hlo lower(Hlo a, Hlo x, HloBuilder b) {
        IncompleteGamma gamma = new IncompleteGamma(a, x, b);
        return gamma.edged(gamma.lower(), 0);
    }

    /** Q(a, x). */
    static Hlo upper(Hlo a, Hlo x, HloBuilder b) {
        IncompleteGamma gamma = new IncompleteGamma(a, x, b);
        return gamma.edged(gamma.upper(), 1);
    }

    private Hlo lower() {
        Hlo isFar = r.and(r.less(1, x), r.less(r.add(a, 1), x));
        return r.select(isFar, r.sub(1, fraction(isFar)), series(r.not(isFar)));
    }

    private Hlo upper() {
        Hlo isLarge = r.less(1.1, x);
        Hlo isFar = r.and(isLarge, r.not(r.less(x, a)));
        Hlo bound = r.select(r.less(0.5, x), r.mul(x, 1.1), r.div(-0.4, r.apply("log", x)));
        Hlo isSmall = r.and(r.not(isLarge), r.not(r.less(bound, a)));
        Hlo isLower = r.not(r.or(isFar, isSmall));
        return r.select(isFar, fraction(isFar), r.select(isSmall, complement(isSmall), r.sub(1, series(isLower))));
    }

    /** The value at zero and infinity; NaN where there is none. */
    private Hlo edged(Hlo inside, double atZero) {
        Hlo isOne = r.or(r.equal(a, 0), r.equal(x, Double.POSITIVE_INFINITY));
        Hlo isZero = r.or(r.equal(x, 0), r.equal(a, Double.POSITIVE_INFINITY));
        Hlo value = r.select(isZero, r.like(x, atZero), r.select(isOne, r.like(x, 1 - atZero), inside));
        Hlo isNone = r.or(r.and(isOne, isZero), r.not(r.and(r.atMost(0, a), r.atMost(0, x))));
        return r.select(isNone, r.like(x, Double.NaN), value);
    }

    /** x^a e^-x / Gamma(a + 1); for large a as Loader (2000) has it: exp(-a (u - log(1 + u))) / sqrt(2 pi a), u = (x - a) / a. */
    private Hlo density() {
        Hlo plain = r.sub(r.sub(r.mul(a, r.apply("log", x)), x), r.logGamma(r.add(a, 1)));
        Hlo u = r.div(r.sub(x, a), a);
        Hlo deviance = r.mul(a, r.sub(u, r.apply("log_plus_one", u)));
        Hlo inverse = r.div(1, a);
        Hlo square = r.mul(inverse, inverse);
        // The series of log Gamma beyond Stirling's formula, to 1e-16 from a = 10 on.
        Hlo stirling = r.like(a, STIRLING[STIRLING.length - 1]);
        for (int i = STIRLING.length - 2; i >= 0; i--) {
            stirling = r.add(r.mul(stirling, square), STIRLING[i]);
        }
        Hlo far = r.apply("negate", r.add(deviance, r.mul(stirling, inverse)));
        Hlo root = r.apply("sqrt", r.mul(a, 2 * Math.PI));
        return r.select(r.less(a, 10), r.apply("exponential", plain), r.div(r.apply("exponential", far), root));
    }

    /** x^a e^-x / Gamma(a + 1) (1 + x / (a + 1) + x^2 / ((a + 1) (a + 2)) + ...). */
    private Hlo series(Hlo isWanted) {
        Hlo one = r.like(x, 1);
        List<Hlo> ends = r.whileAny(
                List.of(one, one, one),
                at -> r.and(
                        isWanted, r.and(r.less(at.get(0), MOST_TERMS), r.less(r.mul(at.get(2), EPSILON), at.get(1)))),
                at -> {
                    Hlo term = r.mul(at.get(1), r.div(x, r.add(a, at.get(0))));
                    return List.of(r.add(at.get(0), 1), term, r.add(at.get(2), term));
                });
        return r.mul(density(), ends.get(2));
    }

    /** 1 - x^a / Gamma(a + 1) (1 - a x / (a + 1) + a x^2 / (2! (a + 2)) - ...), for small x. */
    private Hlo complement(Hlo isWanted) {
        Hlo one = r.like(x, 1);
        List<Hlo> ends = r.whileAny(
                List.of(one, one, r.like(x, 0)),
                at -> r.and(
                        isWanted,
                        r.and(
                                r.less(at.get(0), MOST_TERMS),
                                r.less(r.mul(r.apply("abs", at.get(2)), EPSILON), r.apply("abs", at.get(1))))),
                at -> {
                    Hlo term = r.mul(at.get(1), r.div(r.apply("negate", x), at.get(0)));
                    return List.of(r.add(at.get(0), 1), term, r.add(at.get(2), r.div(term, r.add(a, at.get(0)))));
                });
        Hlo logarithm = r.sub(r.mul(a, r.apply("log", x)), r.logGamma(r.add(a, 1)));
        Hlo rest = r.mul(r.mul(r.apply("exponential", logarithm), a), ends.get(2));
        return r.sub(r.apply("negate", r.apply("exponential_minus_one", logarithm)), rest);
    }

    /** The continued fraction of Q, even part, from its end; so many terms are enough from x = 1 on. */
    private Hlo fraction(Hlo isWanted) {
        Hlo first = r.sub(r.add(x, 1), a);
        Hlo count = r.add(r.apply("floor", r.div(120, x)), 30);
        Hlo zero = r.like(x, 0);
        List<Hlo> ends = r.whileAny(List.of(r.select(isWanted, count, zero), zero), at -> r.less(0, at.get(0)), at -> {
            Hlo n = at.get(0);
            Hlo below = r.sub(r.add(first, r.mul(n, 2)), at.get(1));
            Hlo rest = r.div(r.mul(n, r.sub(n, a)), below);
            Hlo goesOn = r.less(0, n);
            return List.of(r.select(goesOn, r.sub(n, r.like(n, 1)), n), r.select(goesOn, rest, at.get(1)));
        });
        return r.div(r.mul(density(), a), r.sub(first, ends.get(1)));
    }
}
