package dev.covector.ops.math;

/** x^a e^-x / Gamma(a + 1), and the logarithms that it takes (Loader, Fast and accurate computation of binomial probabilities, 2000). */
final class GammaDensity {
    /** From here on Stirling's series holds to the last place. */
    private static final double FAR = 10;
    /** Up to here a product of so many factors loses less than the logarithm of a small density. */
    private static final double MOST_FACTORS = 170;

    private static final double[] STIRLING = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156
    };

    private GammaDensity() {}

    static double of(double a, double x) {
        double mu = (x - a) / a;
        boolean isNear = mu > -0.6 && mu < 0.8;
        if (a < FAR || a < MOST_FACTORS && !isNear) {
            double root = Math.exp(-x / 2) * Math.pow(x, a / 2);
            return root * (root / gamma1p(a));
        }
        double exponent = isNear ? log1pmx(mu) : Math.log(x / a) - mu;
        return Math.exp(a * exponent - stirling(a)) / Math.sqrt(2 * Math.PI * a);
    }

    /** log Gamma(a + 1) - ((a + 1/2) log a - a + log(2 pi) / 2). */
    private static double stirling(double a) {
        return Polynomial.of(1 / (a * a), STIRLING) / a;
    }

    /** Gamma(a + 1) for 0 <= a < 170: a product, and the series of its logarithm about 2. */
    private static double gamma1p(double a) {
        double product = 1;
        double y = a;
        while (y > 1.5) {
            product *= y;
            y -= 1;
        }
        return product * Math.exp(GammaFunctions.logGamma1p(y));
    }

    /** log(1 + x) - x for -0.6 <= x <= 0.8, by 2 atanh(x / (2 + x)). */
    static double log1pmx(double x) {
        double r = x / (2 + x);
        double v = r * r;
        double sum = 0;
        for (int n = 47; n >= 3; n -= 2) {
            sum = sum * v + 1.0 / n;
        }
        return r * (2 * v * sum - x);
    }
}
