package dev.covector.tests.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.autodiff.Programs;
import dev.covector.ir.Func;
import dev.covector.ir.ParseException;
import dev.covector.ir.TypeException;
import dev.covector.ops.OpSet;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are almost functions: the parser takes them, or says what is wrong, at once. {@code -Dfuzz.seconds=N} runs longer. */
class ParserFuzzTest {
    private static final List<String> TEXTS = Stream.concat(Programs.differentiable(), Programs.others())
            .map(Programs::func)
            .map(Func::toString)
            .toList();
    private static final String TOKENS = "(){}[]<>,:=%*+-/\"\\#@ \n\t0123456789._fnmx\u0000é𝔽";

    @Test
    @Timeout(120)
    void mutatedTextsGiveAFunctionOrATypedError() {
        long seconds = Long.getLong("fuzz.seconds", 0);
        long seed = seconds == 0 ? 1 : System.nanoTime();
        IO.println("the parser's seed is " + seed);
        Random random = new Random(seed);
        long end = System.nanoTime() + Math.min(60, Math.max(2, seconds)) * 1_000_000_000L;
        while (System.nanoTime() < end) {
            String text = TEXTS.get(random.nextInt(TEXTS.size()));
            for (int edits = random.nextInt(1, 5); edits > 0; edits--) {
                text = edited(text, random);
            }
            parse(text);
        }
    }

    private static void parse(String text) {
        long begin = System.nanoTime();
        try {
            Func f = Func.parse(text, OpSet.STANDARD);
            assertThat(Func.parse(f.toString(), OpSet.STANDARD)).as(text).isEqualTo(f);
        } catch (TypeException e) {
            assertThat(e.getMessage()).isNotBlank();
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("parsing gave " + e + " for\n" + text, e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(text).isLessThan(Duration.ofSeconds(5));
    }

    private static String edited(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(12));
        String before = text.substring(0, from);
        String after = text.substring(to);
        Supplier<String> other = () -> {
            String source = TEXTS.get(random.nextInt(TEXTS.size()));
            int start = random.nextInt(source.length());
            return source.substring(start, Math.min(source.length(), start + random.nextInt(20)));
        };
        return switch (random.nextInt(6)) {
            case 0 -> before + after;
            case 1 -> before + TOKENS.charAt(random.nextInt(TOKENS.length())) + text.substring(from);
            case 2 -> before + TOKENS.charAt(random.nextInt(TOKENS.length())) + after;
            case 3 -> before + text.substring(from, to) + text.substring(from);
            case 4 -> before + other.get() + after;
            default -> before + random.nextLong() + after;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "{", "floordiv(", "-", "1*", "n+", "func f(", "\"", "%0: f64["})
    @Timeout(60)
    void depthIsAnErrorToo(String part) {
        parse(part.repeat(20_000));
        parse("func f(%0: f64[" + part.repeat(20_000) + "n])");
        parse("func f(%0: f64[n]) -> (f64[n]) {\n %1: f64[n] = sin %0 {axes = " + part.repeat(20_000));
    }

    @Test
    void anErrorSaysWhereItIs() {
        assertThatThrownBy(() -> Func.parse("""
                func f(%0: f64[n]) -> (f64[n]) {
                  %1: f64[n] = sine %0
                  return %1
                }
                """, OpSet.STANDARD))
                .isInstanceOfSatisfying(
                        ParseException.class, e -> assertThat(e.line()).isEqualTo(2))
                .hasMessageContaining("sine");
        assertThatThrownBy(() -> Func.parse("func f(%0: f64[n]) -> (f64[n]) {\n  return %7\n}\n", OpSet.STANDARD))
                .isInstanceOfSatisfying(ParseException.class, e -> {
                    assertThat(e.line()).isEqualTo(2);
                    assertThat(e.column()).isEqualTo(9);
                })
                .hasMessageContaining("%7");
        assertThatThrownBy(() -> Func.parse("func f(%0: f65[n]) -> (f64[n]) {\n  return %0\n}\n", OpSet.STANDARD))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("f65");
        assertThatThrownBy(() -> Func.parse("", OpSet.STANDARD)).isInstanceOf(ParseException.class);
    }
}
