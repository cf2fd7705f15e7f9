package dev.covector.codegen.jvm.emit;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Reg;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every intrinsic of every dtype, in every vector shape, on rows of awkward lengths. */
final class IntrinsicsTest {
    private static final List<DType> DTYPES = List.of(DType.BOOL, DType.I32, DType.I64, DType.F32, DType.F64);
    private static final Set<Intrinsic> OF_REALS = EnumSet.of(
            Intrinsic.FLOOR,
            Intrinsic.CEIL,
            Intrinsic.RINT,
            Intrinsic.SQRT,
            Intrinsic.COPYSIGN,
            Intrinsic.EXP,
            Intrinsic.EXPM1,
            Intrinsic.LOG,
            Intrinsic.LOG1P,
            Intrinsic.SIN,
            Intrinsic.COS,
            Intrinsic.TANH,
            Intrinsic.LOGISTIC,
            Intrinsic.ATAN2,
            Intrinsic.TAN,
            Intrinsic.ASIN,
            Intrinsic.ACOS,
            Intrinsic.ATAN,
            Intrinsic.SINH,
            Intrinsic.COSH,
            Intrinsic.LOG10,
            Intrinsic.CBRT,
            Intrinsic.ZETA,
            Intrinsic.IGAMMA,
            Intrinsic.IGAMMAC);
    private static final Set<Intrinsic> OF_ANALYSIS = EnumSet.range(Intrinsic.EXP, Intrinsic.IGAMMAC);
    private static final Set<Intrinsic> OF_BOOLS = EnumSet.of(
            Intrinsic.AND,
            Intrinsic.OR,
            Intrinsic.XOR,
            Intrinsic.NOT,
            Intrinsic.EQ,
            Intrinsic.NE,
            Intrinsic.LT,
            Intrinsic.LE,
            Intrinsic.MIN,
            Intrinsic.MAX,
            Intrinsic.SELECT,
            Intrinsic.CONVERT);
    private static final Set<Intrinsic> OF_BITS = EnumSet.of(
            Intrinsic.AND,
            Intrinsic.OR,
            Intrinsic.XOR,
            Intrinsic.NOT,
            Intrinsic.SHL,
            Intrinsic.SHR,
            Intrinsic.USHR,
            Intrinsic.GCD);

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (DType dtype : DTYPES) {
            for (Intrinsic function : Intrinsic.values()) {
                for (DType out : results(function, dtype)) {
                    cases.add(Arguments.of(function, dtype, out));
                }
            }
        }
        return cases.stream();
    }

    private static List<DType> results(Intrinsic function, DType dtype) {
        boolean defined = dtype == DType.BOOL
                ? OF_BOOLS.contains(function)
                : dtype.isReal() ? !OF_BITS.contains(function) : !OF_REALS.contains(function);
        if (!defined) {
            return List.of();
        }
        return switch (function) {
            case EQ, NE, LT, LE -> List.of(DType.BOOL);
            case CONVERT -> DTYPES;
            case BITCAST ->
                DTYPES.stream().filter(to -> to.bytes() == dtype.bytes()).toList();
            default -> List.of(dtype);
        };
    }

    @ParameterizedTest(name = "{0} of {1} gives {2}")
    @MethodSource("cases")
    void agreesWithTheReference(Intrinsic function, DType dtype, DType out) {
        Dim n = Dim.symbol("n");
        Kernels k = new Kernels(function + "_" + dtype, Kernels.keep(n));
        List<Reg> in = new ArrayList<>();
        for (int i = 0; i < function.operands(); i++) {
            boolean condition = function == Intrinsic.SELECT && i == 0;
            in.add(k.load(k.buffer(condition ? DType.BOOL : dtype), Dim.ZERO, Dim.ONE));
        }
        Reg result = k.compute(out, function, in.toArray(Reg[]::new));
        k.store(k.buffer(out), result, Dim.ZERO, Dim.ONE);
        Trial code = new Trial(k.build(), Map.of("n", 0L));
        double tolerance = !OF_ANALYSIS.contains(function) ? 0 : dtype == DType.F32 ? 1e-6 : 4e-15;
        for (long size : new long[] {0, 1, 2, 3, 17, 1000}) {
            Trial trial = code.at(Map.of("n", size));
            for (int i = 0; i <= function.operands(); i++) {
                trial.random(size, i + 1);
            }
            trial.check(tolerance);
        }
    }
}
