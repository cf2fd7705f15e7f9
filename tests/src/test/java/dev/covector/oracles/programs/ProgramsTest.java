package dev.covector.oracles.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.Func;
import dev.covector.ops.OpSet;
import dev.covector.tracer.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A few hundred of the programs that {@code covector check programs} runs by the thousand, and what it does with one that fails. */
class ProgramsTest {
    private static final long FIRST = 20260101;
    private static final int COUNT = 200;

    @Test
    void randomProgramsAgreeHoweverTheyRun() {
        Programs programs = new Programs();
        List<String> mismatches = new ArrayList<>();
        for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
            String mismatch = programs.check(seed);
            if (mismatch != null) {
                mismatches.add(mismatch);
            }
        }
        assertThat(mismatches).as("seeds from %d on", FIRST).isEmpty();
        assertThat(programs.ops().keySet())
                .as("ops that no program draws")
                .containsAll(OpSet.STANDARD.definitions().stream()
                        .map(def -> def.mnemonic())
                        .filter(op -> !OpDraw.LEFT_OUT.contains(op))
                        .toList());
    }

    @Test
    void aSeedWritesTheSameProgramAgain() {
        for (long seed = 1; seed < 20; seed++) {
            RandomProgram program = RandomProgram.of(seed);
            assertThat(RandomProgram.of(seed).func()).isEqualTo(program.func());
            assertThat(program.func().body().stmts()).hasSizeBetween(3, 30);
        }
    }

    /** Every program with an op fails this check, as if that op were wrong. */
    private record Without(String op) implements Check {
        @Override
        public @Nullable Mismatch of(Func f, List<Point> points, long seed) {
            boolean uses = f.body().stmts().stream()
                    .anyMatch(stmt -> stmt.op().mnemonic().equals(op));
            Stepwise.run(f, points.getFirst(), Stepwise.Touch.NONE);
            return uses ? new Mismatch("without " + op, "it is there", f, points.getFirst()) : null;
        }
    }

    @Test
    void aFailingProgramShrinksToTheOpThatFails() {
        int shrunk = 0;
        for (long seed = 1; seed < 40; seed++) {
            RandomProgram program = RandomProgram.of(seed);
            Check check = new Without("cumsum");
            Mismatch found = check.of(program.func(), program.points(), seed);
            if (found != null) {
                Mismatch smallest = new Shrinking(check, seed).of(found);
                assertThat(smallest.func().body().stmts())
                        .as(smallest.text())
                        .extracting(stmt -> stmt.op().mnemonic())
                        .containsExactly("cumsum");
                assertThat(Func.parse(uncommented(smallest.text()), OpSet.STANDARD))
                        .isEqualTo(smallest.func());
                shrunk++;
            }
        }
        assertThat(shrunk).isGreaterThan(2);
    }

    private static String uncommented(String text) {
        return text.replaceAll("(?m)^//.*\n", "");
    }

    /** A program whose plan is wrong: it computes the sine of x + 1e-9 in place of that of x. */
    @Test
    void whatRoundingDoesNotExplainIsADifference() {
        Func f = Func.parse("func f(%0: f64[n]) -> (f64[n]) {\n%1: f64[n] = sin %0\nreturn %1\n}", OpSet.STANDARD);
        Point point = new Point(Map.of("n", 3L), List.of(Tensor.of(0.5, 1.0, 2.0)));
        List<Tensor> results = Stepwise.run(f, point, Stepwise.Touch.NONE);
        Agreement agreement = new Agreement(f, point, results, 1);
        assertThat(agreement.difference(List.of(point.inputs().getFirst().sin())))
                .isNull();
        Tensor off = point.inputs().getFirst().add(1e-9).sin();
        assertThat(agreement.difference(List.of(off))).contains("part 0");
    }

    /** The difference of nearly equal numbers is known to few digits, and its sign decides between other numbers. */
    @Test
    void whatRoundingDecidesIsNoDifference() {
        Func f = Func.parse("""
                func f(%0: f64[], %1: f64[]) -> (f64[], bool[]) {
                  %2: f64[] = exp %0
                  %3: f64[] = sub %2, %1
                  %4: f64[] = abs %3
                  %5: bool[] = lt %3, %4
                  return %3, %5
                }""", OpSet.STANDARD);
        double e = Math.exp(1);
        Point point = new Point(Map.of(), List.of(Tensor.scalar(1.0), Tensor.scalar(e)));
        Tensor zero = Tensor.scalar(0.0);
        Agreement agreement = new Agreement(f, point, List.of(zero, Tensor.scalar(false)), 1);
        assertThat(agreement.difference(List.of(Tensor.scalar(-Math.ulp(e)), Tensor.scalar(true))))
                .isNull();
        assertThat(agreement.difference(List.of(Tensor.scalar(1e-6), Tensor.scalar(false))))
                .isNotNull();
    }
}
