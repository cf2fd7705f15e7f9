package dev.covector.bench.accuracy;

import java.util.SplittableRandom;

/** Where arguments are taken from: evenly between two numbers, or evenly in their logarithms. */
record Range(double from, double to, boolean logarithmic) {
    static Range even(double from, double to) {
        return new Range(from, to, false);
    }

    /** Both ends positive, or both negative. */
    static Range logarithmic(double from, double to) {
        return new Range(from, to, true);
    }

    double number(SplittableRandom random) {
        double t = random.nextDouble();
        return logarithmic
                ? Math.signum(from) * Math.exp(Math.log(Math.abs(from)) * (1 - t) + Math.log(Math.abs(to)) * t)
                : from + t * (to - from);
    }
}
