package dev.covector.passes.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.Value;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LowerTest {
    private static Program lower(String text) {
        Func f = Func.parse(text, OpSet.STANDARD);
        List<List<Dim>> strides = new ArrayList<>();
        for (Value param : f.params()) {
            strides.add(View.denseStrides(param.type().shape()));
        }
        return Lower.run(f, strides, Collections.nCopies(strides.size(), false), OpSet.STANDARD);
    }

    @Test
    void softmaxIsOneKernelThatKeepsItsExponentialsInTheResult() {
        assertThat(lower("""
                func softmax(%0: f64[n, m]) -> (f64[n, m]) {
                  %1: f64[m] = max %0 {axes = [0]}
                  %2: f64[n, m] = broadcast %1 {shape = [n, m], axes = [1]}
                  %3: f64[n, m] = sub %0, %2
                  %4: f64[n, m] = exp %3
                  %5: f64[m] = sum %4 {axes = [0]}
                  %6: f64[n, m] = broadcast %5 {shape = [n, m], axes = [1]}
                  %7: f64[n, m] = div %4, %6
                  return %7
                }
                """)).hasToString("""
                buffer 0: f64 x m*n, parameter 0
                buffer 1: f64 x m*n, result 0
                launch on buffers [0, 1]: kernel max_sub_exp_sum(b0: f64, b1: f64) for [reduce n, m] {
                  inner {
                    r0 = load b0[0; 1, n] : f64
                    r1 = reduce max r0
                  }
                  inner {
                    r2 = load b0[0; 1, n] : f64
                    r3 = sub r2, r1 : f64
                    r4 = exp r3 : f64
                    r5 = reduce sum r4
                    store b1[0; 1, n] = r4
                  }
                  inner {
                    r6 = load b1[0; 1, n] : f64
                    r7 = div r6, r5 : f64
                    store b1[0; 1, n] = r7
                  }
                }

                """);
    }

    @Test
    void contiguousLoopsBecomeOne() {
        assertThat(lower("""
                func f(%0: f32[n, m], %1: f32[n, m]) -> (f32[n, m]) {
                  %2: f32[n, m] = mul %0, %1
                  %3: f32[n, m] = tanh %2
                  return %3
                }
                """)).asString().contains("for [m*n]").contains("load b0[0; 1]");
    }

    @Test
    void aTransposedOperandIsReadWhereItLies() {
        assertThat(lower("""
                func f(%0: f32[m, n], %1: f32[n, m]) -> (f32[n, m]) {
                  %2: f32[n, m] = transpose %0 {permutation = [1, 0]}
                  %3: f32[n, m] = add %2, %1
                  return %3
                }
                """)).asString().contains("load b0[0; m, 1]").contains("load b1[0; 1, n]");
    }

    @Test
    void libraryCallsReadTransposedOperandsWithStrides() {
        assertThat(lower("""
                func f(%0: f32[k, n], %1: f32[k, m]) -> (f32[n, m]) {
                  %2: f32[n, k] = transpose %0 {permutation = [1, 0]}
                  %3: f32[n, m] = dotGeneral %2, %1 {contractX = [1], contractY = [0], batchX = [], batchY = []}
                  return %3
                }
                """))
                .asString()
                .contains("on [buffer 0[0; k, 1], buffer 1[0; 1, k]] into [buffer 2[0; 1, n]]");
    }

    @Test
    void partsThatAreConcatenationsAreAssembledInPlaceAndReadThere() {
        Program program = lower("""
                func f(%0: f32[n, m]) -> (f32[2*n, 2*m]) {
                  %1: f32[2*n, m] = concatenate %0, %0 {axis = 0}
                  %2: f32[2*n, m] = reverse %1 {axes = [1]}
                  %3: f32[2*n, 2*m] = concatenate %1, %2 {axis = 1}
                  return %3
                }
                """);
        assertThat(program.buffers()).hasSize(2);
        assertThat(program).asString().contains("load b0[2*m*n-2*n; 1, -2*n]");
    }

    @Test
    void aLookOfAnotherShapeIsWrittenIntoTheResultAtOnce() {
        assertThat(lower("""
                func f(%0: f32[n, m]) -> (f32[m*n]) {
                  %1: f32[m, n] = transpose %0 {permutation = [1, 0]}
                  %2: f32[m*n] = reshape %1 {shape = [m*n]}
                  return %2
                }
                """)).asString().startsWith("""
                        buffer 0: f32 x m*n, parameter 0
                        buffer 1: f32 x m*n, result 0
                        launch on buffers [0, 1]: kernel copy""");
    }

    @Test
    void whatReadsSuchAResultFindsItThere() {
        Program program = lower("""
                func f(%0: f32[n, m]) -> (f32[m*n], f32[m*n], f32[m, n]) {
                  %1: f32[m, n] = transpose %0 {permutation = [1, 0]}
                  %2: f32[m*n] = reshape %1 {shape = [m*n]}
                  %3: f32[m*n] = exp %2
                  return %2, %3, %1
                }
                """);
        assertThat(program).asString().contains("launch on buffers [1, 2]: kernel exp");
        assertThat(program.steps()).hasSize(3);
    }

    @Test
    void partsOfAConcatenationAreComputedInPlace() {
        Program program = lower("""
                func f(%0: f32[n], %1: f32[m]) -> (f32[n+m]) {
                  %2: f32[n] = exp %0
                  %3: f32[m] = sin %1
                  %4: f32[m+n] = concatenate %2, %3 {axis = 0}
                  return %4
                }
                """);
        assertThat(program.steps()).hasSize(2);
        assertThat(program).asString().contains("store b1[n; 1] = r1");
    }

    @Test
    void scratchIsUsedAgainInPlace() {
        StringBuilder text = new StringBuilder("func f(%0: f32[n, n]) -> (f32[n, n]) {\n");
        for (int i = 0; i < 4; i++) {
            text.append("  %%%d: f32[n, n] = exp %%%d\n".formatted(3 * i + 1, 3 * i));
            text.append("  %%%d: f32[n, n] = transpose %%%d {permutation = [1, 0]}\n".formatted(3 * i + 2, 3 * i + 1));
            text.append("  %%%d: f32[n, n] = add %%%d, %%%d\n".formatted(3 * i + 3, 3 * i + 1, 3 * i + 2));
        }
        Program program = lower(text.append("  return %12\n}\n").toString());
        assertThat(program.slots()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void manyStatementsAreSplitIntoKernelsOfBoundedSize() {
        StringBuilder text = new StringBuilder("func f(%0: f32[n]) -> (f32[n]) {\n");
        for (int i = 0; i < 500; i++) {
            text.append("  %%%d: f32[n] = sin %%%d\n".formatted(i + 1, i));
        }
        Program program = lower(text.append("  return %500\n}\n").toString());
        assertThat(program.steps()).hasSize(11);
        assertThat(program.slots()).containsExactly(Dim.symbol("n").times(4));
    }

    @Test
    void aResultThatIsAParameterIsCopied() {
        assertThat(lower("func f(%0: f32[n]) -> (f32[n], f32[n]) {\n  return %0, %0\n}\n")
                        .steps())
                .hasSize(2);
    }
}
