package dev.covector.codegen.jvm.emit;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Kernel.Level;
import dev.covector.ir.kernel.Kernel.Loop;
import dev.covector.ir.kernel.Kernel.Phase;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes kernels for tests, an instruction a call. */
final class Kernels {
    private final String name;
    private final List<Loop> loops;
    private final List<DType> buffers = new ArrayList<>();
    private final List<Phase> phases = new ArrayList<>();
    private List<Instr> body = new ArrayList<>();
    private Level level = Level.OUTER;
    private int registers;

    Kernels(String name, Loop... loops) {
        this.name = name;
        this.loops = List.of(loops);
    }

    static Loop keep(Dim extent) {
        return new Loop(extent, false);
    }

    static Loop reduce(Dim extent) {
        return new Loop(extent, true);
    }

    int buffer(DType dtype) {
        buffers.add(dtype);
        return buffers.size() - 1;
    }

    /** Starts the next phase. */
    Kernels phase(Level next) {
        flush();
        level = next;
        return this;
    }

    private void flush() {
        if (!body.isEmpty()) {
            phases.add(new Phase(level, body));
            body = new ArrayList<>();
        }
    }

    private Reg fresh(DType dtype) {
        return new Reg(registers++, dtype);
    }

    private Reg add(Instr instr, Reg out) {
        body.add(instr);
        return out;
    }

    Reg constant(DType dtype, Number value) {
        Reg out = fresh(dtype);
        return add(new Instr.Constant(out, value), out);
    }

    Reg size(Dim size) {
        Reg out = fresh(DType.I64);
        return add(new Instr.Size(out, size), out);
    }

    Reg index(int loop) {
        Reg out = fresh(DType.I64);
        return add(new Instr.Index(out, loop), out);
    }

    Reg load(int buffer, Dim offset, Dim... strides) {
        Reg out = fresh(buffers.get(buffer));
        return add(new Instr.Load(out, buffer, new Access(offset, Arrays.asList(strides))), out);
    }

    Reg gather(int buffer, Reg element) {
        Reg out = fresh(buffers.get(buffer));
        return add(new Instr.Gather(out, buffer, element), out);
    }

    void store(int buffer, Reg value, Dim offset, Dim... strides) {
        body.add(new Instr.Store(buffer, new Access(offset, Arrays.asList(strides)), value));
    }

    Reg compute(DType dtype, Intrinsic function, Reg... in) {
        Reg out = fresh(dtype);
        return add(new Instr.Compute(out, function, List.of(in)), out);
    }

    Reg apply(Intrinsic function, Reg... in) {
        return compute(function.isComparison() ? DType.BOOL : in[in.length - 1].dtype(), function, in);
    }

    Reg reduce(Reducer reducer, Reg value) {
        Reg out = fresh(value.dtype());
        return add(new Instr.Reduce(out, reducer, value), out);
    }

    Kernel build() {
        flush();
        return new Kernel(name, buffers, loops, phases);
    }
}
