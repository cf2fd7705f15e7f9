package dev.covector.lower.stablehlo.pjrt.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.lower.stablehlo.pjrt.PjrtException;
import dev.covector.lower.stablehlo.pjrt.PjrtShape;
import dev.covector.lower.stablehlo.pjrt.install.CpuPlugin;
import dev.covector.lower.stablehlo.pjrt.install.InstallException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Modules with something wrong give results or errors: a hundred of them, or as many as {@code pjrt.mutations} says. */
class MutationsTest {
    private static final int COUNT = Integer.getInteger("pjrt.mutations", 100);
    private static final long MOST_BYTES = 1L << 24;

    private static final List<String> MODULES = List.of("""
            module @m { func.func public @main(%a: tensor<4x3xf64>, %b: tensor<3xf64>) -> (tensor<4xf64>, tensor<4x3xf64>) {
              %0 = stablehlo.dot_general %a, %b, contracting_dims = [1] x [0] : (tensor<4x3xf64>, tensor<3xf64>) -> tensor<4xf64>
              %1 = stablehlo.broadcast_in_dim %0, dims = [0] : (tensor<4xf64>) -> tensor<4x3xf64>
              %2 = stablehlo.multiply %1, %a : tensor<4x3xf64>
              return %0, %2 : tensor<4xf64>, tensor<4x3xf64> } }
            """, """
            module @m { func.func public @main(%a: tensor<4x3xf32>) -> tensor<4xf32> {
              %c = stablehlo.constant dense<0.000000e+00> : tensor<f32>
              %0 = stablehlo.reduce(%a init: %c) applies stablehlo.add across dimensions = [1] : (tensor<4x3xf32>, tensor<f32>) -> tensor<4xf32>
              return %0 : tensor<4xf32> } }
            """, """
            module @m { func.func public @main(%a: tensor<5x2xi32>) -> tensor<5x2xi32> {
              %0 = "stablehlo.sort"(%a) <{dimension = 0 : i64, is_stable = true}> ({ ^bb0(%x: tensor<i32>, %y: tensor<i32>):
                %p = stablehlo.compare LT, %x, %y, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
                stablehlo.return %p : tensor<i1> }) : (tensor<5x2xi32>) -> tensor<5x2xi32>
              return %0 : tensor<5x2xi32> } }
            """, """
            module @m { func.func public @main(%a: tensor<3x3xf64>) -> tensor<3x3xf64> {
              %0:3 = stablehlo.custom_call @lapack_dgetrf_ffi(%a) {api_version = 4 : i32, backend_config = {}, operand_layouts = [dense<[0, 1]> : tensor<2xindex>],
                result_layouts = [dense<[0, 1]> : tensor<2xindex>, dense<0> : tensor<1xindex>, dense<> : tensor<0xindex>]} : (tensor<3x3xf64>) -> (tensor<3x3xf64>, tensor<3xi32>, tensor<i32>)
              return %0#0 : tensor<3x3xf64> } }
            """);
    private static final List<String> PIECES = List.of(
            "",
            "",
            "0",
            "-1",
            "7",
            "99999999999",
            "f32",
            "i1",
            "?",
            "x",
            "tensor<0xf64>",
            "%a",
            "%0",
            "[",
            "]",
            "{",
            "}",
            ",");

    @Test
    void everyOneGivesResultsOrAnError() {
        int ran = 0;
        int refused = 0;
        try (ChildPlugin plugin = new ChildPlugin(CpuPlugin.install())) {
            for (int seed = 0; seed < COUNT; seed++) {
                if (runs(plugin, mutated(new Random(seed)))) {
                    ran++;
                } else {
                    refused++;
                }
            }
        } catch (InstallException e) {
            Assumptions.abort("tests of PJRT are skipped: " + e.getMessage());
        }
        assertThat(ran).isPositive();
        assertThat(refused).isPositive();
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(MODULES.get(random.nextInt(MODULES.size())));
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(3));
            text.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static boolean runs(ChildPlugin plugin, String text) {
        try {
            List<PjrtShape> parameters = plugin.parameters(text);
            if (parameters.stream().mapToLong(PjrtShape::bytes).sum() < MOST_BYTES) {
                plugin.run(text, parameters.stream().map(MutationsTest::zeros).toList());
            }
            return true;
        } catch (PjrtException e) {
            return false;
        }
    }

    private static HostArray zeros(PjrtShape shape) {
        return new HostArray(shape, new byte[(int) shape.bytes()]);
    }
}
