package dev.covector.lower.stablehlo;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.ops.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes scalar arithmetic as ops on whole tensors of one shape: a register is a tensor. So each formula of ops.spec is
 * exported without being named.
 */
final class Elementwise implements KernelScalars {
    private final HloBuilder b;
    private final List<Dim> shape;
    private final List<Supplier<Hlo>> registers = new ArrayList<>();

    Elementwise(HloBuilder b, List<Dim> shape) {
        this.b = b;
        this.shape = shape;
    }

    /** A tensor as a register, or as two if it is complex. */
    Scalar load(Hlo x) {
        return x.dtype().isComplex()
                ? new Scalar(put(part(x, "stablehlo.real")), put(part(x, "stablehlo.imag")))
                : new Scalar(put(x), null);
    }

    private Hlo part(Hlo x, String op) {
        return b.elementwise(op, x.dtype().realPart(), x);
    }

    /** The index along each axis. */
    List<Reg> index() {
        List<Reg> all = new ArrayList<>();
        for (int axis = 0; axis < shape.size(); axis++) {
            int along = axis;
            all.add(put(DType.I64, () -> b.iota(new TensorType(DType.I64, shape), along)));
        }
        return all;
    }

    /** What a register or a pair of them is, as a tensor. */
    Hlo store(Scalar x) {
        return x.isComplex()
                ? b.elementwise("stablehlo.complex", x.re().dtype().complexOf(), get(x.re()), get(x.im()))
                : get(x.re());
    }

    private Reg put(Hlo x) {
        return put(x.dtype(), () -> x);
    }

    private Reg put(DType dtype, Supplier<Hlo> x) {
        registers.add(x);
        return new Reg(registers.size() - 1, dtype);
    }

    private Hlo get(Reg x) {
        return registers.get(x.id()).get();
    }

    @Override
    public Reg constant(DType dtype, Number value) {
        return put(b.full(new TensorType(dtype, shape), value));
    }

    @Override
    public Reg size(Dim size) {
        return put(b.broadcast(b.size(size), shape, List.of()));
    }

    @Override
    public Reg compute(DType dtype, Intrinsic function, List<Reg> in) {
        return put(Intrinsics.write(function, dtype, in.stream().map(this::get).toList(), b));
    }
}
