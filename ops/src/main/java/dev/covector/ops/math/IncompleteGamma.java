package dev.covector.ops.math;

/**
 * The regularised incomplete gamma functions, P of a and x and Q = 1 - P: a power series, another for small a and x
 * (Gautschi 1979), a continued fraction (DLMF 8.9.2), and near x = a > 20 Temme's uniform expansion (Temme 1979). NaN where a
 * or x is negative or both are zero. The relative error grows with the size of the logarithm of the result.
 */
public final class IncompleteGamma {
    private static final double EPSILON = 0x1p-54;
    private static final int MOST_TERMS = 3000;

    private IncompleteGamma() {}

    /** P(a, x). */
    public static double lower(double a, double x) {
        double edge = edge(a, x);
        if (!Double.isNaN(edge) || !inside(a, x)) {
            return edge;
        }
        if (TemmeExpansion.holds(a, x)) {
            return TemmeExpansion.lower(a, x);
        }
        return x > 1 && x > a + 1 ? 1 - upper(a, x) : series(a, x);
    }

    /** Q(a, x). */
    public static double upper(double a, double x) {
        double edge = edge(a, x);
        if (!Double.isNaN(edge) || !inside(a, x)) {
            return 1 - edge;
        }
        if (TemmeExpansion.holds(a, x)) {
            return TemmeExpansion.upper(a, x);
        }
        if (x > 1.1) {
            return x < a ? 1 - series(a, x) : fraction(a, x);
        }
        boolean mostlyLower = x <= 0.5 ? -0.4 / Math.log(x) < a : 1.1 * x < a;
        return mostlyLower ? 1 - series(a, x) : complement(a, x);
    }

    private static boolean inside(double a, double x) {
        return a > 0 && x > 0 && a < Double.POSITIVE_INFINITY && x < Double.POSITIVE_INFINITY;
    }

    /** P where an argument is zero or infinite, else NaN. */
    private static double edge(double a, double x) {
        if (!(a >= 0 && x >= 0) || a == x && (a == 0 || Double.isInfinite(a))) {
            return Double.NaN;
        }
        return a == 0 || Double.isInfinite(x) ? 1 : x == 0 || Double.isInfinite(a) ? 0 : Double.NaN;
    }

    /** x^a e^-x / Gamma(a + 1) (1 + x / (a + 1) + x^2 / ((a + 1) (a + 2)) + ...). */
    private static double series(double a, double x) {
        double term = 1;
        double sum = 1;
        for (int n = 1; n < MOST_TERMS && term > EPSILON * sum; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return GammaDensity.of(a, x) * sum;
    }

    /** 1 - x^a / Gamma(a + 1) (1 - a x / (a + 1) + a x^2 / (2! (a + 2)) - ...), for small x. */
    private static double complement(double a, double x) {
        double term = 1;
        double sum = 0;
        for (int n = 1; n < MOST_TERMS && Math.abs(term) > EPSILON * Math.abs(sum); n++) {
            term *= -x / n;
            sum += term / (a + n);
        }
        double logarithm = a * Math.log(x) - GammaFunctions.logGamma1p(a);
        return -Math.expm1(logarithm) - Math.exp(logarithm) * a * sum;
    }

    /**
     * The continued fraction of Q, even part, from its end: forwards, as Lentz has it, the steps add up what they round. So many
     * terms are enough from x = 1 on.
     */
    private static double fraction(double a, double x) {
        double first = x + 1 - a;
        double rest = 0;
        for (int n = (int) (120 / x) + 30; n > 0; n--) {
            rest = n * (n - a) / (first + 2 * n - rest);
        }
        return GammaDensity.of(a, x) * a / (first - rest);
    }
}
