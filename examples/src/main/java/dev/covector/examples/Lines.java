package dev.covector.examples;

import dev.covector.runtime.Ledger;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What a program says while it runs, line by line.
 *
 * @param out takes each line
 */
public record Lines(Consumer<String> out) {
    public static Lines onConsole() {
        return new Lines(System.out::println);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would need a library for itself alone
    public void say(String format, Object... facts) {
        out.accept(String.format(Locale.ROOT, format, facts));
    }

    /** Says how many plans a function has, and how often they ran. */
    public void plans(Ledger ledger) {
        long uses = ledger.plans().stream().mapToLong(plan -> plan.uses()).sum();
        say("  %s: %d %s, %d uses", ledger.function(), ledger.size(), ledger.size() == 1 ? "plan" : "plans", uses);
    }
}
