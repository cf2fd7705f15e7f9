package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Reg;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A kernel as its definition reads: one point after the other, each number a boxed scalar. */
final class ScalarKernel {
    private final Kernel kernel;
    private final List<MemorySegment> buffers;
    private final long[] index;
    private final Map<Reg, Number> registers = new HashMap<>();

    private ScalarKernel(Kernel kernel, List<MemorySegment> buffers) {
        this.kernel = kernel;
        this.buffers = buffers;
        this.index = new long[kernel.loops().size()];
    }

    static void run(Kernel kernel, List<MemorySegment> buffers) {
        ScalarKernel scalar = new ScalarKernel(kernel, buffers);
        scalar.each(false, kernel.loops().size() - 1, () -> kernel.phases().forEach(scalar::phase));
    }

    private void each(boolean reduced, int loop, Runnable point) {
        if (loop < 0) {
            point.run();
        } else if (kernel.loops().get(loop).reduced() != reduced) {
            each(reduced, loop - 1, point);
        } else {
            for (index[loop] = 0;
                    index[loop] < kernel.loops().get(loop).extent().constant();
                    index[loop]++) {
                each(reduced, loop - 1, point);
            }
            index[loop] = 0;
        }
    }

    private void phase(Kernel.Phase phase) {
        for (Instr instr : phase.body()) {
            if (instr instanceof Instr.Reduce reduce) {
                registers.put(reduce.out(), neutral(reduce));
            }
        }
        switch (phase.level()) {
            case OUTER -> phase.body().forEach(this::instr);
            case INNER -> each(true, index.length - 1, () -> phase.body().forEach(this::instr));
        }
    }

    private void instr(Instr instr) {
        switch (instr) {
            case Instr.Constant(Reg out, Number value) ->
                registers.put(
                        out, Scalar.convert(out.dtype(), out.dtype().isReal() ? value : (Number) value.longValue()));
            case Instr.Size(Reg out, var size) -> registers.put(out, size.constant());
            case Instr.Index(Reg out, int loop) -> registers.put(out, index[loop]);
            case Instr.Compute(Reg out, var function, var in) ->
                registers.put(
                        out,
                        Scalar.compute(
                                out.dtype(),
                                function,
                                in.stream().map(this::value).toArray(Number[]::new)));
            case Instr.Load(Reg out, int buffer, Access access) -> registers.put(out, read(buffer, element(access)));
            case Instr.Gather(Reg out, int buffer, Reg element) ->
                registers.put(out, read(buffer, value(element).longValue()));
            case Instr.Store(int buffer, Access access, Reg value) ->
                Scalar.write(kernel.buffers().get(buffer), buffers.get(buffer), element(access), value(value));
            case Instr.Reduce(Reg out, var reducer, Reg value) ->
                registers.put(out, Scalar.compute(out.dtype(), reducer.combine(), value(out), value(value)));
        }
    }

    private Number value(Reg register) {
        return Objects.requireNonNull(registers.get(register));
    }

    private Number read(int buffer, long element) {
        return Scalar.read(kernel.buffers().get(buffer), buffers.get(buffer), element);
    }

    private long element(Access access) {
        long element = access.offset().constant();
        for (int loop = 0; loop < index.length; loop++) {
            element += access.strides().get(loop).constant() * index[loop];
        }
        return element;
    }

    private static Number neutral(Instr.Reduce reduce) {
        DType dtype = reduce.out().dtype();
        return switch (reduce.reducer()) {
            case SUM, ANY -> Scalar.convert(dtype, 0L);
            case PRODUCT, ALL -> Scalar.convert(dtype, 1L);
            case MAX ->
                dtype == DType.I32
                        ? Integer.MIN_VALUE
                        : dtype == DType.I64
                                ? (Number) Long.MIN_VALUE
                                : Scalar.convert(dtype, Double.NEGATIVE_INFINITY);
            case MIN ->
                dtype == DType.I32
                        ? Integer.MAX_VALUE
                        : dtype == DType.I64
                                ? (Number) Long.MAX_VALUE
                                : Scalar.convert(dtype, Double.POSITIVE_INFINITY);
        };
    }
}
