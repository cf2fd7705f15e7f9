package dev.covector.passes.simplify;

import static dev.covector.passes.simplify.RewriteCase.bits;
import static dev.covector.passes.simplify.RewriteCase.numbers;
import static dev.covector.passes.simplify.RewriteCase.rounding;

import org.junit.jupiter.api.Test;

/** Sums, products, quotients, powers. */
class ArithmeticRulesTest {
    @Test
    void zeroTermsAreDropped() {
        numbers(new DropZeroTerm()).turns("(%0: f64[n]) -> (f64[n], f64[n], f64[n], f64[n])", """
                %1: f64[n] = constant {value = dense(0.0), dtype = f64, shape = [n]}
                %2: f64[n] = add %0, %1
                %3: f64[n] = add %1, %0
                %4: f64[n] = sub %0, %1
                %5: f64[n] = sub %1, %0
                return %2, %3, %4, %5
                """, """
                %1: f64[n] = neg %0
                return %0, %0, %0, %1
                """);
    }

    @Test
    void unitFactorsAreDropped() {
        bits(new DropUnitFactor()).turns("(%0: f64[n], %1: i32[n]) -> (f64[n], f64[n], f64[n], i32[n])", """
                %2: f64[n] = constant {value = dense(1.0), dtype = f64, shape = [n]}
                %3: f64[n] = mul %0, %2
                %4: f64[n] = mul %2, %0
                %5: f64[n] = div %0, %2
                %6: i32[n] = constant {value = dense(1), dtype = i32, shape = [n]}
                %7: i32[n] = mul %1, %6
                return %3, %4, %5, %7
                """, """
                return %0, %0, %0, %1
                """);
    }

    @Test
    void factorsMinusOneNegate() {
        bits(new DropUnitFactor()).turns("(%0: f64[n], %1: i32[n]) -> (f64[n], f64[n], f64[n], i32[n])", """
                %2: f64[n] = constant {value = dense(-1.0), dtype = f64, shape = [n]}
                %3: f64[n] = mul %0, %2
                %4: f64[n] = mul %2, %0
                %5: f64[n] = div %0, %2
                %6: i32[n] = constant {value = dense(-1), dtype = i32, shape = [n]}
                %7: i32[n] = div %1, %6
                return %3, %4, %5, %7
                """, """
                %2: f64[n] = neg %0
                %3: f64[n] = neg %0
                %4: f64[n] = neg %0
                %5: i32[n] = neg %1
                return %2, %3, %4, %5
                """);
    }

    @Test
    void complexUnitFactorsAreDropped() {
        rounding(new DropUnitFactor()).turns("(%0: c128[n]) -> (c128[n], c128[n])", """
                %1: c128[n] = constant {value = dense(1.0), dtype = c128, shape = [n]}
                %2: c128[n] = mul %0, %1
                %3: c128[n] = div %0, %1
                return %2, %3
                """, """
                return %0, %0
                """);
    }

    @Test
    void integerProductsWithZeroAreZero() {
        bits(new DropZeroProduct()).turns("(%0: i64[n]) -> (i64[n], i64[n])", """
                %1: i64[n] = constant {value = dense(0), dtype = i64, shape = [n]}
                %2: i64[n] = mul %0, %1
                %3: i64[n] = mul %1, %0
                return %2, %3
                """, """
                %1: i64[n] = constant {value = dense(0), dtype = i64, shape = [n]}
                return %1, %1
                """);
    }

    @Test
    void realProductsWithZeroStay() {
        bits(
                        new DropZeroProduct(),
                        new DropZeroTerm(),
                        new DropUnitFactor(),
                        new FoldConstants(),
                        new CancelDifference())
                .leaves("(%0: f64[n]) -> (f64[n], f64[n])", """
                %1: f64[n] = constant {value = dense(0.0), dtype = f64, shape = [n]}
                %2: f64[n] = mul %0, %1
                %3: f64[n] = sub %0, %0
                return %2, %3
                """);
    }

    @Test
    void equalIntegersCancel() {
        bits(new CancelDifference()).turns("(%0: i32[n]) -> (i32[n])", """
                %1: i32[n] = sub %0, %0
                return %1
                """, """
                %1: i32[n] = constant {value = dense(0), dtype = i32, shape = [n]}
                return %1
                """);
    }

    @Test
    void negationsCancel() {
        bits(new UndoNeg()).turns("(%0: f64[n], %1: i32[n], %2: c128[n]) -> (f64[n], i32[n], c128[n])", """
                %3: f64[n] = neg %0
                %4: f64[n] = neg %3
                %5: i32[n] = neg %1
                %6: i32[n] = neg %5
                %7: c128[n] = neg %2
                %8: c128[n] = neg %7
                return %4, %6, %8
                """, """
                return %0, %1, %2
                """);
    }

    @Test
    void negationsFoldIntoSums() {
        bits(new FoldNegIntoSum()).turns("(%0: f64[n], %1: f64[n]) -> (f64[n], f64[n], f64[n])", """
                %2: f64[n] = neg %0
                %3: f64[n] = neg %1
                %4: f64[n] = add %0, %3
                %5: f64[n] = add %2, %1
                %6: f64[n] = sub %0, %3
                return %4, %5, %6
                """, """
                %2: f64[n] = sub %0, %1
                %3: f64[n] = sub %1, %0
                %4: f64[n] = add %0, %1
                return %2, %3, %4
                """);
    }

    @Test
    void repeatedNegationsFoldIntoSums() {
        bits(new FoldNegIntoSum()).turns("(%0: f64[n, m], %1: f64[n]) -> (f64[n, m])", """
                %2: f64[n] = neg %1
                %3: f64[n, m] = broadcast %2 {shape = [n, m], axes = [0]}
                %4: f64[n, m] = add %0, %3
                return %4
                """, """
                %2: f64[n, m] = broadcast %1 {shape = [n, m], axes = [0]}
                %3: f64[n, m] = sub %0, %2
                return %3
                """);
    }

    @Test
    void negatedDifferencesAreNegatedSums() {
        numbers(new FoldNegIntoSum()).turns("(%0: f64[n], %1: f64[n]) -> (f64[n])", """
                %2: f64[n] = neg %0
                %3: f64[n] = sub %2, %1
                return %3
                """, """
                %2: f64[n] = add %0, %1
                %3: f64[n] = neg %2
                return %3
                """);
    }

    @Test
    void negationsLeaveProducts() {
        bits(new MoveNegOutOfProduct())
                .turns(
                        "(%0: f64[n], %1: f64[n], %2: i32[n]) -> (f64[n], f64[n], f64[n], f64[n], i32[n], i32[n])",
                        """
                %3: f64[n] = neg %0
                %4: f64[n] = mul %3, %1
                %5: f64[n] = mul %1, %3
                %6: f64[n] = div %3, %1
                %7: f64[n] = div %1, %3
                %8: i32[n] = neg %2
                %9: i32[n] = mul %8, %2
                %10: i32[n] = div %2, %8
                return %4, %5, %6, %7, %9, %10
                """, """
                %3: f64[n] = mul %0, %1
                %4: f64[n] = neg %3
                %5: f64[n] = mul %1, %0
                %6: f64[n] = neg %5
                %7: f64[n] = div %0, %1
                %8: f64[n] = neg %7
                %9: f64[n] = div %1, %0
                %10: f64[n] = neg %9
                %11: i32[n] = neg %2
                %12: i32[n] = mul %2, %2
                %13: i32[n] = neg %12
                %14: i32[n] = div %2, %11
                return %4, %6, %8, %10, %13, %14
                """);
    }

    @Test
    void negationsFoldIntoFactors() {
        bits(new FoldNegIntoFactor(), new FoldConstants())
                .turns("(%0: f64[n], %1: i32[n]) -> (f64[n], f64[n], f64[n], f64[n], i32[n], i32[n])", """
                %2: f64[n] = constant {value = dense(3.0), dtype = f64, shape = [n]}
                %3: f64[n] = mul %0, %2
                %4: f64[n] = neg %3
                %5: f64[n] = mul %2, %0
                %6: f64[n] = neg %5
                %7: f64[n] = div %0, %2
                %8: f64[n] = neg %7
                %9: f64[n] = div %2, %0
                %10: f64[n] = neg %9
                %11: i32[n] = constant {value = dense(3), dtype = i32, shape = [n]}
                %12: i32[n] = mul %1, %11
                %13: i32[n] = neg %12
                %14: i32[n] = div %1, %11
                %15: i32[n] = neg %14
                return %4, %6, %8, %10, %13, %15
                """, """
                %2: f64[n] = constant {value = dense(-3.0), dtype = f64, shape = [n]}
                %3: f64[n] = mul %0, %2
                %4: f64[n] = constant {value = dense(-3.0), dtype = f64, shape = [n]}
                %5: f64[n] = mul %4, %0
                %6: f64[n] = constant {value = dense(-3.0), dtype = f64, shape = [n]}
                %7: f64[n] = div %0, %6
                %8: f64[n] = constant {value = dense(-3.0), dtype = f64, shape = [n]}
                %9: f64[n] = div %8, %0
                %10: i32[n] = constant {value = dense(3), dtype = i32, shape = [n]}
                %11: i32[n] = constant {value = dense(-3), dtype = i32, shape = [n]}
                %12: i32[n] = mul %1, %11
                %13: i32[n] = div %1, %10
                %14: i32[n] = neg %13
                return %3, %5, %7, %9, %12, %14
                """);
    }

    @Test
    void reciprocalsMergeIntoQuotients() {
        rounding(new MergeReciprocal()).turns("(%0: f64[n], %1: f64[n]) -> (f64[n], f64[n])", """
                %2: f64[n] = constant {value = dense(1.0), dtype = f64, shape = [n]}
                %3: f64[n] = div %2, %1
                %4: f64[n] = mul %0, %3
                %5: f64[n] = mul %3, %0
                return %4, %5
                """, """
                %2: f64[n] = div %0, %1
                %3: f64[n] = div %0, %1
                return %2, %3
                """);
    }

    @Test
    void quotientsByPowersOfTwoAreProducts() {
        bits(new MultiplyByReciprocal()).turns("(%0: f64[n], %1: f32[n]) -> (f64[n], f64[n], f32[n])", """
                %2: f64[n] = constant {value = dense(8.0), dtype = f64, shape = [n]}
                %3: f64[n] = div %0, %2
                %4: f64[n] = constant {value = dense(-0.25), dtype = f64, shape = [n]}
                %5: f64[n] = div %0, %4
                %6: f32[n] = constant {value = dense(2.0), dtype = f32, shape = [n]}
                %7: f32[n] = div %1, %6
                return %3, %5, %7
                """, """
                %2: f64[n] = constant {value = dense(0.125), dtype = f64, shape = [n]}
                %3: f64[n] = mul %0, %2
                %4: f64[n] = constant {value = dense(-4.0), dtype = f64, shape = [n]}
                %5: f64[n] = mul %0, %4
                %6: f32[n] = constant {value = dense(0.5), dtype = f32, shape = [n]}
                %7: f32[n] = mul %1, %6
                return %3, %5, %7
                """);
    }

    @Test
    void quotientsWithoutExactReciprocalStay() {
        bits(new MultiplyByReciprocal())
                .leaves("(%0: f64[n], %1: f32[n], %2: i32[n]) -> (f64[n], f64[n], f64[n], f32[n], i32[n])", """
                %3: f64[n] = constant {value = dense(3.0), dtype = f64, shape = [n]}
                %4: f64[n] = div %0, %3
                %5: f64[n] = constant {value = dense(0.0), dtype = f64, shape = [n]}
                %6: f64[n] = div %0, %5
                %7: f64[n] = constant {value = dense(4.9E-324), dtype = f64, shape = [n]}
                %8: f64[n] = div %0, %7
                %9: f32[n] = constant {value = dense(1.7014118346046923E38), dtype = f32, shape = [n]}
                %10: f32[n] = div %1, %9
                %11: i32[n] = constant {value = dense(2), dtype = i32, shape = [n]}
                %12: i32[n] = div %2, %11
                return %4, %6, %8, %10, %12
                """);
    }

    @Test
    void smallPowersAreProducts() {
        bits(new ExpandPower()).turns("(%0: f64[n]) -> (f64[n], f64[n], f64[n], f64[n])", """
                %1: f64[n] = constant {value = dense(0.0), dtype = f64, shape = [n]}
                %2: f64[n] = pow %0, %1
                %3: f64[n] = constant {value = dense(1.0), dtype = f64, shape = [n]}
                %4: f64[n] = pow %0, %3
                %5: f64[n] = constant {value = dense(2.0), dtype = f64, shape = [n]}
                %6: f64[n] = pow %0, %5
                %7: f64[n] = constant {value = dense(-1.0), dtype = f64, shape = [n]}
                %8: f64[n] = pow %0, %7
                return %2, %4, %6, %8
                """, """
                %1: f64[n] = constant {value = dense(1.0), dtype = f64, shape = [n]}
                %2: f64[n] = mul %0, %0
                %3: f64[n] = constant {value = dense(1.0), dtype = f64, shape = [n]}
                %4: f64[n] = div %3, %0
                return %1, %0, %2, %4
                """);
    }

    @Test
    void cubesAreProducts() {
        rounding(new ExpandPower()).turns("(%0: f64[n]) -> (f64[n])", """
                %1: f64[n] = constant {value = dense(3.0), dtype = f64, shape = [n]}
                %2: f64[n] = pow %0, %1
                return %2
                """, """
                %1: f64[n] = mul %0, %0
                %2: f64[n] = mul %1, %0
                return %2
                """);
    }

    @Test
    void realRootsKeepTheirEnds() {
        bits(new ExpandPower()).turns("(%0: f64[n]) -> (f64[n])", """
                %1: f64[n] = constant {value = dense(0.5), dtype = f64, shape = [n]}
                %2: f64[n] = pow %0, %1
                return %2
                """, """
                %1: f64[n] = constant {value = dense(-inf), dtype = f64, shape = [n]}
                %2: bool[n] = eq %0, %1
                %3: f64[n] = constant {value = dense(inf), dtype = f64, shape = [n]}
                %4: f64[n] = sqrt %0
                %5: f64[n] = abs %4
                %6: f64[n] = select %2, %3, %5
                return %6
                """);
    }

    @Test
    void complexPowersAreProducts() {
        rounding(new ExpandPower()).turns("(%0: c128[n]) -> (c128[n], c128[n], c128[n])", """
                %1: c128[n] = constant {value = dense(0.5), dtype = c128, shape = [n]}
                %2: c128[n] = pow %0, %1
                %3: c128[n] = constant {value = dense(2.0), dtype = c128, shape = [n]}
                %4: c128[n] = pow %0, %3
                %5: c128[n] = constant {value = dense(-1.0), dtype = c128, shape = [n]}
                %6: c128[n] = pow %0, %5
                return %2, %4, %6
                """, """
                %1: c128[n] = sqrt %0
                %2: c128[n] = mul %0, %0
                %3: c128[n] = constant {value = dense(-1.0), dtype = c128, shape = [n]}
                %4: c128[n] = pow %0, %3
                return %1, %2, %4
                """);
    }

    @Test
    void otherPowersStay() {
        bits(new ExpandPower()).leaves("(%0: f64[n]) -> (f64[n])", """
                %1: f64[n] = constant {value = dense(2.5), dtype = f64, shape = [n]}
                %2: f64[n] = pow %0, %1
                return %2
                """);
    }

    @Test
    void signsInAbsoluteValuesAreDropped() {
        bits(new DropSignInAbs()).turns("(%0: f64[n], %1: i32[n]) -> (f64[n], i32[n])", """
                %2: f64[n] = neg %0
                %3: f64[n] = abs %2
                %4: f64[n] = abs %3
                %5: i32[n] = neg %1
                %6: i32[n] = abs %5
                return %4, %6
                """, """
                %2: f64[n] = abs %0
                %3: i32[n] = abs %1
                return %2, %3
                """);
    }

    @Test
    void extremesOfEqualsAreDropped() {
        bits(new DropEqualExtreme()).turns("(%0: f64[n]) -> (f64[n])", """
                %1: f64[n] = maximum %0, %0
                %2: f64[n] = minimum %1, %1
                return %2
                """, """
                return %0
                """);
    }
}
