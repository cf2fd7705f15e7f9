package dev.covector.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Verifier;
import dev.covector.ops.OpSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final OpSet OPS = OpSet.STANDARD;

    @Test
    void membersLieAlongTheLastAxisAndWhatTheyShareStaysAsItIs() {
        Func f = Func.parse("""
                func f(%0: f64[n, m], %1: f64[m]) -> (f64[n], f64[n, m]) {
                  %2: f64[n, m] = exp %0
                  %3: f64[n] = dotGeneral %2, %1 {contractX = [1], contractY = [0], batchX = [], batchY = []} at A.java:3
                  return %3, %2
                }
                """, OPS);
        Batch.Batched batch = Batch.of(f, List.of(false, true), Dim.symbol("b"), OPS);
        assertThat(Verifier.check(batch.func(), OPS)).hasToString("""
                func batch_f(%0: f64[n, m], %1: f64[m, b]) -> (f64[n, b], f64[n, m]) {
                  %2: f64[n, m] = exp %0
                  %3: f64[n, b] = dotGeneral %2, %1 {contractX = [1], contractY = [0], batchX = [], batchY = []} at A.java:3
                  return %3, %2
                }
                """);
        assertThat(batch.results()).containsExactly(true, false);
    }
}
