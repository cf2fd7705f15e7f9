package dev.covector.passes.simplify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.FuncBuilder;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ir.Verifier;
import dev.covector.ops.Add;
import dev.covector.ops.Mul;
import dev.covector.ops.Neg;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.OpSet;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The whole pass: rules feeding each other, nested blocks, locations, types, and its cost. */
class SimplifyTest {
    private static Func simplified(String text) {
        Func f = Verifier.check(Func.parse(text, Repeat.OPS), Repeat.OPS);
        return Verifier.check(Simplify.run(f, Repeat.OPS), Repeat.OPS);
    }

    @Test
    void theGradientOfALinearModelHasNoTrivialOps() {
        Func gradient = simplified("""
                func grad(%0: f64[n, k], %1: f64[k], %2: f64[n]) -> (f64[k]) {
                  %3: f64[n] = dotGeneral %0, %1 {contractX = [1], contractY = [0], batchX = [], batchY = []}
                  %4: f64[n] = sub %3, %2
                  %5: f64[] = constant {value = dense(1.0), dtype = f64, shape = []}
                  %6: f64[n] = broadcast %5 {shape = [n], axes = []}
                  %7: f64[n] = constant {value = dense(2.0), dtype = f64, shape = [n]}
                  %8: f64[n] = constant {value = dense(1.0), dtype = f64, shape = [n]}
                  %9: f64[n] = sub %7, %8
                  %10: f64[n] = pow %4, %9
                  %11: f64[n] = mul %7, %10
                  %12: f64[n] = conj %11
                  %13: f64[n] = mul %12, %6
                  %14: f64[n] = neg %13
                  %15: f64[n, k] = conj %0
                  %16: f64[k] = dotGeneral %13, %15 {contractX = [0], contractY = [0], batchX = [], batchY = []}
                  %17: f64[k] = transpose %16 {permutation = [0]}
                  return %17
                }
                """);
        assertThat(gradient).hasToString("""
                func grad(%0: f64[n, k], %1: f64[k], %2: f64[n]) -> (f64[k]) {
                  %3: f64[n] = dotGeneral %0, %1 {contractX = [1], contractY = [0], batchX = [], batchY = []}
                  %4: f64[n] = sub %3, %2
                  %5: f64[n] = constant {value = dense(2.0), dtype = f64, shape = [n]}
                  %6: f64[n] = mul %5, %4
                  %7: f64[k] = dotGeneral %6, %0 {contractX = [0], contractY = [0], batchX = [], batchY = []}
                  return %7
                }
                """);
    }

    @Test
    void nestedBlocksAreSimplifiedByThemselvesAndKeepTheirOwnValues() {
        assertThat(simplified("""
                func f(%0: f64[n]) -> (f64[n]) {
                  %2: f64[n] = neg %0
                  %3: f64[n] = sin %2
                  %4: f64[n] = repeat %0 ({(%5: f64[n])
                    %1: f64[n] = constant {value = dense(0.0), dtype = f64, shape = [n]}
                    %6: f64[n] = add %5, %1
                    %7: f64[n] = neg %6
                    %8: f64[n] = sin %7
                    %11: f64[n] = sin %7
                    %9: f64[n] = mul %11, %8
                    %10: f64[n] = cos %5
                    return %9
                  })
                  %12: f64[n] = add %4, %3
                  return %12
                }
                """)).hasToString("""
                func f(%0: f64[n]) -> (f64[n]) {
                  %1: f64[n] = neg %0
                  %2: f64[n] = sin %1
                  %3: f64[n] = repeat %0 ({(%4: f64[n])
                    %5: f64[n] = neg %4
                    %6: f64[n] = sin %5
                    %7: f64[n] = mul %6, %6
                    return %7
                  })
                  %8: f64[n] = add %3, %2
                  return %8
                }
                """);
    }

    @Test
    void whatANestedBlockComputesStaysInside() {
        String text = """
                func f(%0: f64[n]) -> (f64[n], f64[n], f64[n]) {
                  %1: f64[n] = repeat %0 ({(%2: f64[n])
                    %3: f64[n] = constant {value = dense(2.0), dtype = f64, shape = [n]}
                    %4: f64[n] = sin %2
                    %5: f64[n] = mul %4, %3
                    return %5
                  })
                  %6: f64[n] = repeat %1 ({(%7: f64[n])
                    %8: f64[n] = constant {value = dense(2.0), dtype = f64, shape = [n]}
                    %9: f64[n] = sin %7
                    %10: f64[n] = mul %9, %8
                    return %10
                  })
                  %11: f64[n] = constant {value = dense(2.0), dtype = f64, shape = [n]}
                  %12: f64[n] = mul %0, %11
                  return %1, %6, %12
                }
                """;
        assertThat(simplified(text)).hasToString(text);
    }

    @Test
    void replacementsKeepLocationsAndComments() {
        assertThat(simplified("""
                func f(%0: f64[n]) -> (f64[n], f64[n]) {
                  %1: f64[n] = constant {value = dense(3.0), dtype = f64, shape = [n]} at Model.java:1
                  // the cube
                  %2: f64[n] = pow %0, %1 at Model.java:2
                  // a sine
                  %3: f64[n] = sin %2 at Model.java:3
                  return %2, %3
                }
                """)).hasToString("""
                func f(%0: f64[n]) -> (f64[n], f64[n]) {
                  // the cube
                  %1: f64[n] = mul %0, %0 at Model.java:2
                  %2: f64[n] = mul %1, %0 at Model.java:2
                  // a sine
                  %3: f64[n] = sin %2 at Model.java:3
                  return %2, %3
                }
                """);
    }

    @Test
    void sumsInEitherOrderAreComputedOnce() {
        assertThat(simplified("""
                func f(%0: f64[n], %1: f64[n], %2: f64[m]) -> (f64[n], f64[n], f64[n], f64[n]) {
                  require n == m for "test"
                  %3: f64[n] = add %0, %1
                  %4: f64[n] = add %1, %0
                  %5: f64[n] = sub %0, %1
                  %6: f64[n] = sub %1, %0
                  return %3, %4, %5, %6
                }
                """)).hasToString("""
                func f(%0: f64[n], %1: f64[n], %2: f64[m]) -> (f64[n], f64[n], f64[n], f64[n]) {
                  require n == m for "test"
                  %3: f64[n] = add %0, %1
                  %4: f64[n] = sub %0, %1
                  %5: f64[n] = sub %1, %0
                  return %3, %3, %4, %5
                }
                """);
    }

    @Test
    void sizesThatAreEqualOnlyByAGuardKeepTheirTypes() {
        String text = """
                func f(%0: f64[m]) -> (f64[n]) {
                  require n == m for "test"
                  %1: f64[n] = constant {value = dense(0.0), dtype = f64, shape = [n]}
                  %2: f64[n] = add %1, %0
                  return %2
                }
                """;
        assertThat(simplified(text)).hasToString(text);
    }

    @Test
    void aRuleThatChangesATypeIsNamed() {
        final class BreakNeg implements Rewrite {
            @Override
            public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
                return op instanceof Neg(Value x) ? b.convert(x, DType.F32) : null;
            }
        }
        Func f = RewriteCase.func("(%0: f64[n]) -> (f64[n])", "%1: f64[n] = neg %0 return %1");
        assertThatThrownBy(() -> new RewriteBuilder(OpSet.STANDARD, List.of(new BreakNeg())).block(f.body()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("BreakNeg changed the type of neg from f64[n] to f32[n]");
    }

    @Test
    void rulesThatUndoEachOtherStop() {
        Rewrite addIsMul = (op, _, b) -> op instanceof Add(Value x, Value y) ? b.mul(x, y) : null;
        Rewrite mulIsAdd = (op, _, b) -> op instanceof Mul(Value x, Value y) ? b.add(x, y) : null;
        Func f = RewriteCase.func("(%0: f64[n]) -> (f64[n])", "%1: f64[n] = add %0, %0 return %1");
        RewriteBuilder walk = new RewriteBuilder(OpSet.STANDARD, List.of(addIsMul, mulIsAdd));
        walk.block(f.body());
        assertThat(walk.rewrites()).isLessThan(100);
    }

    @Test
    void randomFunctionsKeepTheirResults() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Func f = RandomFunction.of(random, 40);
            Func simple = Verifier.check(Simplify.run(f, OpSet.STANDARD), OpSet.STANDARD);
            assertThat(simple.resultTypes()).isEqualTo(f.resultTypes());
            RewriteCase.rounding().agrees(f, simple, random);
            assertThat(Simplify.run(simple, OpSet.STANDARD)).isSameAs(simple);
        }
    }

    @Test
    void longChainsTakeEachRuleOnce() {
        Func f = chain(10_000);
        RewriteBuilder walk = new RewriteBuilder(OpSet.STANDARD, Simplify.RULES);
        Func once = DeadCode.run(f.withBody(walk.block(f.body())));
        assertThat(once.body().stmts()).hasSize(10_000 / 4);
        assertThat(walk.rewrites()).isEqualTo(2 * 10_000 / 4);
        Func all = Simplify.run(f, OpSet.STANDARD);
        assertThat(all).isEqualTo(once);
        assertThat(Simplify.run(all, OpSet.STANDARD)).isSameAs(all);
    }

    /** A function of as many statements: sines, each behind a conjugate and two negations. */
    private static Func chain(int statements) {
        FuncBuilder f = new FuncBuilder(OpSet.STANDARD);
        OpBuilder b = f::emit;
        TensorType type = TensorType.of(DType.F64, Dim.symbol("n"), Dim.symbol("m"));
        Value x = f.param(type);
        for (int i = 0; i < statements / 4; i++) {
            x = b.sin(b.neg(b.neg(b.conj(x))));
        }
        return f.build("chain", List.of(x), List.of());
    }
}
