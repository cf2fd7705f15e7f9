package dev.covector.passes.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.Func;
import dev.covector.ops.OpSet;
import org.junit.jupiter.api.Test;

class DeadCodeTest {
    private static final String MEASURED = """
            func f(%%0: f64[n], %%1: i64[]) -> (f64[n]) {
              require k0 <= n for "a size made of data"%s
              %%2: i64[] = measure %%1 {size = k0, most = n}
              %%3: f64[n] = exp %%0
              return %%3
            }
            """;

    @Test
    void aSizeThatNothingUsesIsNotMeasured() {
        Func f = Func.parse(MEASURED.formatted(""), OpSet.STANDARD);
        assertThat(DeadCode.run(f).toString()).doesNotContain("measure").contains("exp");
    }

    @Test
    void aSizeThatMustEqualAnotherIsMeasured() {
        Func f = Func.parse(MEASURED.formatted("\n  require k0 == n for \"a sum\""), OpSet.STANDARD);
        assertThat(DeadCode.run(f)).isSameAs(f);
    }
}
