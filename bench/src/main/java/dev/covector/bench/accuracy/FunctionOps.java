package dev.covector.bench.accuracy;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.Op;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.KernelScalars;
import dev.covector.ir.kernel.Reg;
import dev.covector.ops.ElementwiseRules;
import dev.covector.ops.OpDef;
import dev.covector.ops.OpSet;
import dev.covector.ops.Scalar;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts what a formula rounds: the ops of real numbers that round more than once are functions, whose error is to be
 * measured; the others are exact, or correctly rounded arithmetic.
 */
final class FunctionOps implements KernelScalars {
    private int registers;
    private int roundings;

    private FunctionOps() {}

    /** The names of the functions among the standard ops, in their order. */
    static List<String> names() {
        return OpSet.STANDARD.definitions().stream()
                .filter(FunctionOps::isFunction)
                .map(OpDef::mnemonic)
                .toList();
    }

    private static <T extends Op> boolean isFunction(OpDef<T> definition) {
        return definition.rules() instanceof ElementwiseRules<T> rules
                && rules.dtypes().stream().allMatch(dtypes -> dtypes.accepts(DType.F64))
                && roundings(rules) > 1;
    }

    private static int roundings(ElementwiseRules<?> rules) {
        FunctionOps counter = new FunctionOps();
        List<Scalar> operands = IntStream.range(0, rules.dtypes().size())
                .mapToObj(_ -> new Scalar(counter.fresh(DType.F64), null))
                .toList();
        rules.real().emit(counter, operands);
        return counter.roundings;
    }

    /** A root, although correctly rounded, is an elementary function. */
    private static int roundings(Intrinsic function) {
        return switch (function) {
            case ADD, SUB, MUL, DIV, FMA -> 1;
            case SQRT, EXP, EXPM1, LOG, LOG1P, SIN, COS, TANH, TAN, ASIN, ACOS, ATAN, SINH, COSH, LOG10, CBRT -> 2;
            case LOGISTIC, POW, ATAN2, ZETA, IGAMMA, IGAMMAC -> 2;
            case REM, NEG, ABS, MIN, MAX, FLOOR, CEIL, RINT, COPYSIGN, EQ, NE, LT, LE, SELECT -> 0;
            case AND, OR, XOR, NOT, SHL, SHR, USHR, CONVERT, BITCAST, GCD -> 0;
        };
    }

    private Reg fresh(DType dtype) {
        return new Reg(registers++, dtype);
    }

    @Override
    public Reg compute(DType dtype, Intrinsic function, List<Reg> in) {
        roundings += dtype.isReal() ? roundings(function) : 0;
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
