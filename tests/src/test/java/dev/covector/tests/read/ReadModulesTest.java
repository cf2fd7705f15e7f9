package dev.covector.tests.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.autodiff.Complex;
import dev.covector.autodiff.Numbers;
import dev.covector.ir.DType;
import dev.covector.ir.Func;
import dev.covector.lower.stablehlo.StableHlo;
import dev.covector.lower.stablehlo.read.StableHloReader;
import dev.covector.lower.stablehlo.read.syntax.ReadException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What StableHLO means where our exporter does not go, in the general form and in the pretty one; and what is refused. */
class ReadModulesTest {
    private static final Numbers X = real(3, 1, 2, 5, 4, 6);

    private static Numbers real(double... elements) {
        return new Numbers(
                DType.F64,
                new int[] {elements.length},
                Arrays.stream(elements).mapToObj(Complex::of).toArray(Complex[]::new));
    }

    private static String module(String body, String result) {
        return "func.func @main(%x: tensor<6xf64>) -> " + result + " {\n" + body + "\nfunc.return %r : " + result
                + "\n}";
    }

    private static double[] run(String body, String result) {
        return elements(ReadRuns.run(StableHlo.read(module(body, result)), List.of(X)));
    }

    private static double[] elements(List<Numbers> results) {
        return Arrays.stream(results.getFirst().elements())
                .mapToDouble(Complex::re)
                .toArray();
    }

    @Test
    void aReductionBeginsWithItsInitialValue() {
        String body = """
                %c = "stablehlo.constant"() <{value = dense<10.0> : tensor<f64>}> : () -> tensor<f64>
                %r = "stablehlo.reduce"(%x, %c) <{dimensions = array<i64: 0>}> ({
                ^bb0(%a: tensor<f64>, %b: tensor<f64>):
                  %s = "stablehlo.add"(%a, %b) : (tensor<f64>, tensor<f64>) -> tensor<f64>
                  "stablehlo.return"(%s) : (tensor<f64>) -> ()
                }) : (tensor<6xf64>, tensor<f64>) -> tensor<f64>""";
        assertThat(run(body, "tensor<f64>")).containsExactly(31);
    }

    @Test
    void elementsStayInRowMajorOrder() {
        String body = """
                %m = stablehlo.reshape %x : (tensor<6xf64>) -> tensor<2x3xf64>
                %c = stablehlo.constant dense<[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]> : tensor<2x3xf64>
                %p = stablehlo.multiply %m, %c : tensor<2x3xf64>
                %b = stablehlo.broadcast_in_dim %p, dims = [1, 0] : (tensor<2x3xf64>) -> tensor<3x2xf64>
                %r = stablehlo.reshape %b : (tensor<3x2xf64>) -> tensor<6xf64>""";
        assertThat(run(body, "tensor<6xf64>")).containsExactly(3, 20, 2, 20, 6, 36);
    }

    @Test
    void aStartOutsideIsMovedInside() {
        String body = """
                %i = stablehlo.constant dense<5> : tensor<i64>
                %a = stablehlo.negate %i : tensor<i64>
                %s = stablehlo.dynamic_slice %x, %i, sizes = [3] : (tensor<6xf64>, tensor<i64>) -> tensor<3xf64>
                %r = stablehlo.dynamic_update_slice %x, %s, %a : (tensor<6xf64>, tensor<3xf64>, tensor<i64>) -> tensor<6xf64>""";
        assertThat(run(body.replace("dense<5>", "dense<2>"), "tensor<6xf64>")).containsExactly(2, 5, 4, 5, 4, 6);
        String computed = body.replace("%i = ", """
                %j = stablehlo.constant dense<1> : tensor<i64>
                %k = "stablehlo.while"(%j) ({
                ^bb0(%n: tensor<i64>):
                  %l = stablehlo.compare LT, %n, %u : (tensor<i64>, tensor<i64>) -> tensor<i1>
                  stablehlo.return %l : tensor<i1>
                }, {
                ^bb0(%n: tensor<i64>):
                  %d = stablehlo.add %n, %n : tensor<i64>
                  stablehlo.return %d : tensor<i64>
                }) : (tensor<i64>) -> tensor<i64>
                %i = stablehlo.add %k, %k : tensor<i64>
                %unused =""");
        computed = "%u = stablehlo.constant dense<7> : tensor<i64>\n" + computed;
        assertThat(run(computed, "tensor<6xf64>")).containsExactly(5, 4, 6, 5, 4, 6);
    }

    @Test
    void edgesThatAreNegativeTakeElementsAway() {
        String body = """
                %z = stablehlo.constant dense<0.0> : tensor<f64>
                %r = stablehlo.pad %x, %z, low = [-1], high = [2], interior = [1] : (tensor<6xf64>, tensor<f64>) -> tensor<12xf64>""";
        assertThat(run(body, "tensor<12xf64>")).containsExactly(0, 1, 0, 2, 0, 5, 0, 4, 0, 6, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"-1, 6", "0, 3", "1, 1", "2, 6", "9, 6"})
    void aNumberThatIsNoBranchsTakesTheLastBranch(int index, double expected) {
        String body = """
                %i = stablehlo.constant dense<INDEX> : tensor<i32>
                %r = "stablehlo.case"(%i) ({
                  %a = stablehlo.slice %x [0:1] : (tensor<6xf64>) -> tensor<1xf64>
                  stablehlo.return %a : tensor<1xf64>
                }, {
                  %a = stablehlo.slice %x [1:2] : (tensor<6xf64>) -> tensor<1xf64>
                  stablehlo.return %a : tensor<1xf64>
                }, {
                  %a = stablehlo.slice %x [5:6] : (tensor<6xf64>) -> tensor<1xf64>
                  stablehlo.return %a : tensor<1xf64>
                }) : (tensor<i32>) -> tensor<1xf64>""";
        assertThat(run(body.replace("INDEX", "" + index), "tensor<1xf64>")).containsExactly(expected);
    }

    @Test
    void aComparatorMaySayThatTheLargestComesFirst() {
        String body = """
                %r = "stablehlo.sort"(%x) <{dimension = 0 : i64, is_stable = true}> ({
                ^bb0(%a: tensor<f64>, %b: tensor<f64>):
                  %p = "stablehlo.compare"(%a, %b) <{comparison_direction = #stablehlo<comparison_direction GT>}> : (tensor<f64>, tensor<f64>) -> tensor<i1>
                  stablehlo.return %p : tensor<i1>
                }) : (tensor<6xf64>) -> tensor<6xf64>""";
        assertThat(run(body, "tensor<6xf64>")).containsExactly(6, 5, 4, 3, 2, 1);
    }

    @Test
    void questionMarksAreNewSizesAndWhatIsAssertedIsAGuard() {
        Func f = StableHlo.read("""
                module {
                  func.func public @main(%x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
                    %i = stablehlo.get_dimension_size %y, dim = 0 : (tensor<?xf64>) -> tensor<i32>
                    %n = stablehlo.convert %i : (tensor<i32>) -> tensor<i64>
                    %c = stablehlo.constant dense<2> : tensor<i64>
                    %t = stablehlo.compare GE, %n, %c, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>
                    stablehlo.custom_call @shape_assertion(%t, %n, %c) {error_message = "2 <= n for fun at A.java:3; got {0}"} : (tensor<i1>, tensor<i64>, tensor<i64>) -> ()
                    %r = stablehlo.add %x, %y : tensor<?xf64>
                    return %r : tensor<?xf64>
                  }
                }
                """);
        assertThat(f).hasToString("""
                func f(%0: f64[n0], %1: f64[n1]) -> (f64[n0]) {
                  require 2 <= n1 for "fun" at A.java:3
                  require n1 == n0 for "add"
                  %2: f64[n0] = add %0, %1
                  return %2
                }
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%r = stablehlo.custom_call @cuda(%x) {api_version = 4 : i32} : (tensor<6xf64>) -> tensor<6xf64>"
                        + "|2:0: stablehlo.custom_call: Covector does not know what @cuda computes",
                "%r = stablehlo.slice %x [0:7] : (tensor<6xf64>) -> tensor<7xf64>|2:0: stablehlo.slice: slice (C2)",
                "%r = stablehlo.slice %x [0:6:0] : (tensor<6xf64>) -> tensor<6xf64>|2:0: stablehlo.slice: a step must be",
                "%r = stablehlo.sine %x : tensor<7xf64>|2:0: %x is f64[6], where the text says tensor<7xf64>",
                "%r = stablehlo.reverse %x, dims = [1] : tensor<6xf64>|2:0: stablehlo.reverse: reverse (C1)",
                "%r = stablehlo.iota dim = 0 : tensor<?xf64>|2:0: stablehlo.iota: the sizes of the result are not known",
                "%r = stablehlo.constant dense<[1.0]> : tensor<6xf64>|2:0: stablehlo.constant: there must be 6 elements",
                "%r = stablehlo.constant dense<\"0xABCD\"> : tensor<6xf64>|2:30: elements as a string of bytes",
                "%r = stablehlo.convert %x : (tensor<6xf64>) -> tensor<6xi8>|2:0: Covector has no dtype",
                "%r = stablehlo.iota dim = 0 : tensor<99999999999x99999999999xf64>|2:0: stablehlo.iota: the result fits no memory",
                "%x = stablehlo.sine %x : tensor<6xf64>|2:0: %x is defined twice",
                "%r = stablehlo.sine %x, %x : tensor<6xf64>|2:0: stablehlo.sine: there must be 1 operands",
                "%r = sine %x : tensor<6xf64>|2:0: sine: no such operation is read",
            })
    void whatIsNotReadHasItsPlaceAndItsReason(String body, String message) {
        assertThatThrownBy(() -> StableHlo.read(module(body, "tensor<6xf64>")))
                .isInstanceOf(ReadException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void updatesThatStableHloMayDropAreRefused() {
        String text = """
                func.func @main(%x: tensor<6xf64>, %i: tensor<2x1xi64>, %u: tensor<2xf64>) -> tensor<6xf64> {
                  %r = "stablehlo.scatter"(%x, %i, %u) <{scatter_dimension_numbers = #stablehlo.scatter<inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>}> ({
                  ^bb0(%a: tensor<f64>, %b: tensor<f64>):
                    stablehlo.return %b : tensor<f64>
                  }) : (tensor<6xf64>, tensor<2x1xi64>, tensor<2xf64>) -> tensor<6xf64>
                  return %r : tensor<6xf64>
                }
                """;
        assertThatThrownBy(() -> StableHlo.read(text))
                .isInstanceOf(ReadException.class)
                .hasMessageStartingWith("2:2: stablehlo.scatter: StableHLO drops updates outside");
    }

    @Test
    void theOpsOfAFunctionThatWasReadHaveATextForm() {
        String body = """
                %b = stablehlo.bitcast_convert %x : (tensor<6xf64>) -> tensor<6xi64>
                %r = stablehlo.convert %b : (tensor<6xi64>) -> tensor<6xf64>""";
        Func f = StableHlo.read(module(body, "tensor<6xf64>"));
        assertThat(Func.parse(f.toString(), StableHloReader.OPS)).isEqualTo(f);
        assertThat(run(body, "tensor<6xf64>")[0]).isEqualTo((double) Double.doubleToLongBits(3));
    }
}
