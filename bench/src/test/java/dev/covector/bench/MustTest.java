package dev.covector.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MustTest {
    private static Row row(String work, double own, double jax) {
        return new Row("b", work, 1, "us", Map.of(Framework.COVECTOR, own, Framework.JAX, jax), true);
    }

    @Test
    void aheadComparesWithOnePeer() {
        Must must = Must.ahead(Framework.JAX, 20);
        assertThat(must.judge().apply(row("x", 1, 20))).isEqualTo(Verdict.MET);
        assertThat(must.judge().apply(row("x", 1, 19))).isEqualTo(Verdict.MISSED);
    }

    @Test
    void theBetterPeerMayBeAheadByAFactor() {
        Must must = Must.atMostBetter(1.2);
        assertThat(must.text()).isEqualTo("at most 1.2x the better peer");
        assertThat(must.judge().apply(row("x", 12, 10))).isEqualTo(Verdict.MET);
        assertThat(must.judge().apply(row("x", 12.1, 10))).isEqualTo(Verdict.MISSED);
    }

    @Test
    void aPeerThatWasNotMeasuredLeavesTheVerdictOpen() {
        Must both = Must.ahead(Framework.JAX, 2).and(Must.ahead(Framework.TORCH, 2));
        assertThat(both.judge().apply(row("x", 1, 3))).isEqualTo(Verdict.UNKNOWN);
        assertThat(both.judge().apply(row("x", 1, 1))).isEqualTo(Verdict.MISSED);
    }

    @Test
    void limitsHoldOnlyWhereTheyAreDemanded() {
        Must must = Must.atMost(300, "ms").where("fresh", work -> work.startsWith("fresh"));
        assertThat(must.text()).isEqualTo("at most 300 ms fresh");
        assertThat(must.judge().apply(row("fresh, chain", 301, 1))).isEqualTo(Verdict.MISSED);
        assertThat(must.judge().apply(row("warm", 301, 1))).isEqualTo(Verdict.FREE);
    }

    @Test
    void matmulDemandsNumPysTimeFrom256AndAFifthOfTorchsUpTo16() {
        Must must = Benches.named("matmul").must();
        Row large =
                new Row("matmul", "f64 512", 1, "us", Map.of(Framework.COVECTOR, 105.0, Framework.NUMPY, 100.0), true);
        Row small = new Row("matmul", "f64 16", 1, "us", Map.of(Framework.COVECTOR, 0.3, Framework.TORCH, 1.0), true);
        assertThat(must.judge().apply(large)).isEqualTo(Verdict.MET);
        assertThat(must.judge().apply(small)).isEqualTo(Verdict.MISSED);
        assertThat(must.judge().apply(row("f64 64", 9, 1))).isEqualTo(Verdict.FREE);
    }
}
