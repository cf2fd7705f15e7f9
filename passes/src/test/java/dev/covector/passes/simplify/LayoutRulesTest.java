package dev.covector.passes.simplify;

import static dev.covector.passes.simplify.RewriteCase.bits;
import static dev.covector.passes.simplify.RewriteCase.numbers;

import org.junit.jupiter.api.Test;

/** Broadcasts, permutations, reshapes, slices, pads and joins. */
class LayoutRulesTest {
    @Test
    void broadcastsToTheSameShapeAreDropped() {
        bits(new DropBroadcast()).turns("(%0: f64[n, 1]) -> (f64[n, 1], f64[n, m])", """
                %1: f64[n, 1] = broadcast %0 {shape = [n, 1], axes = [0, 1]}
                %2: f64[n, m] = broadcast %0 {shape = [n, m], axes = [0, 1]}
                return %1, %2
                """, """
                %1: f64[n, m] = broadcast %0 {shape = [n, m], axes = [0, 1]}
                return %0, %1
                """);
    }

    @Test
    void broadcastsMerge() {
        bits(new MergeBroadcasts()).turns("(%0: f64[n, 1]) -> (f64[2, n, k, m])", """
                %1: f64[n, k, m] = broadcast %0 {shape = [n, k, m], axes = [0, 2]}
                %2: f64[2, n, k, m] = broadcast %1 {shape = [2, n, k, m], axes = [1, 2, 3]}
                return %2
                """, """
                %1: f64[2, n, k, m] = broadcast %0 {shape = [2, n, k, m], axes = [1, 3]}
                return %1
                """);
    }

    @Test
    void transposesMerge() {
        bits(new MergeTransposes()).turns("(%0: f64[n, m, k]) -> (f64[k, m, n], f64[n, m, k])", """
                %1: f64[m, k, n] = transpose %0 {permutation = [1, 2, 0]}
                %2: f64[k, m, n] = transpose %1 {permutation = [1, 0, 2]}
                %3: f64[n, m, k] = transpose %1 {permutation = [2, 0, 1]}
                return %2, %3
                """, """
                %1: f64[k, m, n] = transpose %0 {permutation = [2, 1, 0]}
                return %1, %0
                """);
    }

    @Test
    void broadcastsArePermutedByTheirAxes() {
        bits(new MoveTransposeIntoBroadcast(), new MergeTransposes())
                .turns("(%0: f64[n], %1: f64[n, m]) -> (f64[m, n], f64[m, k, n])", """
                %2: f64[n, m] = broadcast %0 {shape = [n, m], axes = [0]}
                %3: f64[m, n] = transpose %2 {permutation = [1, 0]}
                %4: f64[n, k, m] = broadcast %1 {shape = [n, k, m], axes = [0, 2]}
                %5: f64[m, k, n] = transpose %4 {permutation = [2, 1, 0]}
                return %3, %5
                """, """
                %2: f64[m, n] = broadcast %0 {shape = [m, n], axes = [1]}
                %3: f64[m, n] = transpose %1 {permutation = [1, 0]}
                %4: f64[m, k, n] = broadcast %3 {shape = [m, k, n], axes = [0, 2]}
                return %2, %4
                """);
    }

    @Test
    void broadcastsArePermutedByACycleOfAxes() {
        bits(new MoveTransposeIntoBroadcast(), new MergeTransposes())
                .turns("(%0: f64[n, m, k]) -> (f64[k, b, n, m])", """
                %1: f64[n, m, b, k] = broadcast %0 {shape = [n, m, b, k], axes = [0, 1, 3]}
                %2: f64[k, b, n, m] = transpose %1 {permutation = [3, 2, 0, 1]}
                return %2
                """, """
                %1: f64[k, n, m] = transpose %0 {permutation = [2, 0, 1]}
                %2: f64[k, b, n, m] = broadcast %1 {shape = [k, b, n, m], axes = [0, 2, 3]}
                return %2
                """);
    }

    @Test
    void reshapesMerge() {
        bits(new MergeReshapes()).turns("(%0: f64[n, m]) -> (f64[m, n], f64[n, m])", """
                %1: f64[m*n] = reshape %0 {shape = [m*n]}
                %2: f64[m, n] = reshape %1 {shape = [m, n]}
                %3: f64[n, m] = reshape %2 {shape = [n, m]}
                return %2, %3
                """, """
                %1: f64[m, n] = reshape %0 {shape = [m, n]}
                return %1, %0
                """);
    }

    @Test
    void unitAxesInBroadcastsNeedNoReshape() {
        bits(new MergeReshapeIntoBroadcast(), new MergeReshapes())
                .turns("(%0: f64[n], %1: f64[1, n]) -> (f64[n, m], f64[1, n, m], f64[n, m, 1])", """
                %2: f64[n, 1] = reshape %0 {shape = [n, 1]}
                %3: f64[n, m] = broadcast %2 {shape = [n, m], axes = [0, 1]}
                %4: f64[n, m] = broadcast %0 {shape = [n, m], axes = [0]}
                %5: f64[1, n, m] = reshape %4 {shape = [1, n, m]}
                %6: f64[1, n, m] = broadcast %1 {shape = [1, n, m], axes = [0, 1]}
                %7: f64[n, m, 1] = reshape %6 {shape = [n, m, 1]}
                return %3, %5, %7
                """, """
                %2: f64[n, m] = broadcast %0 {shape = [n, m], axes = [0]}
                %3: f64[1, n, m] = broadcast %0 {shape = [1, n, m], axes = [1]}
                %4: f64[n] = reshape %1 {shape = [n]}
                %5: f64[n, m, 1] = broadcast %4 {shape = [n, m, 1], axes = [0]}
                return %2, %3, %5
                """);
    }

    @Test
    void reshapesOfOtherAxesStay() {
        bits(new MergeReshapeIntoBroadcast(), new MergeReshapes()).leaves("(%0: f64[n, m]) -> (f64[m*n, k])", """
                %1: f64[m, n] = reshape %0 {shape = [m, n]}
                %2: f64[m, n, k] = broadcast %1 {shape = [m, n, k], axes = [0, 1]}
                %3: f64[m*n, k] = reshape %2 {shape = [m*n, k]}
                return %3
                """);
    }

    @Test
    void reversesMerge() {
        bits(new MergeReverses()).turns("(%0: f64[n, m]) -> (f64[n, m], f64[n, m])", """
                %1: f64[n, m] = reverse %0 {axes = [0, 1]}
                %2: f64[n, m] = reverse %1 {axes = [1]}
                %3: f64[n, m] = reverse %1 {axes = [0, 1]}
                return %2, %3
                """, """
                %1: f64[n, m] = reverse %0 {axes = [0]}
                return %1, %0
                """);
    }

    @Test
    void slicesMerge() {
        bits(new MergeSlices()).turns("(%0: f64[n+9]) -> (f64[2], f64[n+9])", """
                %1: f64[4] = slice %0 {starts = [1], sizes = [4], steps = [2]}
                %2: f64[2] = slice %1 {starts = [1], sizes = [2], steps = [2]}
                %3: f64[n+9] = slice %0 {starts = [0], sizes = [n+9], steps = [1]}
                return %2, %3
                """, """
                %1: f64[2] = slice %0 {starts = [3], sizes = [2], steps = [4]}
                return %1, %0
                """);
    }

    @Test
    void slicesOfPadsAreSlices() {
        bits(new SlicePadded(), new MergeSlices())
                .turns("(%0: f64[4], %1: f64[], %2: f64[n+3]) -> (f64[3], f64[2])", """
                %3: f64[10] = pad %0, %1 {low = [2], high = [1], interior = [1]}
                %4: f64[3] = slice %3 {starts = [2], sizes = [3], steps = [2]}
                %5: f64[n+6] = pad %2, %1 {low = [2], high = [1], interior = [0]}
                %6: f64[2] = slice %5 {starts = [3], sizes = [2], steps = [1]}
                return %4, %6
                """, """
                %3: f64[3] = slice %0 {starts = [0], sizes = [3], steps = [1]}
                %4: f64[2] = slice %2 {starts = [1], sizes = [2], steps = [1]}
                return %3, %4
                """);
    }

    @Test
    void slicesThatReachThePaddingStay() {
        bits(new SlicePadded()).leaves("(%0: f64[n+3], %1: f64[]) -> (f64[3])", """
                %2: f64[n+6] = pad %0, %1 {low = [2], high = [1], interior = [0]}
                %3: f64[3] = slice %2 {starts = [1], sizes = [3], steps = [1]}
                return %3
                """);
    }

    @Test
    void broadcastsAreSlicedBeforeTheyRepeat() {
        bits(new MoveSliceIntoBroadcast(), new MergeSlices())
                .turns("(%0: f64[n+3], %1: f64[1]) -> (f64[2, m], f64[n])", """
                %2: f64[n+3, m] = broadcast %0 {shape = [n+3, m], axes = [0]}
                %3: f64[2, m] = slice %2 {starts = [1, 0], sizes = [2, m], steps = [1, 1]}
                %4: f64[n+3] = broadcast %1 {shape = [n+3], axes = [0]}
                %5: f64[n] = slice %4 {starts = [1], sizes = [n], steps = [1]}
                return %3, %5
                """, """
                %2: f64[2] = slice %0 {starts = [1], sizes = [2], steps = [1]}
                %3: f64[2, m] = broadcast %2 {shape = [2, m], axes = [0]}
                %4: f64[n] = broadcast %1 {shape = [n], axes = [0]}
                return %3, %4
                """);
    }

    @Test
    void slicesOfJoinsAreSlicesOfOnePart() {
        bits(new SliceConcatenated(), new MergeSlices())
                .turns("(%0: f64[n], %1: f64[m+2], %2: f64[k]) -> (f64[m+2], f64[m+1])", """
                %3: f64[k+m+n+2] = concatenate %0, %1, %2 {axis = 0}
                %4: f64[m+2] = slice %3 {starts = [n], sizes = [m+2], steps = [1]}
                %5: f64[m+1] = slice %3 {starts = [n+1], sizes = [m+1], steps = [1]}
                return %4, %5
                """, """
                %3: f64[m+1] = slice %1 {starts = [1], sizes = [m+1], steps = [1]}
                return %1, %3
                """);
    }

    @Test
    void padsMerge() {
        bits(new MergePads()).turns("(%0: f64[n]) -> (f64[max(0, n-1)+n+6], f64[n])", """
                %1: f64[] = constant {value = dense(0.0), dtype = f64, shape = []}
                %2: f64[max(0, n-1)+n+3] = pad %0, %1 {low = [1], high = [2], interior = [1]}
                %3: f64[max(0, n-1)+n+6] = pad %2, %1 {low = [0], high = [3], interior = [0]}
                %4: f64[n] = pad %0, %1 {low = [0], high = [0], interior = [0]}
                return %3, %4
                """, """
                %1: f64[] = constant {value = dense(0.0), dtype = f64, shape = []}
                %2: f64[max(0, n-1)+n+6] = pad %0, %1 {low = [1], high = [5], interior = [1]}
                return %2, %0
                """);
    }

    @Test
    void joinsAreFlat() {
        bits(new MergeConcatenates()).turns("(%0: f64[n], %1: f64[m], %2: f64[0]) -> (f64[m+2*n], f64[n])", """
                %3: f64[m+n] = concatenate %0, %1 {axis = 0}
                %4: f64[m+2*n] = concatenate %3, %2, %0 {axis = 0}
                %5: f64[n] = concatenate %0 {axis = 0}
                return %4, %5
                """, """
                %3: f64[m+2*n] = concatenate %0, %1, %0 {axis = 0}
                return %3, %0
                """);
    }

    @Test
    void elementwiseOpsAreComputedBeforeRepeating() {
        bits(new MoveBroadcastOutOfElementwise()).turns("(%0: f64[n], %1: f64[], %2: f64[n]) -> (f64[n, m])", """
                %3: f64[n, m] = broadcast %0 {shape = [n, m], axes = [0]}
                %4: f64[n, m] = broadcast %1 {shape = [n, m], axes = []}
                %5: f64[n, m] = broadcast %2 {shape = [n, m], axes = [0]}
                %6: f64[n, m] = constant {value = dense(2.0), dtype = f64, shape = [n, m]}
                %7: f64[n, m] = mul %3, %5
                %8: f64[n, m] = add %4, %7
                %9: f64[n, m] = div %6, %8
                %10: f64[n, m] = exp %9
                return %10
                """, """
                %3: f64[n] = mul %0, %2
                %4: f64[n] = broadcast %1 {shape = [n], axes = []}
                %5: f64[n] = add %4, %3
                %6: f64[n] = constant {value = dense(2.0), dtype = f64, shape = [n]}
                %7: f64[n] = div %6, %5
                %8: f64[n] = exp %7
                %9: f64[n, m] = broadcast %8 {shape = [n, m], axes = [0]}
                return %9
                """);
    }

    @Test
    void elementwiseOpsOfDifferentRepetitionsStay() {
        bits(new MoveBroadcastOutOfElementwise())
                .leaves("(%0: f64[n], %1: f64[m], %2: f64[n, m]) -> (f64[n, m], f64[n, m])", """
                %3: f64[n, m] = broadcast %0 {shape = [n, m], axes = [0]}
                %4: f64[n, m] = broadcast %1 {shape = [n, m], axes = [1]}
                %5: f64[n, m] = mul %3, %4
                %6: f64[n, m] = mul %3, %2
                return %5, %6
                """);
    }

    @Test
    void gathersWithoutIndicesAreEmpty() {
        bits(new DropEmptyGather()).turns("(%0: f64[n, m], %1: i64[0]) -> (f64[m, 0])", """
                %2: f64[m, 0] = gather %0, %1 {axes = [0]}
                return %2
                """, """
                %2: f64[m, 0] = constant {value = dense(0.0), dtype = f64, shape = [m, 0]}
                return %2
                """);
    }

    @Test
    void scattersOfNothingAreDropped() {
        numbers(new DropScatter())
                .turns(
                        "(%0: f64[n+1, m], %1: i64[k], %2: i64[0], %3: f64[m, 0]) -> (f64[n+1, m], f64[n+1, m])",
                        """
                %4: f64[m, k] = constant {value = dense(0.0), dtype = f64, shape = [m, k]}
                %5: f64[n+1, m] = scatterAdd %0, %4, %1 {axes = [0]}
                %6: f64[n+1, m] = scatterAdd %0, %3, %2 {axes = [0]}
                return %5, %6
                """, """
                return %0, %0
                """);
    }
}
