package dev.covector.codegen.jvm.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Kernel.Level;
import dev.covector.ir.kernel.Reg;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IntrinsicLoopsTest {
    private static final List<DType> DTYPES = List.of(DType.BOOL, DType.I32, DType.I64, DType.F32, DType.F64);
    private static final Set<Intrinsic> BITS = EnumSet.of(Intrinsic.AND, Intrinsic.OR, Intrinsic.XOR, Intrinsic.NOT);
    private static final Set<Intrinsic> SHIFTS = EnumSet.of(Intrinsic.SHL, Intrinsic.SHR, Intrinsic.USHR);
    private static final Set<Intrinsic> CASTS = EnumSet.of(Intrinsic.CONVERT, Intrinsic.BITCAST);
    private static final Set<Intrinsic> ANY = EnumSet.of(
            Intrinsic.EQ, Intrinsic.NE, Intrinsic.LT, Intrinsic.LE, Intrinsic.SELECT, Intrinsic.MIN, Intrinsic.MAX);
    private static final Set<Intrinsic> INTEGER = EnumSet.of(
            Intrinsic.ADD,
            Intrinsic.SUB,
            Intrinsic.MUL,
            Intrinsic.DIV,
            Intrinsic.REM,
            Intrinsic.FMA,
            Intrinsic.NEG,
            Intrinsic.ABS,
            Intrinsic.GCD,
            Intrinsic.POW);

    static boolean defined(Intrinsic function, DType dtype) {
        return ANY.contains(function)
                || switch (dtype) {
                    case BOOL -> BITS.contains(function);
                    case I32, I64 -> INTEGER.contains(function) || BITS.contains(function) || SHIFTS.contains(function);
                    case F32, F64 ->
                        !BITS.contains(function) && !SHIFTS.contains(function) && function != Intrinsic.GCD;
                    case C64, C128 -> false;
                };
    }

    static Stream<Arguments> functions() {
        return Stream.of(Intrinsic.values())
                .filter(function -> !CASTS.contains(function))
                .flatMap(function -> DTYPES.stream().map(dtype -> Arguments.of(function, dtype)));
    }

    static Stream<Arguments> casts() {
        return DTYPES.stream().flatMap(from -> DTYPES.stream().map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aFunctionOfSpecialNumbersIsThatOfScalarJava(Intrinsic function, DType dtype) {
        List<DType> operands = new ArrayList<>(Collections.nCopies(function.operands(), dtype));
        if (function == Intrinsic.SELECT) {
            operands.set(0, DType.BOOL);
        }
        if (defined(function, dtype)) {
            check(function, operands, function.isComparison() ? DType.BOOL : dtype);
        } else {
            assertThatThrownBy(() -> check(function, operands, dtype))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(function + " is not defined for ");
        }
    }

    @ParameterizedTest
    @MethodSource("casts")
    void aConversionIsAJavaCast(DType from, DType to) {
        check(Intrinsic.CONVERT, List.of(from), to);
    }

    @ParameterizedTest
    @MethodSource("casts")
    void aBitcastKeepsTheBits(DType from, DType to) {
        if (from == to || from.bytes() == to.bytes() && from.isInteger() != to.isInteger()) {
            check(Intrinsic.BITCAST, List.of(from), to);
        }
    }

    /** Runs the function on all combinations of special numbers, a block and a bit of them. */
    private static void check(Intrinsic function, List<DType> operands, DType to) {
        Arena arena = Arena.ofAuto();
        List<Number[]> rows = new ArrayList<>();
        combine(operands, new Number[operands.size()], 0, rows);
        int n = rows.size();
        Sketch k = new Sketch().loop(n);
        List<MemorySegment> buffers = new ArrayList<>();
        Reg[] in = new Reg[operands.size()];
        for (int i = 0; i < in.length; i++) {
            DType dtype = operands.get(i);
            MemorySegment memory = arena.allocate((long) n * dtype.bytes(), 64);
            for (int row = 0; row < n; row++) {
                Scalar.write(dtype, memory, row, rows.get(row)[i]);
            }
            buffers.add(memory);
            in[i] = k.load(k.buffer(dtype), 0, 1);
        }
        k.store(k.buffer(to), k.compute(to, function, in), 0, 1);
        MemorySegment out = arena.allocate((long) n * to.bytes(), 64);
        buffers.add(out);
        Kernel kernel = k.end(Level.INNER).kernel();
        long[] addresses = buffers.stream().mapToLong(MemorySegment::address).toArray();
        KernelInterpreter.of(kernel).run(addresses, Sketch.sizes(kernel), 0, n);
        for (int row = 0; row < n; row++) {
            assertThat(Scalar.read(to, out, row))
                    .as("%s%s", function, List.of(rows.get(row)))
                    .isEqualTo(Scalar.compute(to, function, rows.get(row)));
        }
    }

    private static void combine(List<DType> operands, Number[] row, int at, List<Number[]> rows) {
        if (at == row.length) {
            rows.add(row.clone());
            return;
        }
        for (Number value : special(operands.get(at))) {
            row[at] = value;
            combine(operands, row, at + 1, rows);
        }
    }

    private static List<Number> special(DType dtype) {
        return switch (dtype) {
            case BOOL -> List.of((byte) 0, (byte) 1);
            case I32 -> List.of(0, 1, -1, 7, -7, 3, 31, 33, Integer.MIN_VALUE, Integer.MAX_VALUE, 123456789);
            case I64 ->
                List.of(0L, 1L, -1L, 7L, -7L, 63L, 65L, 1L << 40, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1);
            case F32 -> special().map(x -> (Number) x.floatValue()).toList();
            case F64 -> special().map(x -> (Number) x).toList();
            case C64, C128 -> throw new AssertionError(dtype);
        };
    }

    private static Stream<Double> special() {
        return Stream.of(
                0.0,
                -0.0,
                1.0,
                -1.0,
                0.5,
                1.5,
                2.5,
                -2.5,
                3.7,
                -745.2,
                709.1,
                1e-310,
                1e300,
                3e9,
                -1e19,
                0.1,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.MIN_VALUE,
                Double.MAX_VALUE);
    }
}
