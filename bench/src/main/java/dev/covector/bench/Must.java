package dev.covector.bench;

import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is demanded of the rows of a bench, in words and as a judgement. */
public record Must(String text, Function<Row, Verdict> judge) {
    static final Must NOTHING = new Must("", _ -> Verdict.FREE);

    /** A peer takes at least so many times as long. */
    static Must ahead(Framework peer, double times) {
        String text;
        if (times == 1) {
            text = "no more than " + peer.word();
        } else if (times < 1) {
            text = "at most %sx %s".formatted(number(1 / times), peer.word());
        } else {
            text = "%sx less than %s".formatted(number(times), peer.word());
        }
        return new Must(text, row -> judge(row, times, row.median(peer)));
    }

    /** The better peer takes at least so many times as long. */
    static Must aheadOfBetter(double times) {
        String text = times == 1 ? "ahead of the better peer" : "the better peer takes %sx".formatted(number(times));
        return new Must(text, row -> judge(row, times, boxed(row.better())));
    }

    /** No more than so many times what the better peer takes. */
    static Must atMostBetter(double times) {
        String text = "at most %sx the better peer".formatted(number(times));
        return new Must(text, row -> judge(row, 1 / times, boxed(row.better())));
    }

    /** No more than so many units. */
    static Must atMost(double limit, String unit) {
        return new Must("at most %s %s".formatted(number(limit), unit), row -> judge(row, 1, limit));
    }

    Must and(Must other) {
        return new Must(text + ", " + other.text, row -> judge.apply(row).and(other.judge.apply(row)));
    }

    /** The same, demanded only of cases with certain names. */
    Must where(String which, Predicate<String> work) {
        return new Must(text + " " + which, row -> work.test(row.work()) ? judge.apply(row) : Verdict.FREE);
    }

    private static Verdict judge(Row row, double times, @Nullable Double peer) {
        Double own = row.median(Framework.COVECTOR);
        if (own == null || peer == null) {
            return Verdict.UNKNOWN;
        }
        return own * times <= peer ? Verdict.MET : Verdict.MISSED;
    }

    private static @Nullable Double boxed(OptionalDouble number) {
        return number.isPresent() ? Double.valueOf(number.getAsDouble()) : null;
    }

    private static String number(double x) {
        return x == Math.rint(x) ? String.valueOf((long) x) : String.valueOf(x);
    }
}
