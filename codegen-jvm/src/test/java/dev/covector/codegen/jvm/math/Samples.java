package dev.covector.codegen.jvm.math;

import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ops.math.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Arguments over the whole range of a format, more where functions are difficult; the same in every run. */
final class Samples {
    private static final double[] SPECIAL = {
        0.0,
        1,
        2,
        3,
        0.5,
        1.5,
        0.1,
        10,
        1e10,
        0x1p24 - 1,
        0x1p24,
        0x1p31,
        0x1p52 + 1,
        0x1p53 - 1,
        0x1p53,
        0x1p53 + 2,
        0x1p63,
        0x1p100,
        Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NaN,
        0x1.fffffffffffffp-1,
        0x1.0000000000001p0
    };
    /** Where results overflow, round to zero or to one, are zero, or arguments are reduced anew. */
    private static final double[] TURNS = {
        Math.log(Double.MAX_VALUE),
        Math.log(Float.MAX_VALUE),
        Math.log(Float.MIN_VALUE),
        Math.log(Double.MIN_VALUE),
        Math.log(Float.MIN_NORMAL),
        Math.log(Double.MIN_NORMAL),
        Math.log(2),
        Math.log(2) / 2,
        1,
        -1,
        0.5,
        Math.sqrt(0.5),
        Math.PI,
        Math.PI / 2,
        Math.PI / 4,
        100 * Math.PI,
        1e5 * Math.PI,
        9.01,
        19.06,
        22,
        37,
        17.3
    };

    private final Format format;
    private final SplittableRandom random;

    private Samples(Format format, long seed) {
        this.format = format;
        this.random = new SplittableRandom(seed);
    }

    /** Arrays of first and second arguments; functions of one argument use the first. */
    static List<double[]> of(Intrinsic function, Format format, int count, long seed) {
        Samples samples = new Samples(format, seed);
        List<double[]> points = new ArrayList<>();
        for (double x : signed()) {
            for (double y : signed()) {
                points.add(new double[] {x, y});
            }
        }
        while (points.size() < count) {
            points.add(function.operands() == 1 ? new double[] {samples.number(), 0} : samples.pair(function));
        }
        return List.of(samples.column(points, 0), samples.column(points, 1));
    }

    private static double[] signed() {
        double[] all = new double[2 * SPECIAL.length];
        for (int i = 0; i < SPECIAL.length; i++) {
            all[2 * i] = SPECIAL[i];
            all[2 * i + 1] = -SPECIAL[i];
        }
        return all;
    }

    private double[] column(List<double[]> points, int column) {
        return points.stream().mapToDouble(point -> rounded(point[column])).toArray();
    }

    private double rounded(double x) {
        return format == Format.F32 ? (float) x : x;
    }

    private double number() {
        return switch (random.nextInt(4)) {
            case 0 -> anyBits();
            case 1 -> sign() * Math.exp(random.nextDouble(-20, 7));
            case 2 -> nearTurn();
            default -> random.nextDouble(-20, 20);
        };
    }

    private double anyBits() {
        return format == Format.F32
                ? Float.intBitsToFloat(random.nextInt())
                : Double.longBitsToDouble(random.nextLong());
    }

    private double nearTurn() {
        double turn = TURNS[random.nextInt(TURNS.length)];
        return sign() * turn * (1 + sign() * Math.exp(random.nextDouble(-36, -2)));
    }

    private double sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    private double[] pair(Intrinsic function) {
        return function == Intrinsic.POW ? powerPair() : new double[] {number(), number()};
    }

    /** Mostly powers whose results are finite: everywhere in their range, of bases near 1, of whole exponents. */
    @SuppressWarnings("RefactorSwitch") // cases of several statements read better apart
    private double[] powerPair() {
        double range = format == Format.F32 ? 152 : 1076;
        double size = random.nextDouble(-range, range);
        switch (random.nextInt(5)) {
            case 0 -> {
                return new double[] {anyBits(), anyBits()};
            }
            case 1 -> {
                double x = rounded(Math.abs(anyBits()));
                return new double[] {x, size * Math.log(2) / Math.log(x)};
            }
            case 2 -> {
                double x = rounded(1 + sign() * Math.exp(random.nextDouble(-36, -0.5)));
                return new double[] {x, size * Math.log(2) / Math.log(x)};
            }
            case 3 -> {
                double y = random.nextInt(-60, 60);
                return new double[] {sign() * Math.pow(2, y == 0 ? 1 : size / y), y};
            }
            default -> {
                return new double[] {sign() * random.nextDouble(0, 10), random.nextDouble(-20, 20)};
            }
        }
    }
}
