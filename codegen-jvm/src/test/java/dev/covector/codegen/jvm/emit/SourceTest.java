package dev.covector.codegen.jvm.emit;

import static dev.covector.codegen.jvm.emit.Kernels.keep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Reg;
import org.junit.jupiter.api.Test;

/** The source of compiled kernels. */
final class SourceTest {
    private static Kernel scaledSum() {
        Dim n = Dim.symbol("n");
        Kernels k = new Kernels("scaled_sum", keep(n), keep(Dim.symbol("m")));
        Reg x = k.load(k.buffer(DType.F64), Dim.ZERO, Dim.ONE, n);
        Reg scale = k.load(k.buffer(DType.F64), Dim.ZERO, Dim.ZERO, Dim.ONE);
        k.store(0, k.apply(Intrinsic.FMA, x, scale, k.constant(DType.F64, 2)), Dim.ZERO, Dim.ONE, n);
        return k.build();
    }

    @Test
    void vectorsAreReadableJava() {
        assertThat(new KernelCompiler(VectorShape.BITS_256).compile(scaledSum()).source())
                .endsWith("""
                public final class ScaledSum implements KernelCode {
                    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

                    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

                    private static final VectorSpecies<Double> F64 = DoubleVector.SPECIES_256;

                    public void run(long[] buffers, long[] sizes, long begin, long end) {
                        loops(buffers, sizes, begin, end);
                    }

                    void loops(long[] buffers, long[] sizes, long begin, long end) {
                        long s0 = sizes[0]; // n
                        double r2 = 2.0;
                        DoubleVector v2 = DoubleVector.broadcast(F64, r2);
                        for (long i1 = begin; i1 < end; i1++) {
                            long p0 = buffers[1] + 8L * i1;
                            double r1 = ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, p0);
                            DoubleVector v1 = DoubleVector.broadcast(F64, r1);
                            long p1 = buffers[0] + 8L * (i1 * s0);
                            // r0 = load b0[0; 1, n] : f64
                            // r3 = fma r0, r1, r2 : f64
                            // store b0[0; 1, n] = r3
                            long i0 = 0;
                            for (; i0 <= s0 - 4; i0 += 4) {
                                DoubleVector r0 = DoubleVector.fromMemorySegment(F64, ALL, p1 + 8 * i0, ORDER);
                                DoubleVector r3 = r0.fma(v1, v2);
                                r3.intoMemorySegment(ALL, p1 + 8 * i0, ORDER);
                            }
                            if (i0 < s0) {
                                int count = (int) Math.min(4, s0 - i0);
                                VectorMask<Double> edgeF64 = F64.indexInRange(0, count);
                                DoubleVector r0 = DoubleVector.fromMemorySegment(F64, ALL, p1 + 8 * i0, ORDER, edgeF64);
                                DoubleVector r3 = r0.fma(v1, v2);
                                r3.intoMemorySegment(ALL, p1 + 8 * i0, ORDER, edgeF64);
                            }
                        }
                    }
                }
                """);
    }

    @Test
    void scalarsNeedNoVectorModule() {
        for (Kernel kernel :
                new Kernel[] {scaledSum(), PhasesTest.softmax(DType.F32, 0), PhasesTest.softmax(DType.F64, 1)}) {
            assertThat(new KernelCompiler(VectorShape.SCALAR).compile(kernel).source())
                    .doesNotContain("jdk.incubator")
                    .contains("ALL.get(");
        }
    }

    @Test
    void aKernelHasOneSource() {
        for (VectorShape shape : VectorShape.values()) {
            KernelCompiler compiler = new KernelCompiler(shape);
            assertThat(compiler.compile(PhasesTest.layerNorm(DType.F32, 1)).source())
                    .isEqualTo(
                            compiler.compile(PhasesTest.layerNorm(DType.F32, 1)).source());
        }
    }

    @Test
    void stackTracesShowTheLineOfTheSource() {
        var compiled = new KernelCompiler(VectorShape.SCALAR).compile(scaledSum());
        Throwable thrown = catchThrowable(() -> compiled.code().run(new long[1], new long[] {1, 1, 0, 1}, 0, 1));
        StackTraceElement top = thrown.getStackTrace()[0];
        assertThat(top.getFileName()).isEqualTo("ScaledSum.java");
        assertThat(top.getMethodName()).isEqualTo("loops");
        assertThat(compiled.source().lines().toList().get(top.getLineNumber() - 1))
                .contains("buffers[1]");
    }

    @Test
    void aWidthIsOneOfFour() {
        assertThat(VectorShape.of(0)).isEqualTo(VectorShape.SCALAR);
        assertThat(VectorShape.of(256).bits()).isEqualTo(256);
        assertThatThrownBy(() -> VectorShape.of(64))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("covector.vector.bits: the width is 0, 128, 256 or 512 bits; got 64");
    }
}
