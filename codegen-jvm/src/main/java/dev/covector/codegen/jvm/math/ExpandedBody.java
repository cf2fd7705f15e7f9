package dev.covector.codegen.jvm.math;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The body of one phase while functions in it are expanded. Equal constants and equal steps of an expansion are one. */
final class ExpandedBody implements KernelScalars {
    private final List<Instr> instrs = new ArrayList<>();
    private final Map<Value, Reg> constants = new HashMap<>();
    private final Map<Step, Reg> steps = new HashMap<>();
    private int registers;

    private record Value(DType dtype, Number value) {}

    private record Step(DType dtype, Intrinsic function, List<Reg> in) {}

    ExpandedBody(int registers) {
        this.registers = registers;
    }

    List<Instr> instrs() {
        return instrs;
    }

    /** One more than the largest number of a register. */
    int registers() {
        return registers;
    }

    void copy(Instr instr) {
        instrs.add(instr);
    }

    void expand(Instr.Compute compute, Expansion expansion) {
        steps.clear();
        Reg result = expansion.emit(this, compute.in());
        if (!(instrs.removeLast() instanceof Instr.Compute last) || !last.out().equals(result)) {
            throw new IllegalStateException("an expansion ends with its result; got " + result + " of " + compute);
        }
        instrs.add(new Instr.Compute(compute.out(), last.function(), last.in()));
        steps.clear();
    }

    @Override
    public Reg compute(DType dtype, Intrinsic function, List<Reg> in) {
        return steps.computeIfAbsent(new Step(dtype, function, in), _ -> {
            Reg out = fresh(dtype);
            instrs.add(new Instr.Compute(out, function, in));
            return out;
        });
    }

    @Override
    public Reg constant(DType dtype, Number value) {
        return constants.computeIfAbsent(new Value(dtype, value), _ -> {
            Reg out = fresh(dtype);
            instrs.add(new Instr.Constant(out, value));
            return out;
        });
    }

    @Override
    public Reg size(Dim size) {
        Reg out = fresh(DType.I64);
        instrs.add(new Instr.Size(out, size));
        return out;
    }

    private Reg fresh(DType dtype) {
        return new Reg(registers++, dtype);
    }
}
