package dev.covector.passes.simplify;

import dev.covector.ir.DType;
import dev.covector.ir.Op;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import dev.covector.ops.Complex;
import dev.covector.ops.Conj;
import dev.covector.ops.Convert;
import dev.covector.ops.Imag;
import dev.covector.ops.OpBuilder;
import dev.covector.ops.Real;
import org.jspecify.annotations.Nullable;

/**
 * {@code real(x) -> x} for real x, {@code real(x + iy) -> x}, {@code imag(x + iy) -> y}, and the parts of {@code conj(z)}
 * and of a converted real x.
 */
final class ReadComplexPart implements Rewrite {
    @Override
    public @Nullable Value apply(Op op, Defs defs, OpBuilder b) {
        return switch (op) {
            case Real(Value z) -> z.type().dtype().isComplex() ? realPart(defs.of(z), z.type(), b) : z;
            case Imag(Value z) -> imaginaryPart(defs.of(z), z.type(), b);
            default -> null;
        };
    }

    private static @Nullable Value realPart(@Nullable Op z, TensorType type, OpBuilder b) {
        return switch (z) {
            case Complex(Value x, Value _) -> x;
            case Conj(Value w) -> b.real(w);
            case Convert(Value x, DType _)
            when !x.type().dtype().isComplex() -> b.convert(x, type.dtype().realPart());
            case null, default -> null;
        };
    }

    private static @Nullable Value imaginaryPart(@Nullable Op z, TensorType type, OpBuilder b) {
        return switch (z) {
            case Complex(Value _, Value y) -> y;
            case Conj(Value w) -> b.neg(b.imag(w));
            case Convert(Value x, DType _)
            when !x.type().dtype().isComplex() ->
                b.zeros(type.withDType(type.dtype().realPart()));
            case null, default -> null;
        };
    }
}
