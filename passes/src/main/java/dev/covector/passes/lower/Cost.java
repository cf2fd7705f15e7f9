package dev.covector.passes.lower;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Stmt;
import dev.covector.ir.Value;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.Lowering;
import dev.covector.ops.Scalar;
import java.util.ArrayList;
import java.util.List;

/** Counts what a formula computes, to choose between computing it again and keeping its result. */
final class Cost implements KernelScalars {
    private static final int EXPENSIVE = 8;

    private int registers;
    private int cost;

    private Cost() {}

    /** Whether computing the statement's elements again costs more than keeping them. */
    static boolean isExpensive(Stmt stmt, Sources sources) {
        return of(stmt, sources) >= EXPENSIVE;
    }

    /** What one element costs, an addition being one; of what is not elementwise as much as an expensive one. */
    static int of(Stmt stmt, Sources sources) {
        if (!(sources.lowering(stmt) instanceof Lowering.Pointwise(Lowering.Formula formula))) {
            return EXPENSIVE;
        }
        Cost cost = new Cost();
        List<Scalar> operands = new ArrayList<>();
        for (Value x : stmt.op().operands()) {
            DType dtype = x.type().dtype();
            Reg re = cost.fresh(dtype.realPart());
            operands.add(new Scalar(re, dtype.isComplex() ? cost.fresh(dtype.realPart()) : null));
        }
        formula.emit(cost, operands);
        return cost.cost;
    }

    private static int of(Intrinsic function) {
        return switch (function) {
            case EXP, EXPM1, LOG, LOG1P, SIN, COS, TANH, TAN, ASIN, ACOS, ATAN, SINH, COSH, LOG10, CBRT -> 16;
            case LOGISTIC, POW, ATAN2, ZETA, IGAMMA, IGAMMAC, GCD -> 16;
            case DIV, REM, SQRT -> 4;
            case ADD, SUB, MUL, FMA, NEG, ABS, MIN, MAX, FLOOR, CEIL, RINT, COPYSIGN -> 1;
            case EQ, NE, LT, LE, SELECT, AND, OR, XOR, NOT, SHL, SHR, USHR, CONVERT, BITCAST -> 1;
        };
    }

    private Reg fresh(DType dtype) {
        return new Reg(registers++, dtype);
    }

    @Override
    public Reg compute(DType dtype, Intrinsic function, List<Reg> in) {
        cost += of(function);
        return fresh(dtype);
    }

    @Override
    public Reg constant(DType dtype, Number value) {
        return fresh(dtype);
    }

    @Override
    public Reg size(Dim size) {
        return fresh(DType.I64);
    }
}
