package dev.covector.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.DType;
import dev.covector.ir.Func;
import dev.covector.ir.TypeException;
import dev.covector.ir.Verifier;
import dev.covector.ops.OpSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CustomDerivativeTest {
    private static final OpSet OPS =
            OpSet.STANDARD.with(CustomJvp.DEFINITION).with(CustomVjp.DEFINITION).with(Adjoint.DEFINITION);

    /** sin(x) y, whose rules say what the ops inside would say. */
    private static final String BY_TANGENT = """
            func f(%0: f64[n], %1: f64[n]) -> (f64[n]) {
              %2: f64[n] = customJvp %0, %1 ({(%3: f64[n], %4: f64[n])
                %5: f64[n] = sin %3
                %6: f64[n] = mul %5, %4
                return %6
              }) ({(%7: f64[n], %8: f64[n], %9: f64[n], %10: f64[n], %11: f64[n])
                %12: f64[n] = cos %7
                %13: f64[n] = mul %12, %8
                %14: f64[n] = mul %13, %10
                %15: f64[n] = sin %7
                %16: f64[n] = mul %15, %11
                %17: f64[n] = add %14, %16
                return %17
              })
              return %2
            }
            """;

    private static final String BY_COTANGENT = """
            func f(%0: f64[n], %1: f64[n]) -> (f64[n]) {
              %2: f64[n] = customVjp %0, %1 ({(%3: f64[n], %4: f64[n])
                %5: f64[n] = sin %3
                %6: f64[n] = mul %5, %4
                return %6
              }) ({(%7: f64[n], %8: f64[n], %9: f64[n], %10: f64[n])
                %11: f64[n] = cos %7
                %12: f64[n] = mul %11, %8
                %13: f64[n] = mul %12, %10
                %14: f64[n] = sin %7
                %15: f64[n] = mul %14, %10
                return %13, %15
              })
              return %2
            }
            """;

    private static List<Numbers> point() {
        Random random = new Random(1);
        return List.of(
                Derivative.random(DType.F64, new int[] {3}, random),
                Derivative.random(DType.F64, new int[] {3}, random));
    }

    @Test
    void rulesAreTextLikeOtherOps() {
        assertThat(Func.parse(BY_TANGENT, OPS)).hasToString(BY_TANGENT);
        assertThat(Func.parse(BY_COTANGENT, OPS)).hasToString(BY_COTANGENT);
    }

    @Test
    void tangentRulesDifferentiateBothWaysToSecondOrderAndBatch() {
        new Derivative(Func.parse(BY_TANGENT, OPS), point(), OPS).check();
    }

    @Test
    void cotangentRulesDifferentiateBothWaysToSecondOrderAndBatch() {
        new Derivative(Func.parse(BY_COTANGENT, OPS), point(), OPS).check();
    }

    @Test
    void cotangentRulesAreForwardTwiceToo() {
        Func jvp = Jvp.of(Func.parse(BY_COTANGENT, OPS), List.of(true, true), OPS);
        List<Numbers> at = new java.util.ArrayList<>(point());
        at.addAll(point().reversed());
        new Derivative(jvp, at, OPS).check();
    }

    @Test
    void theRuleIsTheDerivative() {
        Func f = Func.parse("""
                func f(%0: f64[n]) -> (f64[n]) {
                  %1: f64[n] = customVjp %0 ({(%2: f64[n])
                    %3: f64[n] = floor %2
                    return %3
                  }) ({(%4: f64[n], %5: f64[n], %6: f64[n])
                    return %6
                  })
                  return %1
                }
                """, OPS);
        Func vjp = Verifier.check(Vjp.of(f, List.of(true), OPS), OPS);
        assertThat(vjp.results().getLast()).isSameAs(vjp.params().getLast());
    }

    @Test
    void aRuleThatIsNotLinearHasNoForwardDerivative() {
        Func f = Func.parse("""
                func f(%0: f64[n]) -> (f64[n]) {
                  %1: f64[n] = customVjp %0 ({(%2: f64[n])
                    return %2
                  }) ({(%3: f64[n], %4: f64[n], %5: f64[n])
                    %6: f64[n] = mul %5, %5
                    return %6
                  })
                  return %1
                }
                """, OPS);
        Func jvp = Jvp.of(f, List.of(true), OPS);
        assertThatThrownBy(() -> Reference.run(jvp, point(), OPS))
                .isInstanceOf(TypeException.class)
                .hasMessageStartingWith("customVjp (forward): the cotangent rule must be linear in the cotangent");
    }
}
