package dev.covector.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DimTest {
    private final Dim n = Dim.symbol("n");
    private final Dim m = Dim.symbol("m");

    @Test
    void sizesAreEqualAsPolynomials() {
        assertThat(n.plus(1).times(n.minus(1))).isEqualTo(n.times(n).minus(1));
        assertThat(n.times(m)).isEqualTo(m.times(n)).isNotEqualTo(n.times(n));
        assertThat(n.minus(n)).isEqualTo(Dim.ZERO);
    }

    @Test
    void exactDivisionsAreCarriedOut() {
        assertThat(n.times(m).times(6).floorDiv(n.times(2))).isEqualTo(m.times(3));
        assertThat(n.times(n).minus(1).floorDiv(n.minus(1))).isEqualTo(n.plus(1));
        assertThat(n.floorDiv(2)).hasToString("floordiv(n, 2)");
        assertThat(n.times(2).mod(Dim.of(2))).isEqualTo(Dim.ZERO);
    }

    @Test
    void boundsDecideMinimumAndMaximum() {
        assertThat(n.max(Dim.ZERO)).isEqualTo(n);
        assertThat(n.min(n.plus(3))).isEqualTo(n);
        assertThat(n.max(m)).isEqualTo(m.max(n)).hasToString("max(m, n)");
    }

    @Test
    void casesOfOperationsGiveBounds() {
        assertThat(Bounds.of(n.minus(n.minus(1).max(Dim.ZERO))).low()).isEqualTo(0);
        assertThat(Bounds.of(n.minus(n.plus(1).floorDiv(2).times(2)).plus(1)).low())
                .isEqualTo(0);
        assertThat(Bounds.of(n.minus(n.min(m))).low()).isEqualTo(0);
        assertThat(Bounds.of(n.minus(n.floorDiv(3))).low()).isEqualTo(0);
        assertThat(Bounds.of(n.minus(n.floorDiv(3).times(3)))).isEqualTo(new Bounds(0, 2));
    }

    @Test
    void boundsHoldWhateverTheSizes() {
        Dim half = n.plus(1).floorDiv(2);
        List<Dim> sizes = List.of(
                n.minus(half.times(3)),
                half.minus(m.max(half)),
                n.max(m).times(m).minus(n.min(m).times(n)),
                n.mod(Dim.of(4)).minus(n.floorDiv(4)),
                n.minus(5).max(m.minus(n)).times(-2));
        for (Dim size : sizes) {
            Bounds bounds = Bounds.of(size);
            for (long i = 0; i < 10; i++) {
                for (long j = 0; j < 10; j++) {
                    assertThat(size.eval(Map.of("n", i, "m", j)))
                            .as("%s at n = %s, m = %s", size, i, j)
                            .isBetween(bounds.low(), bounds.high());
                }
            }
        }
    }

    @Test
    void evaluatesWithNumbers() {
        Dim size = n.times(m).plus(n.floorDiv(2)).minus(m.mod(Dim.of(3)));
        assertThat(size.eval(Map.of("n", 7L, "m", 5L))).isEqualTo(35 + 3 - 2);
        assertThatThrownBy(() -> size.eval(Map.of("n", 7L)))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("m");
        assertThatThrownBy(() -> n.times(n).eval(Map.of("n", Long.MAX_VALUE))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void substitutesSizes() {
        assertThat(n.times(n).substitute(Map.of("n", m.plus(1))))
                .isEqualTo(m.times(m).plus(m.times(2)).plus(1));
        assertThat(n.floorDiv(2).substitute(Map.of("n", Dim.of(9)))).isEqualTo(Dim.of(4));
    }

    @Test
    void smallConstantsAreOneObject() {
        assertThat(Dim.of(200)).isSameAs(n.plus(200).minus(n));
        assertThat(Dim.of(-3)).isEqualTo(n.minus(3).minus(n)).hasToString("-3");
        assertThat(n.times(0)).isSameAs(Dim.ZERO);
    }

    @Test
    void termsHaveOneOrder() {
        Dim size = m.floorDiv(2).times(n).plus(n.times(n).times(-1)).plus(m).plus(7);
        assertThat(size)
                .hasToString("floordiv(m, 2)*n-n*n+m+7")
                .isEqualTo(Dim.of(7).plus(m).minus(n.times(n)).plus(n.times(m.floorDiv(2))))
                .hasSameHashCodeAs(Dim.of(7).plus(m).minus(n.times(n)).plus(n.times(m.floorDiv(2))));
    }

    @Test
    void overflowIsAnError() {
        Dim large = n.times(Long.MAX_VALUE);
        assertThatThrownBy(() -> large.plus(n)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> large.times(2)).isInstanceOf(ArithmeticException.class);
    }
}
