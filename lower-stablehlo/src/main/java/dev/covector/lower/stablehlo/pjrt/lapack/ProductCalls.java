package dev.covector.lower.stablehlo.pjrt.lapack;

import dev.covector.codegen.jvm.blas.Gemm;
import dev.covector.codegen.jvm.blas.Kind;
import dev.covector.codegen.jvm.blas.OpenBlas;
import dev.covector.codegen.jvm.blas.Transpose;
import dev.covector.lower.stablehlo.pjrt.CallFrame;
import dev.covector.lower.stablehlo.pjrt.CustomCall;
import dev.covector.lower.stablehlo.pjrt.CustomCalls;
import dev.covector.lower.stablehlo.pjrt.PjrtShape;
import dev.covector.lower.stablehlo.pjrt.PjrtType;
import java.util.Set;

/** {@value #NAME}: the product of two column-major matrices, of which the attributes {@code x} and {@code y} name the contracted axes. */
public final class ProductCalls implements CustomCalls {
    public static final String NAME = "covector_gemm";

    @Override
    public Set<String> names() {
        return Set.of(NAME);
    }

    @Override
    public CustomCall onHost(String name) {
        return frame -> {
            if (!OpenBlas.isAvailable()) {
                throw new IllegalStateException(OpenBlas.status());
            }
            multiply(frame);
        };
    }

    private static void multiply(CallFrame frame) {
        PjrtShape x = frame.argument(0).shape();
        PjrtShape y = frame.argument(1).shape();
        PjrtShape product = frame.result(0).shape();
        int contractX = (int) frame.number("x");
        int contractY = (int) frame.number("y");
        Gemm.gemm(
                kind(x.type()),
                contractX == 1 ? Transpose.NONE : Transpose.TRANSPOSE,
                contractY == 0 ? Transpose.NONE : Transpose.TRANSPOSE,
                product.dim(0),
                product.dim(1),
                x.dim(contractX),
                frame.argument(0).memory().address(),
                x.dim(0),
                frame.argument(1).memory().address(),
                y.dim(0),
                frame.result(0).memory().address(),
                product.dim(0));
    }

    private static Kind kind(PjrtType type) {
        return switch (type) {
            case F32 -> Kind.F32;
            case F64 -> Kind.F64;
            case C64 -> Kind.C64;
            case C128 -> Kind.C128;
            default -> throw new IllegalArgumentException("the BLAS does not multiply matrices of " + type);
        };
    }
}
