package dev.covector.codegen.jvm.emit;

import static dev.covector.codegen.jvm.emit.Kernels.keep;
import static dev.covector.codegen.jvm.emit.Kernels.reduce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Kernel.Level;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches that end where they find, and gathers that read lines. */
final class ShortcutsTest {
    private static final Dim N = Dim.symbol("n");
    private static final Dim M = Dim.symbol("m");

    /** Of each of m rows of n numbers, the first index of one that is at least 1, or NaN. */
    private static Kernel search(DType dtype) {
        Kernels k = new Kernels("search", reduce(N), keep(M)).phase(Level.INNER);
        Reg x = k.load(k.buffer(dtype), Dim.ZERO, Dim.ONE, N);
        Reg isLess = k.compute(DType.BOOL, Intrinsic.LT, x, k.constant(dtype, 1.0));
        Reg index = k.apply(
                Intrinsic.SELECT,
                k.compute(DType.BOOL, Intrinsic.NOT, isLess),
                k.index(0),
                k.constant(DType.I64, Long.MAX_VALUE));
        Reg first = k.reduce(Reducer.MIN, index);
        k.phase(Level.OUTER);
        k.store(k.buffer(DType.I64), first, Dim.ZERO, Dim.ZERO, Dim.ONE);
        return k.build();
    }

    /** The rows have their first number, and a NaN soon after it, at each place in turn; the last row has none. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 7, 8, 9, 31, 33, 64, 70, 131})
    void aSearchFindsTheFirstAtEveryPlace(long n) {
        for (DType dtype : new DType[] {DType.F64, DType.F32}) {
            Trial code = new Trial(search(dtype), Map.of());
            code.at(Map.of("n", n, "m", n + 1))
                    .buffer(n * (n + 1), i -> {
                        long place = i % n - i / n;
                        return Reference.number(
                                dtype, place == 0 ? 3.0 : place == 2 ? Double.NaN : place > 9 ? 5.0 : -1.0);
                    })
                    .random(n + 1, 1)
                    .check(0);
        }
    }

    @Test
    void aSearchStops() {
        String source = new KernelCompiler(VectorShape.BITS_256)
                .compile(search(DType.F64))
                .source();
        assertThat(source).contains(".anyTrue())").contains("break;");
    }

    /** Lines of n elements of a matrix, in an order that a tensor holds, each moved by one element. */
    private static Kernel lines(DType dtype) {
        Kernels k = new Kernels("lines", keep(N), keep(M));
        Reg line = k.load(k.buffer(DType.I64), Dim.ZERO, Dim.ZERO, Dim.ONE);
        Reg start = k.apply(Intrinsic.MUL, line, k.size(N));
        Reg place = k.apply(Intrinsic.ADD, k.apply(Intrinsic.ADD, k.index(0), start), k.constant(DType.I64, 1L));
        k.store(k.buffer(dtype), k.gather(k.buffer(dtype), place), Dim.ZERO, Dim.ONE, N);
        return k.build();
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"BOOL", "I32", "I64", "F32", "F64"})
    void gatheredLinesOfEveryLength(DType dtype) {
        Trial code = new Trial(lines(dtype), Map.of());
        for (long n : new long[] {0, 1, 3, 8, 17, 64, 70}) {
            long m = 5;
            code.at(Map.of("n", n, "m", m))
                    .buffer(m, i -> (long) (i * 3 % 5))
                    .random(n * m, 2)
                    .random(n * m + 1, 3)
                    .check(0);
        }
    }

    @Test
    void aLineIsLoadedAsAVector() {
        String source = new KernelCompiler(VectorShape.BITS_512)
                .compile(lines(DType.F32))
                .source();
        assertThat(source).contains("FloatVector.SPECIES_512").doesNotContain("LongVector");
    }

    /** Every second element is no line. */
    @Test
    void aGatherWithStridesIsNoLine() {
        Kernels k = new Kernels("second", keep(N));
        Reg place = k.apply(Intrinsic.ADD, k.index(0), k.index(0));
        k.store(k.buffer(DType.F64), k.gather(k.buffer(DType.F64), place), Dim.ZERO, Dim.ONE);
        new Trial(k.build(), Map.of())
                .at(Map.of("n", 37L))
                .random(37, 1)
                .random(74, 2)
                .check(0);
    }
}
