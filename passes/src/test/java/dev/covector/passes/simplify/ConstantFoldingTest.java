package dev.covector.passes.simplify;

import static dev.covector.passes.simplify.RewriteCase.bits;

import org.junit.jupiter.api.Test;

/** Constants, sizes and what is made of them. */
class ConstantFoldingTest {
    @Test
    void elementwiseOpsOfConstantsAreComputed() {
        bits(new FoldConstants()).turns("() -> (f64[n], bool[n], i32[n], f64[n], bool[n])", """
                %0: f64[n] = constant {value = dense(2.0), dtype = f64, shape = [n]}
                %1: f64[n] = constant {value = dense(3.0), dtype = f64, shape = [n]}
                %2: f64[n] = mul %0, %1
                %3: f64[n] = exp %2
                %4: f64[n] = log %3
                %5: bool[n] = lt %0, %1
                %6: i32[n] = convert %2 {dtype = i32}
                %7: f64[n] = sqrt %0
                %8: bool[n] = not %5
                return %4, %5, %6, %7, %8
                """, """
                %0: f64[n] = constant {value = dense(6.0), dtype = f64, shape = [n]}
                %1: bool[n] = constant {value = dense(true), dtype = bool, shape = [n]}
                %2: i32[n] = constant {value = dense(6), dtype = i32, shape = [n]}
                %3: f64[n] = constant {value = dense(1.4142135623730951), dtype = f64, shape = [n]}
                %4: bool[n] = constant {value = dense(false), dtype = bool, shape = [n]}
                return %0, %1, %2, %3, %4
                """);
    }

    @Test
    void constantsKeepTheRoundingOfTheirDtype() {
        bits(new FoldConstants()).turns("() -> (f32[], i32[], i64[], bool[])", """
                %0: f32[] = constant {value = dense(1.0E8), dtype = f32, shape = []}
                %1: f32[] = constant {value = dense(1.0), dtype = f32, shape = []}
                %2: f32[] = add %0, %1
                %3: i32[] = constant {value = dense(2147483647), dtype = i32, shape = []}
                %4: i32[] = constant {value = dense(1), dtype = i32, shape = []}
                %5: i32[] = add %3, %4
                %6: f64[] = constant {value = dense(nan), dtype = f64, shape = []}
                %7: i64[] = convert %6 {dtype = i64}
                %8: bool[] = convert %6 {dtype = bool}
                return %2, %5, %7, %8
                """, """
                %0: f32[] = constant {value = dense(1.0E8), dtype = f32, shape = []}
                %1: i32[] = constant {value = dense(-2147483648), dtype = i32, shape = []}
                %2: i64[] = constant {value = dense(0), dtype = i64, shape = []}
                %3: bool[] = constant {value = dense(true), dtype = bool, shape = []}
                return %0, %1, %2, %3
                """);
    }

    @Test
    void tablesAreComputedElementByElement() {
        bits(new FoldConstants()).turns("() -> (f64[3])", """
                %0: f64[3] = constant {value = dense(1.0, 2.0, 3.0), dtype = f64, shape = [3]}
                %1: f64[3] = constant {value = dense(2.0), dtype = f64, shape = [3]}
                %2: f64[3] = mul %0, %1
                return %2
                """, """
                %0: f64[3] = constant {value = dense(2.0, 4.0, 6.0), dtype = f64, shape = [3]}
                return %0
                """);
    }

    @Test
    void complexConstantsThatAreNotRealStay() {
        bits(new FoldConstants()).leaves("() -> (c128[], c128[])", """
                %0: f64[] = constant {value = dense(1.0), dtype = f64, shape = []}
                %1: c128[] = complex %0, %0
                %2: c128[] = constant {value = dense(-1.0), dtype = c128, shape = []}
                %3: c128[] = sqrt %2
                return %1, %3
                """);
    }

    @Test
    void knownSizesAreConstants() {
        bits(new FoldSize()).turns("(%0: f64[n]) -> (i64[], i64[])", """
                %1: i64[] = size {size = 5}
                %2: i64[] = size {size = n}
                return %1, %2
                """, """
                %1: i64[] = constant {value = dense(5), dtype = i64, shape = []}
                %2: i64[] = size {size = n}
                return %1, %2
                """);
    }

    @Test
    void layoutsOfUniformConstantsAreConstants() {
        bits(new FoldUniform()).turns("(%0: i64[k]) -> (f64[m*n+m+n+1], f64[n, 1], f64[2*n+5], f64[k])", """
                %1: f64[] = constant {value = dense(2.0), dtype = f64, shape = []}
                %2: f64[n+1, m+1] = broadcast %1 {shape = [n+1, m+1], axes = []}
                %3: f64[m+1, n+1] = transpose %2 {permutation = [1, 0]}
                %4: f64[m*n+m+n+1] = reshape %3 {shape = [m*n+m+n+1]}
                %5: f64[m*n+m+n+1] = reverse %4 {axes = [0]}
                %6: f64[n, 1] = slice %2 {starts = [0, 0], sizes = [n, 1], steps = [1, 1]}
                %7: f64[n+1] = constant {value = dense(2.0), dtype = f64, shape = [n+1]}
                %8: f64[n+4] = pad %7, %1 {low = [1], high = [2], interior = [0]}
                %9: f64[2*n+5] = concatenate %7, %8 {axis = 0}
                %10: f64[k] = gather %7, %0 {axes = [0]}
                return %5, %6, %9, %10
                """, """
                %1: f64[m*n+m+n+1] = constant {value = dense(2.0), dtype = f64, shape = [m*n+m+n+1]}
                %2: f64[n, 1] = constant {value = dense(2.0), dtype = f64, shape = [n, 1]}
                %3: f64[2*n+5] = constant {value = dense(2.0), dtype = f64, shape = [2*n+5]}
                %4: f64[k] = constant {value = dense(2.0), dtype = f64, shape = [k]}
                return %1, %2, %3, %4
                """);
    }

    @Test
    void padsWithAnotherNumberStay() {
        bits(new FoldUniform()).leaves("() -> (f64[n+3])", """
                %0: f64[n] = constant {value = dense(2.0), dtype = f64, shape = [n]}
                %1: f64[] = constant {value = dense(0.0), dtype = f64, shape = []}
                %2: f64[n+3] = pad %0, %1 {low = [1], high = [2], interior = [0]}
                return %2
                """);
    }

    @Test
    void sumsOfConstantsAreProducts() {
        bits(new MultiplyConstantSum()).turns("() -> (f64[m], i32[])", """
                %0: f64[n, m, k] = constant {value = dense(0.5), dtype = f64, shape = [n, m, k]}
                %1: f64[m] = sum %0 {axes = [0, 2]}
                %2: i32[n] = constant {value = dense(3), dtype = i32, shape = [n]}
                %3: i32[] = sum %2 {axes = [0]}
                return %1, %3
                """, """
                %0: f64[] = constant {value = dense(0.5), dtype = f64, shape = []}
                %1: i64[] = size {size = k*n}
                %2: f64[] = convert %1 {dtype = f64}
                %3: f64[] = mul %0, %2
                %4: f64[m] = broadcast %3 {shape = [m], axes = []}
                %5: i32[] = constant {value = dense(3), dtype = i32, shape = []}
                %6: i64[] = size {size = n}
                %7: i32[] = convert %6 {dtype = i32}
                %8: i32[] = mul %5, %7
                return %4, %8
                """);
    }

    @Test
    void sumsOfInfinityStay() {
        bits(new MultiplyConstantSum()).leaves("() -> (f64[])", """
                %0: f64[n] = constant {value = dense(inf), dtype = f64, shape = [n]}
                %1: f64[] = sum %0 {axes = [0]}
                return %1
                """);
    }
}
