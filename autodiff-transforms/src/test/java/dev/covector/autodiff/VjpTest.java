package dev.covector.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Func;
import dev.covector.ir.FuncBuilder;
import dev.covector.ir.TensorType;
import dev.covector.ir.TypeException;
import dev.covector.ir.Value;
import dev.covector.ir.Verifier;
import dev.covector.ops.Mul;
import dev.covector.ops.OpSet;
import dev.covector.ops.Tanh;
import java.util.List;
import org.junit.jupiter.api.Test;

class VjpTest {
    private static final OpSet OPS = OpSet.STANDARD;

    private static Func vjp(Func f, Boolean... active) {
        return Verifier.check(Vjp.of(f, List.of(active), OPS), OPS);
    }

    @Test
    void reverseDerivativeRunsTheStatementsBackwardsAndKeepsLines() {
        Func f = Func.parse("""
                func loss(%0: f64[n, m], %1: f64[m]) -> (f64[]) {
                  %2: f64[n] = dotGeneral %0, %1 {contractX = [1], contractY = [0], batchX = [], batchY = []} at A.java:7
                  %3: f64[n] = sin %2 at A.java:8
                  %4: f64[] = sum %3 {axes = [0]} at A.java:9
                  return %4
                }
                """, OPS);
        assertThat(vjp(f, false, true)).hasToString("""
                func vjp_loss(%0: f64[n, m], %1: f64[m], %2: f64[]) -> (f64[], f64[m]) {
                  %3: f64[n] = dotGeneral %0, %1 {contractX = [1], contractY = [0], batchX = [], batchY = []} at A.java:7
                  %4: f64[n] = sin %3 at A.java:8
                  %5: f64[n] = cos %3 at A.java:8
                  %6: f64[] = sum %4 {axes = [0]} at A.java:9
                  %7: f64[n] = broadcast %2 {shape = [n], axes = []} at A.java:9
                  %8: f64[n] = mul %5, %7 at A.java:8
                  %9: f64[m] = dotGeneral %8, %0 {contractX = [0], contractY = [0], batchX = [], batchY = []} at A.java:7
                  return %6, %9
                }
                """);
    }

    @Test
    void valuesUsedTwiceAddTheirCotangents() {
        Func f = Func.parse("""
                func f(%0: f64[n], %1: f64[n]) -> (f64[n]) {
                  %2: f64[n] = mul %0, %1
                  %3: f64[n] = add %2, %0
                  return %3
                }
                """, OPS);
        assertThat(vjp(f, true, false)).hasToString("""
                func vjp_f(%0: f64[n], %1: f64[n], %2: f64[n]) -> (f64[n], f64[n]) {
                  %3: f64[n] = mul %0, %1
                  %4: f64[n] = add %3, %0
                  %5: f64[n] = mul %1, %2
                  %6: f64[n] = add %2, %5
                  return %4, %6
                }
                """);
    }

    @Test
    void whatDoesNotReachAnActiveParameterIsNotEmitted() {
        Func f = Func.parse("""
                func f(%0: f64[n], %1: f64[n]) -> (f64[n], i64[n]) {
                  %2: f64[n] = exp %1
                  %3: f64[n] = stopGradient %0
                  %4: f64[n] = mul %3, %2
                  %5: f64[n] = sin %0
                  %6: i64[n] = convert %0 {dtype = i64}
                  return %4, %6
                }
                """, OPS);
        assertThat(vjp(f, true, false)).hasToString("""
                func vjp_f(%0: f64[n], %1: f64[n], %2: f64[n]) -> (f64[n], i64[n], f64[n]) {
                  %3: f64[n] = exp %1
                  %4: f64[n] = stopGradient %0
                  %5: f64[n] = mul %4, %3
                  %6: i64[n] = convert %0 {dtype = i64}
                  %7: f64[n] = constant {value = dense(0.0), dtype = f64, shape = [n]}
                  return %5, %6, %7
                }
                """);
    }

    @Test
    void guardsHoldInTheDerivativeToo() {
        Func f = Func.parse("""
                func f(%0: f64[n], %1: f64[m]) -> (f64[n]) {
                  require n == m for "mul"
                  %2: f64[n] = mul %0, %1
                  %3: f64[n] = add %2, %1
                  return %3
                }
                """, OPS);
        assertThat(vjp(f, true, true).guards()).isEqualTo(f.guards());
    }

    @Test
    void secondOrderIsTheDerivativeOfTheDerivative() {
        Func f = Func.parse("""
                func f(%0: f64[n]) -> (f64[n]) {
                  %1: f64[n] = mul %0, %0
                  return %1
                }
                """, OPS);
        assertThat(Jvp.of(vjp(f, true), List.of(true, false), OPS)).hasToString("""
                func jvp_vjp_f(%0: f64[n], %1: f64[n], %2: f64[n]) -> (f64[n], f64[n], f64[n], f64[n]) {
                  %3: f64[n] = mul %0, %0
                  %4: f64[n] = mul %0, %2
                  %5: f64[n] = mul %0, %2
                  %6: f64[n] = add %4, %5
                  %7: f64[n] = mul %0, %1
                  %8: f64[n] = mul %1, %2
                  %9: f64[n] = mul %0, %1
                  %10: f64[n] = mul %1, %2
                  %11: f64[n] = add %7, %9
                  %12: f64[n] = add %8, %10
                  return %3, %11, %6, %12
                }
                """);
    }

    @Test
    void integersHaveNoDerivative() {
        Func f = Func.parse("func f(%0: f64[n], %1: i64[n]) -> (f64[n]) {\n  return %0\n}\n", OPS);
        assertThatThrownBy(() -> Vjp.of(f, List.of(true, true), OPS))
                .isInstanceOf(TypeException.class)
                .hasMessage("vjp (active): parameter 1 of f must be real or complex to have a derivative; got i64[n]");
        assertThatThrownBy(() -> Vjp.of(f, List.of(true), OPS))
                .isInstanceOf(TypeException.class)
                .hasMessage("vjp (marks): one mark for each parameter of f; got 1 for [f64[n], i64[n]]");
    }

    @Test
    void statementsAndTheirDerivativeGrowTogether() {
        assertThat(vjp(chain(10_000), true).body().stmts()).hasSize(45_000);
    }

    private static Func chain(int length) {
        FuncBuilder b = new FuncBuilder(OPS);
        Value x = b.param(TensorType.of(DType.F64, Dim.symbol("n")));
        Value y = x;
        for (int i = 0; i < length; i++) {
            y = b.emit(i % 2 == 0 ? new Tanh(y) : new Mul(y, x)).getFirst();
        }
        return b.build("chain", List.of(y), List.of());
    }
}
