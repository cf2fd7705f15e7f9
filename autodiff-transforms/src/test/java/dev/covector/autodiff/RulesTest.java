package dev.covector.autodiff;

import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each differentiable op of ops.spec: derivatives to second order against differences, and batches against a loop. */
class RulesTest {
    private static final OpSet OPS = OpSet.STANDARD;
    private static final Map<String, Integer> SIZES = Map.of("n", 3, "m", 4, "k", 2);

    /** The types of the parameters %0, %1, ..., then a statement a line; the last one is the result. */
    static Stream<String> elementwise() {
        Stream<String> real = Stream.of("neg", "abs", "sign", "floor", "ceil", "round", "trunc", "exp", "expm1", "sin")
                .map(op -> "f64[n, k]\n f64[n, k] = " + op + " %0");
        Stream<String> alsoReal =
                Stream.of("cos", "tanh", "logistic", "real", "conj").map(op -> "f64[n]\n f64[n] = " + op + " %0");
        Stream<String> positive =
                Stream.of("sqrt", "log", "log1p").map(op -> "f64[n]\n f64[n] = exp %0\n f64[n] = " + op + " %1");
        Stream<String> two = Stream.of("add", "sub", "mul", "div", "rem", "maximum", "minimum", "atan2")
                .map(op -> "f64[n], f64[n]\n f64[n] = " + op + " %0, %1");
        Stream<String> complex = Stream.of(
                        "neg", "sign", "sqrt", "exp", "expm1", "log", "log1p", "sin", "cos", "tanh", "conj")
                .map(op -> "c128[n]\n c128[n] = " + op + " %0");
        Stream<String> toReal = Stream.of("abs", "real", "imag").map(op -> "c128[n]\n f64[n] = " + op + " %0");
        Stream<String> complexTwo = Stream.of("add", "sub", "mul", "div", "pow")
                .map(op -> "c128[n], c128[n]\n c128[n] = " + op + " %0, %1");
        Stream<String> others = Stream.of(
                "f64[n], f64[n]\n f64[n] = exp %0\n f64[n] = pow %2, %1",
                "f64[n], f64[n]\n c128[n] = complex %0, %1\n c128[n] = mul %2, %2",
                "bool[n], f64[n], f64[n]\n f64[n] = select %0, %1, %2",
                "bool[n], c128[n], c128[n]\n c128[n] = mul %1, %2\n c128[n] = select %0, %1, %3",
                "f64[n]\n c128[n] = convert %0 {dtype = c128}\n c128[n] = exp %1",
                "f64[n], i64[n]\n f64[n] = convert %1 {dtype = f64}\n f64[n] = mul %2, %0");
        return Stream.of(real, alsoReal, positive, two, complex, toReal, complexTwo, others)
                .flatMap(x -> x);
    }

    static Stream<String> structural() {
        return Stream.of(
                "f64[m], f64[n, k]\n f64[n, m, k] = broadcast %0 {shape = [n, m, k], axes = [1]}\n f64[n, m, k] = mul %2, %2",
                "f64[1, m], f64[n]\n f64[n, m] = broadcast %0 {shape = [n, m], axes = [0, 1]}\n f64[n, m] = mul %2, %2",
                "f64[], f64[n]\n f64[n] = broadcast %0 {shape = [n], axes = []}\n f64[n] = mul %2, %1",
                "f64[n, m]\n f64[n*m] = reshape %0 {shape = [n*m]}\n f64[n*m] = mul %1, %1",
                "f64[n, m, k]\n f64[k, n, m] = transpose %0 {permutation = [2, 0, 1]}\n f64[k, n, m] = exp %1",
                "f64[n, m]\n f64[n, m] = reverse %0 {axes = [1]}\n f64[n, m] = mul %1, %0",
                "f64[5, m]\n f64[2, m] = slice %0 {starts = [1, 0], sizes = [2, m], steps = [2, 1]}",
                "f64[k], f64[2*k, m]\n f64[k, m] = slice %1 {starts = [k, 0], sizes = [k, m], steps = [1, 1]}",
                "f64[k], f64[2*k, m]\n f64[k, m] = slice %1 {starts = [0, 0], sizes = [k, m], steps = [2, 1]}",
                "f64[n]\n f64[floordiv(n+1, 2)] = slice %0 {starts = [0], sizes = [floordiv(n+1, 2)], steps = [2]}",
                "f64[n, m], f64[], f64[k]\n f64[2*max(0, n-1)+n+3, k+m] = pad %0, %1 {low = [1, 0], high = [2, k], interior = [2, 0]}",
                "f64[n, m], f64[k, m]\n f64[k+2*n, m] = concatenate %0, %1, %0 {axis = 0}",
                "f64[n, m], i64[k]\n f64[m, k] = gather %0, %1 {axes = [0]}\n f64[m, k] = mul %2, %2",
                "f64[n, m, k], i64[2], i64[2]\n f64[n, 2] = gather %0, %1, %2 {axes = [2, 1]}",
                "f64[n, m], f64[m, k], i64[k]\n f64[n, m] = scatterAdd %0, %1, %2 {axes = [0]}\n f64[n, m] = sin %3",
                "f64[n, m, k]\n f64[m] = sum %0 {axes = [2, 0]}\n f64[m] = sin %1",
                "f64[n, m]\n f64[m] = prod %0 {axes = [0]}",
                "c128[n, m]\n c128[n] = prod %0 {axes = [1]}",
                "f64[n, m]\n f64[n] = max %0 {axes = [1]}\n f64[n] = sin %1",
                "f64[n, m]\n f64[] = min %0 {axes = [0, 1]}\n f64[] = sin %1",
                "f64[n, m]\n f64[n, m] = cumsum %0 {axis = 1, reverse = false}\n f64[n, m] = sin %1",
                "f64[n, m]\n f64[n, m] = cumsum %0 {axis = 0, reverse = true}\n f64[n, m] = sin %1");
    }

    static Stream<String> products() {
        String matrices = "{contractX = [1], contractY = [0], batchX = [], batchY = []}";
        String mixed = "{contractX = [3, 0], contractY = [0, 3], batchX = [1], batchY = [1]}";
        return Stream.of("f64", "c128")
                .flatMap(t -> Stream.of(
                                "f64[n, m], f64[m, k]\n f64[n, k] = dotGeneral %0, %1 " + matrices,
                                "f64[n, m], f64[m]\n f64[n] = dotGeneral %0, %1 " + matrices,
                                "f64[n, k, m, 2], f64[2, k, 3, n]\n f64[m, 3, k] = dotGeneral %0, %1 " + mixed,
                                "f64[n], f64[m]\n f64[n, m] = dotGeneral %0, %1 "
                                        + "{contractX = [], contractY = [], batchX = [], batchY = []}")
                        .map(text -> text.replace("f64", t)));
    }

    static Stream<String> factorisations() {
        String contract = "{contractX = [1], contractY = [1], batchX = [2], batchY = [2]}";
        String plain = "{contractX = [1], contractY = [1], batchX = [], batchY = []}";
        return Stream.of("f64", "c128")
                .flatMap(t -> Stream.of(
                                "f64[n, n]\n f64[n, n] = conj %0\n f64[n, n] = dotGeneral %0, %1 " + plain
                                        + "\n f64[n, n] = cholesky %2",
                                "f64[n, n, k]\n f64[n, n, k] = conj %0\n f64[n, n, k] = dotGeneral %0, %1 " + contract
                                        + "\n f64[n, n, k] = cholesky %2")
                        .map(text -> text.replace("f64", t)));
    }

    static Stream<String> solves() {
        List<String> all = new ArrayList<>();
        for (int flags = 0; flags < 32; flags++) {
            boolean left = (flags & 1) == 0;
            all.add("c128[n, n, 2], c128[%s, 2]\n c128[%s, 2] = triangularSolve %%0, %%1 "
                            .formatted(left ? "n, m" : "m, n", left ? "n, m" : "m, n")
                    + "{left = %s, lower = %s, transposed = %s, conjugated = %s, unit = %s}"
                            .formatted(left, (flags & 2) == 0, (flags & 4) != 0, (flags & 8) != 0, (flags & 16) != 0));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource({"elementwise", "structural", "products", "factorisations", "solves"})
    void derivativesAndBatchesAreThoseOfTheFunction(String program) {
        Func f = func(program);
        new Derivative(f, point(f), OPS).check();
    }

    @Test
    void productsWithZerosHaveFirstDerivatives() {
        Func f = func("f64[m]\n f64[] = prod %0 {axes = [0]}");
        Numbers x = Numbers.of(dev.covector.ir.DType.F64, new int[] {4}, i -> Complex.of(i[0] == 2 ? 0 : i[0] + 1.5));
        new Derivative(f, List.of(x), OPS).checkFirstOrder(1e-6);
    }

    @Test
    void slicesUnderGuardsHaveDerivatives() {
        Func f = Func.parse("""
                func f(%0: f64[n], %1: f64[m]) -> (f64[n]) {
                  require 0 <= m-n for "slice"
                  %2: f64[n] = slice %1 {starts = [m-n], sizes = [n], steps = [1]}
                  %3: f64[n] = mul %2, %0
                  return %3
                }
                """, OPS);
        new Derivative(f, point(f), OPS).check();
    }

    private static Func func(String program) {
        String[] lines = program.split("\n", -1);
        List<String> params = new ArrayList<>();
        for (String type : lines[0].split(", (?=[a-z]+\\d*\\[)", -1)) {
            params.add("%" + params.size() + ": " + type);
        }
        StringBuilder body = new StringBuilder();
        for (int i = 1; i < lines.length; i++) {
            body.append("%")
                    .append(params.size() + i - 1)
                    .append(":")
                    .append(lines[i])
                    .append('\n');
        }
        String last = lines[lines.length - 1];
        return Func.parse(
                "func f(" + String.join(", ", params) + ") -> (" + last.substring(0, last.indexOf('=')) + ") {\n" + body
                        + "return %" + (params.size() + lines.length - 2) + "\n}",
                OPS);
    }

    private static List<Numbers> point(Func f) {
        Random random = new Random(3);
        List<Numbers> all = new ArrayList<>();
        for (TensorType type : f.paramTypes()) {
            int[] shape = type.shape().stream()
                    .mapToInt(dim -> (int) dim.eval(name -> SIZES.get(name)))
                    .toArray();
            all.add(Derivative.random(type.dtype(), shape, random));
        }
        return all;
    }
}
