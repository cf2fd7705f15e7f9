package dev.covector.codegen.jvm.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.math.Format;
import dev.covector.ops.math.Reals;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpandFunctionsTest {
    @Test
    void leavesAKernelWithoutExpansions() {
        Kernel kernel = Bodies.of(Intrinsic.SQRT, Format.F64);
        assertThat(ExpandFunctions.apply(kernel, 256)).isEqualTo(kernel);
    }

    @Test
    void expandsLogisticInScalarCodeToo() {
        assertThat(ExpandFunctions.apply(Bodies.of(Intrinsic.LOGISTIC, Format.F64), 0)
                        .toString())
                .doesNotContain(" = logistic")
                .contains("fma");
    }

    /** x86 compares vectors of two lanes slowly, and its pow of doubles is 50 times as slow by comparisons. */
    @Test
    void leavesPowOfTwoLanes() {
        Kernel kernel = Bodies.of(Intrinsic.POW, Format.F64);
        assertThat(ExpandFunctions.apply(kernel, 128)).isEqualTo(kernel);
        assertThat(ExpandFunctions.apply(kernel, 256)).isNotEqualTo(kernel);
    }

    /** A chosen expansion shows the rewrite itself: x + 1 + 1 for each function. */
    @Test
    void writesStepsBeforeTheResultAndKeepsItsRegister() {
        Reg x = new Reg(0, DType.F64);
        Reg e = new Reg(1, DType.F64);
        Reg sum = new Reg(2, DType.F64);
        Reg out = new Reg(3, DType.F64);
        Access dense = new Access(Dim.ZERO, List.of(Dim.ONE));
        Kernel kernel = new Kernel(
                "k",
                List.of(DType.F64, DType.F64),
                List.of(new Kernel.Loop(Dim.symbol("n"), true)),
                List.of(
                        new Kernel.Phase(
                                Kernel.Level.INNER,
                                List.of(
                                        new Instr.Load(x, 0, dense),
                                        new Instr.Compute(e, Intrinsic.EXP, List.of(x)),
                                        new Instr.Reduce(sum, Reducer.SUM, e))),
                        new Kernel.Phase(
                                Kernel.Level.OUTER,
                                List.of(
                                        new Instr.Compute(out, Intrinsic.LOG, List.of(sum)),
                                        new Instr.Store(1, dense, out)))));
        Expansion twoMore = (k, in) -> {
            Reals reals = Reals.of(k, in.getFirst());
            return reals.add(reals.add(in.getFirst(), 1), 1);
        };
        Kernel expanded = ExpandFunctions.expand(
                kernel, 256, (function, _, _) -> function.operands() == 1 ? Optional.of(twoMore) : Optional.empty());
        assertThat(expanded).hasToString("""
                kernel k(b0: f64, b1: f64) for [reduce n] {
                  inner {
                    r0 = load b0[0; 1] : f64
                    r4 = 1.0 : f64
                    r5 = add r0, r4 : f64
                    r1 = add r5, r4 : f64
                    r2 = reduce sum r1
                  }
                  outer {
                    r7 = 1.0 : f64
                    r8 = add r2, r7 : f64
                    r3 = add r8, r7 : f64
                    store b1[0; 1] = r3
                  }
                }
                """);
    }
}
