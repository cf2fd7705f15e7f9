package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes a kernel with constant sizes, line by line. */
final class Sketch {
    private final List<DType> buffers = new ArrayList<>();
    private final List<Kernel.Loop> loops = new ArrayList<>();
    private final List<Kernel.Phase> phases = new ArrayList<>();
    private List<Instr> body = new ArrayList<>();
    private int registers;

    int buffer(DType dtype) {
        buffers.add(dtype);
        return buffers.size() - 1;
    }

    Sketch loop(long extent) {
        loops.add(new Kernel.Loop(Dim.of(extent), false));
        return this;
    }

    Sketch reduced(long extent) {
        loops.add(new Kernel.Loop(Dim.of(extent), true));
        return this;
    }

    Reg load(int buffer, long... offsetAndStrides) {
        Reg out = reg(buffers.get(buffer));
        body.add(new Instr.Load(out, buffer, access(offsetAndStrides)));
        return out;
    }

    void store(int buffer, Reg value, long... offsetAndStrides) {
        body.add(new Instr.Store(buffer, access(offsetAndStrides), value));
    }

    Reg gather(int buffer, Reg element) {
        Reg out = reg(buffers.get(buffer));
        body.add(new Instr.Gather(out, buffer, element));
        return out;
    }

    Reg constant(DType dtype, Number value) {
        Reg out = reg(dtype);
        body.add(new Instr.Constant(out, value));
        return out;
    }

    Reg index(int loop) {
        Reg out = reg(DType.I64);
        body.add(new Instr.Index(out, loop));
        return out;
    }

    Reg size(long size) {
        Reg out = reg(DType.I64);
        body.add(new Instr.Size(out, Dim.of(size)));
        return out;
    }

    Reg compute(Intrinsic function, Reg... in) {
        return compute(function.isComparison() ? DType.BOOL : in[in.length - 1].dtype(), function, in);
    }

    Reg compute(DType dtype, Intrinsic function, Reg... in) {
        Reg out = reg(dtype);
        body.add(new Instr.Compute(out, function, List.of(in)));
        return out;
    }

    Reg reduce(Reducer reducer, Reg value) {
        Reg out = reg(value.dtype());
        body.add(new Instr.Reduce(out, reducer, value));
        return out;
    }

    Sketch end(Kernel.Level level) {
        phases.add(new Kernel.Phase(level, body));
        body = new ArrayList<>();
        return this;
    }

    Kernel kernel() {
        return new Kernel("sketch", buffers, loops, phases);
    }

    static long[] sizes(Kernel kernel) {
        return kernel.sizes().stream().mapToLong(Dim::constant).toArray();
    }

    private Reg reg(DType dtype) {
        return new Reg(registers++, dtype);
    }

    private static Access access(long... offsetAndStrides) {
        List<Dim> strides =
                Arrays.stream(offsetAndStrides).skip(1).mapToObj(Dim::of).toList();
        return new Access(Dim.of(offsetAndStrides[0]), strides);
    }
}
