package dev.covector.passes.simplify;

import static dev.covector.passes.simplify.RewriteCase.bits;
import static dev.covector.passes.simplify.RewriteCase.numbers;

import org.junit.jupiter.api.Test;

/** Conversions and the parts of complex numbers. */
class DTypeRulesTest {
    @Test
    void conjugatesOfRealsAndOfConjugatesAreDropped() {
        bits(new DropConj()).turns("(%0: f64[n], %1: c128[n]) -> (f64[n], c128[n])", """
                %2: f64[n] = conj %0
                %3: c128[n] = conj %1
                %4: c128[n] = conj %3
                return %2, %4
                """, """
                return %0, %1
                """);
    }

    @Test
    void conjugatesOfRealNumbersInComplexAreDropped() {
        numbers(new DropConj()).turns("(%0: f64[n]) -> (c128[n], c128[n])", """
                %1: c128[n] = convert %0 {dtype = c128}
                %2: c128[n] = conj %1
                %3: c128[n] = constant {value = dense(2.0), dtype = c128, shape = [n]}
                %4: c128[n] = conj %3
                return %2, %4
                """, """
                %1: c128[n] = convert %0 {dtype = c128}
                %2: c128[n] = constant {value = dense(2.0), dtype = c128, shape = [n]}
                return %1, %2
                """);
    }

    @Test
    void partsOfComplexNumbersAreRead() {
        bits(new ReadComplexPart(), new MergeConverts())
                .turns(
                        "(%0: f64[n], %1: f64[n], %2: c128[n]) -> (f64[n], f64[n], f64[n], f64[n], f64[n], f64[n], f64[n])",
                        """
                %3: c128[n] = complex %0, %1
                %4: f64[n] = real %3
                %5: f64[n] = imag %3
                %6: c128[n] = conj %2
                %7: f64[n] = real %6
                %8: f64[n] = imag %6
                %9: c128[n] = convert %0 {dtype = c128}
                %10: f64[n] = real %9
                %11: f64[n] = imag %9
                %12: f64[n] = real %0
                return %4, %5, %7, %8, %10, %11, %12
                """, """
                %3: f64[n] = real %2
                %4: f64[n] = imag %2
                %5: f64[n] = neg %4
                %6: f64[n] = constant {value = dense(0.0), dtype = f64, shape = [n]}
                return %0, %1, %3, %5, %0, %6, %0
                """);
    }

    @Test
    void partsOfSumsAreSumsOfParts() {
        bits(new SplitComplexSum(), new ReadComplexPart())
                .turns("(%0: f64[n], %1: f64[n], %2: c128[n]) -> (f64[n], f64[n], f64[n])", """
                %3: c128[n] = complex %0, %1
                %4: c128[n] = add %3, %3
                %5: f64[n] = real %4
                %6: c128[n] = sub %2, %3
                %7: f64[n] = imag %6
                %8: c128[n] = neg %3
                %9: f64[n] = imag %8
                return %5, %7, %9
                """, """
                %3: f64[n] = add %0, %0
                %4: f64[n] = imag %2
                %5: f64[n] = sub %4, %1
                %6: f64[n] = neg %1
                return %3, %5, %6
                """);
    }

    @Test
    void partsJoin() {
        bits(new JoinComplexParts()).turns("(%0: c128[n], %1: c128[n]) -> (c128[n], c128[n])", """
                %2: f64[n] = real %0
                %3: f64[n] = imag %0
                %4: c128[n] = complex %2, %3
                %5: f64[n] = imag %1
                %6: c128[n] = complex %2, %5
                return %4, %6
                """, """
                %2: f64[n] = real %0
                %3: f64[n] = imag %1
                %4: c128[n] = complex %2, %3
                return %0, %4
                """);
    }

    @Test
    void widerDtypesInBetweenAreLeftOut() {
        bits(new MergeConverts())
                .turns(
                        "(%0: i32[n], %1: f32[n], %2: bool[n], %3: f64[n]) -> (f32[n], f32[n], f64[n], f64[n], c64[n], i32[n])",
                        """
                %4: f64[n] = convert %0 {dtype = f64}
                %5: f32[n] = convert %4 {dtype = f32}
                %6: f64[n] = convert %1 {dtype = f64}
                %7: f32[n] = convert %6 {dtype = f32}
                %8: i32[n] = convert %2 {dtype = i32}
                %9: f64[n] = convert %8 {dtype = f64}
                %10: f64[n] = convert %3 {dtype = f64}
                %11: c128[n] = convert %3 {dtype = c128}
                %12: c64[n] = convert %11 {dtype = c64}
                %13: f64[n] = convert %1 {dtype = f64}
                %14: i32[n] = convert %13 {dtype = i32}
                return %5, %7, %9, %10, %12, %14
                """, """
                %4: f32[n] = convert %0 {dtype = f32}
                %5: f64[n] = convert %2 {dtype = f64}
                %6: c64[n] = convert %3 {dtype = c64}
                %7: i32[n] = convert %1 {dtype = i32}
                return %4, %1, %5, %3, %6, %7
                """);
    }

    @Test
    void narrowerDtypesInBetweenStay() {
        bits(new MergeConverts()).leaves("(%0: f64[n], %1: i32[n], %2: i64[n]) -> (f64[n], f64[n], i64[n])", """
                %3: f32[n] = convert %0 {dtype = f32}
                %4: f64[n] = convert %3 {dtype = f64}
                %5: f32[n] = convert %1 {dtype = f32}
                %6: f64[n] = convert %5 {dtype = f64}
                %7: f64[n] = convert %2 {dtype = f64}
                %8: i64[n] = convert %7 {dtype = i64}
                return %4, %6, %8
                """);
    }
}
