package dev.covector.passes.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.DType;
import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ir.Verifier;
import dev.covector.ops.OpSet;
import dev.covector.passes.Array;
import dev.covector.passes.Array.Element;
import dev.covector.passes.Evaluator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Applies rules to a function given as text, states what becomes of it, and evaluates it before and after. */
record RewriteCase(List<Rewrite> rules, Agreement agreement) {
    private static final int TRIALS = 12;

    /** How closely the results before and after agree. */
    enum Agreement {
        /** In every bit, NaN being one number. */
        BITS,
        /** As numbers: 0 equals -0. */
        NUMBERS,
        /** Up to rounding, on ordinary numbers. */
        ROUNDING
    }

    static RewriteCase bits(Rewrite... rules) {
        return new RewriteCase(List.of(rules), Agreement.BITS);
    }

    static RewriteCase numbers(Rewrite... rules) {
        return new RewriteCase(List.of(rules), Agreement.NUMBERS);
    }

    static RewriteCase rounding(Rewrite... rules) {
        return new RewriteCase(List.of(rules), Agreement.ROUNDING);
    }

    /** Declares a function by its parameters and statements, and asserts the statements that the rules leave. */
    void turns(String signature, String before, String after) {
        Func f = func(signature, before);
        Func rewritten = Verifier.check(rewrite(f), OpSet.STANDARD);
        assertThat(rewritten).isEqualTo(func(signature, after));
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < TRIALS; trial++) {
            agrees(f, rewritten, random);
        }
    }

    /** Asserts that no rule matches. */
    void leaves(String signature, String text) {
        Func f = func(signature, text);
        assertThat(new RewriteBuilder(OpSet.STANDARD, rules).block(f.body())).isSameAs(f.body());
    }

    private Func rewrite(Func f) {
        return f.within(() -> DeadCode.run(f.withBody(new RewriteBuilder(OpSet.STANDARD, rules).block(f.body()))));
    }

    static Func func(String signature, String statements) {
        return Func.parse("func f" + signature + " {\n" + statements + "}\n", OpSet.STANDARD);
    }

    /** Asserts that both functions have the same results for some sizes and arguments. */
    void agrees(Func f, Func rewritten, SplittableRandom random) {
        Map<String, Long> sizes = new TreeMap<>();
        List.of("n", "m", "k", "b", "c").forEach(symbol -> sizes.put(symbol, (long) random.nextInt(0, 4)));
        if (!f.guards().stream().allMatch(guard -> guard.holds(sizes))) {
            return;
        }
        List<Array> arguments = f.paramTypes().stream()
                .map(type -> Array.random(
                        type.dtype(),
                        shape(type, sizes),
                        random,
                        agreement != Agreement.ROUNDING && random.nextInt(3) > 0))
                .toList();
        List<Array> expected = Evaluator.run(f, arguments, sizes, OpSet.STANDARD);
        List<Array> actual = Evaluator.run(rewritten, arguments, sizes, OpSet.STANDARD);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i).shape()).isEqualTo(expected.get(i).shape());
            for (int e = 0; e < expected.get(i).elements().size(); e++) {
                Element x = expected.get(i).elements().get(e);
                Element y = actual.get(i).elements().get(e);
                assertThat(isClose(x, y, expected.get(i).dtype()))
                        .as("%s became %s of %s", x, y, arguments)
                        .isTrue();
            }
        }
    }

    private static List<Integer> shape(TensorType type, Map<String, Long> sizes) {
        return type.shape().stream().map(dim -> (int) dim.eval(sizes)).toList();
    }

    private boolean isClose(Element x, Element y, DType dtype) {
        return dtype.isInexact()
                ? isClose(x.re().doubleValue(), y.re().doubleValue()) && isClose(x.im(), y.im())
                : x.re().longValue() == y.re().longValue();
    }

    private boolean isClose(double x, double y) {
        return switch (agreement) {
            case BITS -> Double.compare(x, y) == 0;
            case NUMBERS -> x == y || Double.isNaN(x) && Double.isNaN(y);
            case ROUNDING -> Double.compare(x, y) == 0 || Math.abs(x - y) <= 1e-12 * Math.max(1, Math.abs(x));
        };
    }
}
