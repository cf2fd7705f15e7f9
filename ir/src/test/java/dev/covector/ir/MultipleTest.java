package dev.covector.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MultipleTest {
    private static final Dim D = Dim.named("d");

    @Test
    void aMultipleIsDividedExactly() {
        Dim size = D.multipleOf(12);
        assertThat(size).hasToString("12*floordiv(d, 12)");
        assertThat(size.floorDiv(4).times(4)).isEqualTo(size);
        assertThat(size.mod(Dim.of(6))).isEqualTo(Dim.ZERO);
        assertThat(SizeScope.proof(Dim.of(3), Relation.DIVIDES, size.times(D))).isTrue();
        assertThat(SizeScope.proof(Dim.of(8), Relation.DIVIDES, size)).isNull();
        assertThat(Bounds.of(size).atLeast(0)).isTrue();
    }

    @Test
    void aMultipleTellsItsSymbolAndOtherSizesDoNot() {
        assertThat(Multiple.of(D)).isEqualTo(new Multiple("d", 1));
        assertThat(Multiple.of(D.multipleOf(8))).isEqualTo(new Multiple("d", 8));
        for (Dim other : new Dim[] {
            Dim.of(3),
            D.plus(1),
            D.times(2),
            D.floorDiv(8),
            D.floorDiv(8).times(4),
            D.plus(1).floorDiv(8).times(8)
        }) {
            assertThat(Multiple.of(other)).as(other.toString()).isNull();
        }
    }

    @Test
    void namesAreWords() {
        for (String name : new String[] {"", "two words", "2d", "x0.0", "max"}) {
            assertThatThrownBy(() -> Dim.named(name))
                    .isInstanceOf(TypeException.class)
                    .hasMessage("Dim.named: a name is a word; got \"" + name + "\"");
        }
    }
}
