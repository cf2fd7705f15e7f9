package dev.covector.passes.simplify;

import static dev.covector.passes.simplify.RewriteCase.bits;
import static dev.covector.passes.simplify.RewriteCase.numbers;
import static dev.covector.passes.simplify.RewriteCase.rounding;

import org.junit.jupiter.api.Test;

/** Reductions and contractions. */
class ReductionRulesTest {
    @Test
    void reductionsOverNoAxesAreDropped() {
        numbers(new DropReduction()).turns("(%0: f64[n], %1: bool[n]) -> (f64[n], f64[n], bool[n])", """
                %2: f64[n] = sum %0 {axes = []}
                %3: f64[n] = max %0 {axes = []}
                %4: bool[n] = all %1 {axes = []}
                return %2, %3, %4
                """, """
                return %0, %0, %1
                """);
    }

    @Test
    void reductionsMerge() {
        rounding(new MergeReductions()).turns("(%0: f64[n, m, k]) -> (f64[n], f64[], f64[k])", """
                %1: f64[n, k] = sum %0 {axes = [1]}
                %2: f64[n] = sum %1 {axes = [1]}
                %3: f64[m, k] = max %0 {axes = [0]}
                %4: f64[] = max %3 {axes = [0, 1]}
                %5: f64[k] = max %1 {axes = [0]}
                return %2, %4, %5
                """, """
                %1: f64[n, k] = sum %0 {axes = [1]}
                %2: f64[n] = sum %0 {axes = [1, 2]}
                %3: f64[] = max %0 {axes = [0, 1, 2]}
                %4: f64[k] = max %1 {axes = [0]}
                return %2, %3, %4
                """);
    }

    @Test
    void reductionsOfUnitAxesAreReshapes() {
        bits(new ReshapeUnitReduction(), new DropReduction())
                .turns("(%0: f64[n, 1, m]) -> (f64[n, m], f64[n])", """
                %1: f64[n, m] = max %0 {axes = [1]}
                %2: f64[n] = min %0 {axes = [1, 2]}
                return %1, %2
                """, """
                %1: f64[n, m] = reshape %0 {shape = [n, m]}
                %2: f64[n, m] = reshape %0 {shape = [n, m]}
                %3: f64[n] = min %2 {axes = [1]}
                return %1, %3
                """);
    }

    @Test
    void sumsOfUnitAxesAreReshapes() {
        numbers(new ReshapeUnitReduction(), new DropReduction()).turns("(%0: f64[n, 1, m]) -> (f64[n, m])", """
                %1: f64[n, m] = sum %0 {axes = [1]}
                return %1
                """, """
                %1: f64[n, m] = reshape %0 {shape = [n, m]}
                return %1
                """);
    }

    @Test
    void transposesMoveBehindReductions() {
        rounding(new ReduceTransposed(), new MergeTransposes())
                .turns("(%0: f64[n, m, k]) -> (f64[m, n], f64[n])", """
                %1: f64[k, m, n] = transpose %0 {permutation = [2, 1, 0]}
                %2: f64[m, n] = sum %1 {axes = [0]}
                %3: f64[n] = sum %1 {axes = [0, 1]}
                return %2, %3
                """, """
                %1: f64[n, m] = sum %0 {axes = [2]}
                %2: f64[m, n] = transpose %1 {permutation = [1, 0]}
                %3: f64[n] = sum %0 {axes = [1, 2]}
                return %2, %3
                """);
    }

    @Test
    void aReductionBehindACycleOfAxesIsPermutedBack() {
        rounding(new ReduceTransposed()).turns("(%0: f64[n, m, k, b]) -> (f64[k, n, m])", """
                %1: f64[k, n, b, m] = transpose %0 {permutation = [2, 0, 3, 1]}
                %2: f64[k, n, m] = sum %1 {axes = [2]}
                return %2
                """, """
                %1: f64[n, m, k] = sum %0 {axes = [3]}
                %2: f64[k, n, m] = transpose %1 {permutation = [2, 0, 1]}
                return %2
                """);
    }

    @Test
    void contractionsRenumberACycleOfAxes() {
        bits(new ContractTransposed()).turns("(%0: f64[k, n, b], %1: f64[m, k, b]) -> (f64[n, m, b])", """
                %2: f64[n, b, k] = transpose %0 {permutation = [1, 2, 0]}
                %3: f64[n, m, b] = dotGeneral %2, %1 {contractX = [2], contractY = [1], batchX = [1], batchY = [2]}
                return %3
                """, """
                %2: f64[n, m, b] = dotGeneral %0, %1 {contractX = [0], contractY = [1], batchX = [2], batchY = [2]}
                return %2
                """);
    }

    @Test
    void fullReductionsIgnoreTheShape() {
        bits(new ReduceReshaped()).turns("(%0: f64[n, m]) -> (f64[])", """
                %1: f64[m*n] = reshape %0 {shape = [m*n]}
                %2: f64[] = sum %1 {axes = [0]}
                return %2
                """, """
                %1: f64[] = sum %0 {axes = [0, 1]}
                return %1
                """);
    }

    @Test
    void repeatedReductionsAreComputedOnce() {
        bits(new MoveBroadcastOutOfReduction()).turns("(%0: f64[n, k]) -> (f64[n, m], f64[m])", """
                %1: f64[n, m, k] = broadcast %0 {shape = [n, m, k], axes = [0, 2]}
                %2: f64[n, m] = sum %1 {axes = [2]}
                %3: f64[m] = sum %1 {axes = [0, 2]}
                return %2, %3
                """, """
                %1: f64[n] = sum %0 {axes = [1]}
                %2: f64[n, m] = broadcast %1 {shape = [n, m], axes = [0]}
                %3: f64[] = sum %0 {axes = [0, 1]}
                %4: f64[m] = broadcast %3 {shape = [m], axes = []}
                return %2, %4
                """);
    }

    @Test
    void sumsOverRepetitionsStay() {
        bits(new MoveBroadcastOutOfReduction()).leaves("(%0: f64[n, 1]) -> (f64[n])", """
                %1: f64[n, m] = broadcast %0 {shape = [n, m], axes = [0, 1]}
                %2: f64[n] = sum %1 {axes = [1]}
                return %2
                """);
    }

    @Test
    void negationsLeaveSums() {
        numbers(new MoveNegOutOfSum()).turns("(%0: f64[n, m]) -> (f64[n])", """
                %1: f64[n, m] = neg %0
                %2: f64[n] = sum %1 {axes = [1]}
                return %2
                """, """
                %1: f64[n] = sum %0 {axes = [1]}
                %2: f64[n] = neg %1
                return %2
                """);
    }

    @Test
    void contractionsReadTransposedOperandsInPlace() {
        bits(new ContractTransposed()).turns("(%0: f64[n, k], %1: f64[m, k, b]) -> (f64[n, m, b])", """
                %2: f64[k, n] = transpose %0 {permutation = [1, 0]}
                %3: f64[k, m, b] = transpose %1 {permutation = [1, 0, 2]}
                %4: f64[n, m, b] = dotGeneral %2, %3 {contractX = [0], contractY = [0], batchX = [], batchY = []}
                return %4
                """, """
                %2: f64[n, m, b] = dotGeneral %0, %1 {contractX = [1], contractY = [1], batchX = [], batchY = []}
                return %2
                """);
    }

    @Test
    void contractionsThatWouldReorderFreeAxesStay() {
        bits(new ContractTransposed()).leaves("(%0: f64[n, m, k], %1: f64[k]) -> (f64[m, n])", """
                %2: f64[m, n, k] = transpose %0 {permutation = [1, 0, 2]}
                %3: f64[m, n] = dotGeneral %2, %1 {contractX = [2], contractY = [0], batchX = [], batchY = []}
                return %3
                """);
    }

    @Test
    void transposedContractionsSwapTheirOperands() {
        bits(new SwapContraction())
                .turns("(%0: f64[n, k, b, c], %1: f64[k, m, b, c]) -> (f64[m, n, c, b], f64[n, m, c, b])", """
                %2: f64[n, m, b, c] = dotGeneral %0, %1 {contractX = [1], contractY = [0], batchX = [2, 3], batchY = [2, 3]}
                %3: f64[m, n, c, b] = transpose %2 {permutation = [1, 0, 3, 2]}
                %4: f64[n, m, c, b] = transpose %2 {permutation = [0, 1, 3, 2]}
                return %3, %4
                """, """
                %2: f64[m, n, c, b] = dotGeneral %1, %0 {contractX = [0], contractY = [1], batchX = [3, 2], batchY = [3, 2]}
                %3: f64[n, m, c, b] = dotGeneral %0, %1 {contractX = [1], contractY = [0], batchX = [3, 2], batchY = [3, 2]}
                return %2, %3
                """);
    }

    @Test
    void sumsWithFewElementsGoWhereTheseAre() {
        rounding(new AddIntoScatter())
                .turns("(%0: f64[n+1, m], %1: i64[k], %2: f64[m, k]) -> (f64[n+1, m], f64[n+1, m])", """
                %3: f64[n+1, m] = constant {value = dense(0.0), dtype = f64, shape = [n+1, m]}
                %4: f64[n+1, m] = scatterAdd %3, %2, %1 {axes = [0]}
                %5: f64[n+1, m] = add %0, %4
                %6: f64[n+1, m] = add %4, %0
                return %5, %6
                """, """
                %3: f64[n+1, m] = scatterAdd %0, %2, %1 {axes = [0]}
                %4: f64[n+1, m] = scatterAdd %0, %2, %1 {axes = [0]}
                return %3, %4
                """);
    }
}
