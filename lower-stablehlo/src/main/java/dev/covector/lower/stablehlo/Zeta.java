package dev.covector.lower.stablehlo;

import dev.covector.ir.Dim;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.lower.stablehlo.text.Slicing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Hurwitz' zeta function as {@code ops.math.HurwitzZeta} has it: ten terms, and for the others the formula of Euler and Maclaurin
 * (DLMF 25.11.28); negative q by three values at positive ones, which are computed side by side. chlo's overflows early.
 */
final class Zeta {
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

    private static final int FIRST_TERMS = 9;

    private final HloBuilder b;
    private final Arithmetic r;

    private Zeta(HloBuilder b) {
        this.b = b;
        this.r = new Arithmetic(b);
    }

    static Hlo of(Hlo x, Hlo q, HloBuilder b) {
        return new Zeta(b).of(x, q);
    }

    /** With n = ceil(-q) negative bases: (-1)^x (zeta(x, 1 - q - n) - zeta(x, 1 - q)) for them, zeta(x, q + n) for the rest. */
    private Hlo of(Hlo x, Hlo q) {
        Hlo isPositive = r.less(0, q);
        Hlo n = r.apply("ceil", r.apply("negate", q));
        Hlo one = r.like(q, 1);
        List<Hlo> at = List.of(
                r.select(isPositive, q, r.add(q, n)),
                r.select(isPositive, one, r.sub(r.sub(1, n), q)),
                r.select(isPositive, one, r.sub(1, q)));
        Hlo all = ofPositive(stacked(List.of(x, x, x)), stacked(at));
        Hlo rest = layer(all, 0);
        Hlo mirrored = r.sub(layer(all, 1), layer(all, 2));
        Hlo isEven = r.equal(r.apply("remainder", x, r.like(x, 2)), 0);
        Hlo negative = r.add(r.select(isEven, mirrored, r.apply("negate", mirrored)), rest);
        Hlo infinite = r.like(x, Double.POSITIVE_INFINITY);
        Hlo nan = r.like(x, Double.NaN);
        Hlo isWhole = b.compare("EQ", x, r.apply("floor", x));
        Hlo isPole = b.compare("EQ", q, r.apply("floor", q));
        Hlo value = r.select(isPositive, rest, r.select(isPole, infinite, r.select(isWhole, negative, nan)));
        Hlo isNone = r.or(r.not(r.less(1, x)), b.compare("NE", q, q));
        return r.select(r.equal(x, 1), infinite, r.select(isNone, nan, value));
    }

    private Hlo ofPositive(Hlo x, Hlo q) {
        Hlo sum = power(x, q, 0);
        for (int k = 1; k < FIRST_TERMS; k++) {
            sum = r.add(sum, power(x, q, k));
        }
        Hlo isSmall = r.less(q, 1);
        Hlo next = power(x, q, FIRST_TERMS);
        Hlo whole = r.add(sum, r.select(isSmall, next, r.like(x, 0)));
        Hlo w = r.add(q, FIRST_TERMS);
        Hlo base = r.select(isSmall, r.add(q, FIRST_TERMS + 1), w);
        return r.add(whole, rest(x, base, r.select(isSmall, power(x, q, FIRST_TERMS + 1), next)));
    }

    /** (q + k)^-x, which takes into account what q + k rounds off: x times as much of the power. */
    private Hlo power(Hlo x, Hlo q, int k) {
        Hlo base = r.add(q, k);
        Hlo power = r.apply("power", base, r.apply("negate", x));
        if (k == 0) {
            return power;
        }
        Hlo shareOfK = r.sub(base, q);
        Hlo lost = r.add(r.sub(q, r.sub(base, shareOfK)), r.sub(k, shareOfK));
        return r.mul(power, r.sub(1, r.div(r.mul(x, lost), base)));
    }

    /** The sum of (k + w)^-x = w^-x (w / (x - 1) + 1/2 + B2/2! x / w + B4/4! x (x + 1) (x + 2) / w^3 + ...). */
    private Hlo rest(Hlo x, Hlo w, Hlo power) {
        Hlo factor = r.div(x, w);
        Hlo sum = r.add(r.div(w, r.add(x, -1)), 0.5);
        for (int j = 0; j < TERMS.length; j++) {
            sum = r.add(sum, r.mul(factor, TERMS[j]));
            Hlo next = r.mul(r.div(r.add(x, 2 * j + 1), w), r.div(r.add(x, 2 * j + 2), w));
            factor = r.mul(factor, next);
        }
        return r.select(r.equal(power, 0), r.like(x, 0), r.mul(power, sum));
    }

    private Hlo stacked(List<Hlo> all) {
        List<Dim> shape = new ArrayList<>(all.getFirst().type().shape());
        shape.addFirst(Dim.ONE);
        return b.concatenate(all.stream().map(x -> b.reshape(x, shape)).toList(), 0);
    }

    private Hlo layer(Hlo all, int number) {
        List<Dim> starts = new ArrayList<>(Collections.nCopies(all.rank(), Dim.ZERO));
        starts.set(0, Dim.of(number));
        List<Dim> shape = new ArrayList<>(all.type().shape());
        shape.set(0, Dim.ONE);
        Hlo slice = Slicing.of(all, starts, shape, Collections.nCopies(all.rank(), Dim.ONE), b);
        return b.reshape(slice, shape.subList(1, shape.size()));
    }
}
