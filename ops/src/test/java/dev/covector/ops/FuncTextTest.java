package dev.covector.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.Func;
import dev.covector.ir.ParseException;
import dev.covector.ir.TypeException;
import dev.covector.ir.Verifier;
import org.junit.jupiter.api.Test;

class FuncTextTest {
    private static final String TEXT = """
            func loss(%0: f64[n, m], %1: f64[m]) -> (f64[n], i64[]) {
              require 2 <= n for "slice" at Model.java:12
              // a row for every n
              %2: f64[n, m] = broadcast %1 {shape = [n, m], axes = [1]} at Model.java:42
              %3: f64[n, m] = mul %0, %2 at Model.java:42
              %4: f64[n] = sum %3 {axes = [1]}
              %5: f64[n] = constant {value = dense(-1.5e-7), dtype = f64, shape = [n]}
              %6: f64[n] = add %4, %5
              %7: i64[] = size {size = m*n+floordiv(n, 2)}
              return %6, %7
            }
            """;

    @Test
    void textIsAFixedPointOfPrintAndParse() {
        Func f = Func.parse(TEXT, OpSet.STANDARD);
        assertThat(f).hasToString(TEXT.replace("-1.5e-7", "-1.5E-7"));
        assertThat(Func.parse(f.toString(), OpSet.STANDARD)).isEqualTo(f);
        assertThat(Verifier.check(f, OpSet.STANDARD)).isSameAs(f);
    }

    @Test
    void wrongTextNamesLineAndColumn() {
        assertThatThrownBy(() -> Func.parse(
                        "func f(%0: f64[n]) -> (f64[n]) {\n  %1: f64[n] = sine %0\n  return %1\n}", OpSet.STANDARD))
                .isInstanceOf(ParseException.class)
                .hasMessage("2:2: no op is named sine");
        assertThatThrownBy(() -> Func.parse("func f(%0: f64[n]) {", OpSet.STANDARD))
                .isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> Func.parse(
                        "func f(%0: f64[n], %1: f64[m]) -> (f64[n]) {\n  %2: f64[n] = add %0, %1\n  return %2\n}",
                        OpSet.STANDARD))
                .hasMessageContaining("add (shape): operands must have one shape; got (f64[n], f64[m])");
    }

    @Test
    void brokenConstraintsNameOpConstraintAndTypes() {
        String text =
                "func f(%0: f32[n, m]) -> (f32[n, m]) {\n  %1: f32[n, m] = transpose %0 {permutation = [0, 0]}\n  return %1\n}";
        assertThatThrownBy(() -> Func.parse(text, OpSet.STANDARD))
                .isInstanceOf(TypeException.class)
                .hasMessage(
                        "2:2: transpose (C1): [0, 0] must permute the axes; got (f32[n, m]) with {permutation=[0, 0]}");
    }
}
