package dev.covector.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.Func;
import dev.covector.ir.TypeException;
import dev.covector.ir.Verifier;
import org.junit.jupiter.api.Test;

class SkewTest {
    private static Func skew(String x, String attributes, String result) {
        return Verifier.check(
                Func.parse(
                        "func f(%0: " + x + ") -> (" + result + ") {\n  %1: " + result + " = skew %0 {" + attributes
                                + "}\n  return %1\n}\n",
                        OpSet.STANDARD),
                OpSet.STANDARD);
    }

    @Test
    void windowsOfEverySizeAreInside() {
        assertThat(skew("f64[n+2*max(0, k-1), k]", "axis = 0, by = 1, start = 0, step = 2, size = n", "f64[n, k]"))
                .isNotNull();
        assertThat(skew("f64[4, 3]", "axis = 0, by = 1, start = 2, step = -1, size = 2", "f64[2, 3]"))
                .isNotNull();
    }

    @Test
    void skew_c1() {
        assertThatThrownBy(() -> skew("f64[4, 3]", "axis = 0, by = 0, start = 0, step = 1, size = 2", "f64[2, 3]"))
                .isInstanceOf(TypeException.class)
                .hasMessageContaining("skew (C1): [0, 0] must be distinct axes below 2");
    }

    @Test
    void skew_c2() {
        for (String outside : new String[] {"start = 0, step = 2", "start = 1, step = -1", "start = -1, step = 1"}) {
            assertThatThrownBy(() -> skew("f64[4, 3]", "axis = 0, by = 1, " + outside + ", size = 2", "f64[2, 3]"))
                    .isInstanceOf(TypeException.class)
                    .hasMessageContaining("skew (C2): the elements must be inside");
        }
    }
}
