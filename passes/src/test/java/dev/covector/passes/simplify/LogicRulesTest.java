package dev.covector.passes.simplify;

import static dev.covector.passes.simplify.RewriteCase.bits;
import static dev.covector.passes.simplify.RewriteCase.numbers;

import org.junit.jupiter.api.Test;

/** Choices, comparisons and logic. */
class LogicRulesTest {
    @Test
    void settledChoicesAreDropped() {
        bits(new FoldSelect())
                .turns(
                        "(%0: f64[n], %1: f64[n], %2: bool[n]) -> (f64[n], f64[n], f64[n], f64[n], bool[n], bool[n])",
                        """
                %3: bool[n] = constant {value = dense(true), dtype = bool, shape = [n]}
                %4: bool[n] = constant {value = dense(false), dtype = bool, shape = [n]}
                %5: f64[n] = select %3, %0, %1
                %6: f64[n] = select %4, %0, %1
                %7: f64[n] = select %2, %0, %0
                %8: bool[n] = not %2
                %9: f64[n] = select %8, %0, %1
                %10: bool[n] = select %2, %3, %4
                %11: bool[n] = select %2, %4, %3
                return %5, %6, %7, %9, %10, %11
                """, """
                %3: f64[n] = select %2, %1, %0
                %4: bool[n] = not %2
                return %0, %1, %0, %3, %2, %4
                """);
    }

    @Test
    void choicesOnOneConditionMerge() {
        bits(new MergeSelects())
                .turns("(%0: f64[n], %1: f64[n], %2: f64[n], %3: bool[n]) -> (f64[n], f64[n])", """
                %4: f64[n] = select %3, %0, %1
                %5: f64[n] = select %3, %4, %2
                %6: f64[n] = select %3, %2, %4
                return %5, %6
                """, """
                %4: f64[n] = select %3, %0, %2
                %5: f64[n] = select %3, %2, %1
                return %4, %5
                """);
    }

    @Test
    void sumsOfOppositeChoicesMerge() {
        numbers(new MergeSelectSum()).turns("(%0: f64[n], %1: f64[n], %2: bool[n]) -> (f64[n], f64[n])", """
                %3: f64[n] = constant {value = dense(0.0), dtype = f64, shape = [n]}
                %4: f64[n] = select %2, %0, %3
                %5: f64[n] = select %2, %3, %1
                %6: f64[n] = add %4, %5
                %7: f64[n] = add %5, %4
                return %6, %7
                """, """
                %3: f64[n] = select %2, %0, %1
                %4: f64[n] = select %2, %0, %1
                return %3, %4
                """);
    }

    @Test
    void comparisonsOfEqualsAreKnown() {
        bits(new FoldComparison())
                .turns("(%0: i64[n], %1: f64[n]) -> (bool[n], bool[n], bool[n], bool[n], bool[n], bool[n])", """
                %2: bool[n] = eq %0, %0
                %3: bool[n] = le %0, %0
                %4: bool[n] = ge %0, %0
                %5: bool[n] = ne %0, %0
                %6: bool[n] = lt %1, %1
                %7: bool[n] = gt %1, %1
                return %2, %3, %4, %5, %6, %7
                """, """
                %2: bool[n] = constant {value = dense(true), dtype = bool, shape = [n]}
                %3: bool[n] = constant {value = dense(true), dtype = bool, shape = [n]}
                %4: bool[n] = constant {value = dense(true), dtype = bool, shape = [n]}
                %5: bool[n] = constant {value = dense(false), dtype = bool, shape = [n]}
                %6: bool[n] = constant {value = dense(false), dtype = bool, shape = [n]}
                %7: bool[n] = constant {value = dense(false), dtype = bool, shape = [n]}
                return %2, %3, %4, %5, %6, %7
                """);
    }

    @Test
    void comparisonsOfRealsWithThemselvesFindNaN() {
        bits(new FoldComparison()).leaves("(%0: f64[n]) -> (bool[n], bool[n], bool[n])", """
                %1: bool[n] = eq %0, %0
                %2: bool[n] = ne %0, %0
                %3: bool[n] = le %0, %0
                return %1, %2, %3
                """);
    }

    @Test
    void logicWithConstantsIsKnown() {
        bits(new FoldLogic())
                .turns(
                        "(%0: bool[n], %1: i32[n]) -> (bool[n], bool[n], bool[n], bool[n], bool[n], bool[n], i32[n], i32[n], i32[n])",
                        """
                %2: bool[n] = constant {value = dense(true), dtype = bool, shape = [n]}
                %3: bool[n] = constant {value = dense(false), dtype = bool, shape = [n]}
                %4: bool[n] = and %0, %2
                %5: bool[n] = and %3, %0
                %6: bool[n] = or %0, %3
                %7: bool[n] = or %0, %2
                %8: bool[n] = xor %0, %3
                %9: bool[n] = xor %2, %0
                %10: i32[n] = constant {value = dense(-1), dtype = i32, shape = [n]}
                %11: i32[n] = and %1, %10
                %12: i32[n] = xor %1, %1
                %13: i32[n] = or %1, %1
                return %4, %5, %6, %7, %8, %9, %11, %12, %13
                """, """
                %2: bool[n] = constant {value = dense(true), dtype = bool, shape = [n]}
                %3: bool[n] = constant {value = dense(false), dtype = bool, shape = [n]}
                %4: bool[n] = not %0
                %5: i32[n] = constant {value = dense(0), dtype = i32, shape = [n]}
                return %0, %3, %0, %2, %0, %4, %1, %5, %1
                """);
    }

    @Test
    void integerOneIsNotAllBits() {
        bits(new FoldLogic()).leaves("(%0: i32[n]) -> (i32[n], i32[n], i32[n])", """
                %1: i32[n] = constant {value = dense(1), dtype = i32, shape = [n]}
                %2: i32[n] = and %0, %1
                %3: i32[n] = or %0, %1
                %4: i32[n] = xor %0, %1
                return %2, %3, %4
                """);
    }

    @Test
    void negationsOfEqualityAreInequality() {
        bits(new FoldNot()).turns("(%0: f64[n], %1: f64[n], %2: i32[n]) -> (bool[n], bool[n], i32[n])", """
                %3: bool[n] = eq %0, %1
                %4: bool[n] = not %3
                %5: bool[n] = not %4
                %6: i32[n] = not %2
                %7: i32[n] = not %6
                return %4, %5, %7
                """, """
                %3: bool[n] = ne %0, %1
                %4: bool[n] = eq %0, %1
                return %3, %4, %2
                """);
    }
}
