package dev.covector.ops.math;

/**
 * Hurwitz' zeta function, the sum of (k + q)^-x over k >= 0: the first terms, and for the others the formula of Euler and
 * Maclaurin (DLMF 25.11.28). Infinite at x = 1 and where q is zero or a negative integer; NaN for x < 1, and for q < 0
 * unless x is an integer, where the terms with a negative base are summed as their mirror images.
 */
public final class HurwitzZeta {
    /** B(2j) / (2j)! for j = 1, 2, ... */
    private static final double[] TERMS = {
        1.0 / 12,
        -1.0 / 720,
        1.0 / 30240,
        -1.0 / 1209600,
        1.0 / 47900160,
        -691.0 / 1307674368000.0,
        1.0 / 74724249600.0,
        -3617.0 / 10670622842880000.0,
        43867.0 / 5109094217170944000.0,
        -174611.0 / 802857662698291200000.0,
        77683.0 / 1.4101100039391804e+22,
        -236364091.0 / 1.6938241367317436e+27
    };
    /** From this base on, after so many terms, the formula holds to the last place. */
    private static final double FAR = 10;

    private static final int FIRST_TERMS = 9;

    private HurwitzZeta() {}

    public static double of(double x, double q) {
        if (x == 1) {
            return Double.POSITIVE_INFINITY;
        }
        if (!(x > 1) || Double.isNaN(q)) {
            return Double.NaN;
        }
        if (q > 0) {
            return ofPositive(x, q);
        }
        if (q == Math.floor(q)) {
            return Double.POSITIVE_INFINITY;
        }
        return x == Math.floor(x) ? ofNegative(x, q) : Double.NaN;
    }

    /** With n = ceil(-q) negative bases: (-1)^x (zeta(x, 1 - q - n) - zeta(x, 1 - q)) for them, zeta(x, q + n) for the rest. */
    private static double ofNegative(double x, double q) {
        double n = Math.ceil(-q);
        double mirrored = ofPositive(x, 1 - n - q) - ofPositive(x, 1 - q);
        return (x % 2 == 0 ? mirrored : -mirrored) + ofPositive(x, q + n);
    }

    private static double ofPositive(double x, double q) {
        double sum = 0;
        int k = 0;
        for (; k < FIRST_TERMS || q + k < FAR; k++) {
            double term = power(x, q, k);
            sum += term;
            // The others together are less than term (1 + (q + k) / (x - 1)).
            if (term * (q + k + 1) < 0x1p-56 * sum * (x - 1)) {
                return sum;
            }
        }
        return sum + rest(x, q + k, power(x, q, k));
    }

    /** (q + k)^-x, which takes into account what q + k rounds off: x times as much of the power. */
    private static double power(double x, double q, int k) {
        double base = q + k;
        double shareOfK = base - q;
        double lost = (q - (base - shareOfK)) + (k - shareOfK);
        return Math.pow(base, -x) * (1 - x * lost / base);
    }

    /** The sum of (k + w)^-x = w^-x (w / (x - 1) + 1/2 + B2/2! x / w + B4/4! x (x + 1) (x + 2) / w^3 + ...). */
    private static double rest(double x, double w, double power) {
        double factor = x / w;
        double sum = 0;
        for (int j = 0; j < TERMS.length; j++) {
            double term = TERMS[j] * factor;
            sum += term;
            if (Math.abs(term) < 0x1p-56) {
                break;
            }
            factor *= (x + 2 * j + 1) / w * ((x + 2 * j + 2) / w);
        }
        return power == 0 ? 0 : power * (sum + 0.5 + w / (x - 1));
    }
}
