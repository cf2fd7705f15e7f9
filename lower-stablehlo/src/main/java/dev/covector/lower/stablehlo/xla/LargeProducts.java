package dev.covector.lower.stablehlo.xla;

import dev.covector.codegen.jvm.blas.OpenBlas;
import dev.covector.lower.stablehlo.pjrt.PjrtDevice;
import dev.covector.lower.stablehlo.pjrt.lapack.ProductCalls;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has OpenBLAS multiply large matrices on the processor: the plugin from PyPI is built for any x86-64, and takes three times as long where
 * there is AVX-512.
 */
final class LargeProducts {
    /** Multiplications from which a call of Java is nothing beside. */
    private static final long LARGE = 1L << 18;

    private static final String MATRIX = "tensor<(\\d+)x(\\d+)x(f32|f64|complex<f32>|complex<f64>)>";
    private static final Pattern PRODUCT = Pattern.compile(
            "stablehlo\\.dot_general (%\\w+), (%\\w+), contracting_dims = \\[([01])] x \\[([01])], precision = \\[HIGHEST, HIGHEST] : "
                    + "(\\(" + MATRIX + ", tensor<(\\d+)x(\\d+)x[^,]*>\\) -> tensor<[^ ]*>)");
    private static final String COLUMN_MAJOR = "dense<[0, 1]> : tensor<2xindex>";

    private LargeProducts() {}

    /** The text of a module, with large products of matrices as custom calls where the device can make them. */
    static String called(String module, PjrtDevice device) {
        if (!device.isHost() || !device.client().registered().contains(ProductCalls.NAME) || !OpenBlas.isAvailable()) {
            return module;
        }
        return PRODUCT.matcher(module)
                .replaceAll(product -> Matcher.quoteReplacement(isLarge(product) ? call(product) : product.group()));
    }

    private static boolean isLarge(MatchResult product) {
        long x = Long.parseLong(product.group(6)) * Long.parseLong(product.group(7));
        long free = Long.parseLong(product.group(product.group(4).equals("0") ? 10 : 9));
        return x * free >= LARGE;
    }

    private static String call(MatchResult product) {
        return "stablehlo.custom_call @" + ProductCalls.NAME + "(" + product.group(1) + ", " + product.group(2)
                + ") {api_version = 4 : i32, backend_config = {x = " + product.group(3) + " : i64, y = "
                + product.group(4) + " : i64}, operand_layouts = [" + COLUMN_MAJOR + ", " + COLUMN_MAJOR
                + "], result_layouts = [" + COLUMN_MAJOR + "]} : " + product.group(5);
    }
}
