package dev.covector.autodiff;

import dev.covector.ir.Func;
import dev.covector.ir.TensorType;
import dev.covector.ops.OpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each differentiable op of ops.spec: derivatives to second order against differences, and batches against a loop. */
class RulesTest {
    private static final OpSet OPS = OpSet.STANDARD;
    private static final Map<String, Integer> SIZES = Map.of("n", 3, "m", 4, "k", 2);

    @ParameterizedTest
    @MethodSource("dev.covector.autodiff.Programs#differentiable")
    void derivativesAndBatchesAreThoseOfTheFunction(String program) {
        Func f = Programs.func(program);
        new Derivative(f, point(f), OPS).check();
    }

    @Test
    void productsWithZerosHaveFirstDerivatives() {
        Func f = Programs.func("f64[m]\n f64[] = prod %0 {axes = [0]}");
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
