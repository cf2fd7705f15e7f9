package dev.covector.codegen.jvm.emit;

import static java.util.Objects.requireNonNull;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The meaning of a kernel, one number at a time: every register is a Boolean, Integer, Long, Float or Double. */
final class Reference {
    @SuppressWarnings("restricted")
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private final Kernel kernel;
    private final long[] buffers;
    private final Map<Dim, Long> sizes = new HashMap<>();
    private final long[] index;
    private Map<Reg, Object> values = new HashMap<>();

    private Reference(Kernel kernel, long[] buffers, long[] sizes) {
        this.kernel = kernel;
        this.buffers = buffers;
        this.index = new long[kernel.loops().size()];
        for (int i = 0; i < sizes.length; i++) {
            this.sizes.put(kernel.sizes().get(i), sizes[i]);
        }
    }

    static void run(Kernel kernel, long[] buffers, long[] sizes) {
        new Reference(kernel, buffers, sizes).loop(kernel.loops().size() - 1, false);
    }

    private void loop(int loop, boolean reduced) {
        if (loop < 0) {
            phases();
            return;
        }
        if (kernel.loops().get(loop).reduced() != reduced) {
            loop(loop - 1, reduced);
            return;
        }
        for (index[loop] = 0; index[loop] < extent(loop); index[loop]++) {
            loop(loop - 1, reduced);
        }
        index[loop] = 0;
    }

    private long extent(int loop) {
        return size(kernel.loops().get(loop).extent());
    }

    private void phases() {
        values = new HashMap<>();
        for (Kernel.Phase phase : kernel.phases()) {
            for (Instr instr : phase.body()) {
                if (instr instanceof Instr.Reduce reduce) {
                    values.put(
                            reduce.out(), neutral(reduce.reducer(), reduce.out().dtype()));
                }
            }
            if (phase.level() == Kernel.Level.OUTER) {
                phase.body().forEach(this::step);
            } else {
                inner(phase, kernel.loops().size() - 1);
            }
        }
    }

    private void inner(Kernel.Phase phase, int loop) {
        if (loop < 0) {
            phase.body().forEach(this::step);
        } else if (kernel.loops().get(loop).reduced()) {
            for (index[loop] = 0; index[loop] < extent(loop); index[loop]++) {
                inner(phase, loop - 1);
            }
            index[loop] = 0;
        } else {
            inner(phase, loop - 1);
        }
    }

    private void step(Instr instr) {
        switch (instr) {
            case Instr.Constant(Reg out, Number value) -> values.put(out, number(out.dtype(), value));
            case Instr.Size(Reg out, Dim size) -> values.put(out, size(size));
            case Instr.Index(Reg out, int loop) -> values.put(out, index[loop]);
            case Instr.Compute compute ->
                values.put(
                        compute.out(),
                        ReferenceMath.compute(
                                compute.function(),
                                compute.out().dtype(),
                                compute.in().stream().map(this::value).toList()));
            case Instr.Load(Reg out, int buffer, Access access) -> values.put(out, get(buffer, element(access)));
            case Instr.Gather(Reg out, int buffer, Reg element) -> values.put(out, get(buffer, (Long) value(element)));
            case Instr.Store(int buffer, Access access, Reg value) -> set(buffer, element(access), value(value));
            case Instr.Reduce(Reg out, Reducer reducer, Reg value) ->
                values.merge(
                        out,
                        value(value),
                        (x, y) -> ReferenceMath.compute(reducer.combine(), out.dtype(), List.of(x, y)));
        }
    }

    private long size(Dim dim) {
        return requireNonNull(sizes.get(dim));
    }

    private Object value(Reg reg) {
        return requireNonNull(values.get(reg));
    }

    private long element(Access access) {
        long element = size(access.offset());
        for (int loop = 0; loop < index.length; loop++) {
            element += size(access.strides().get(loop)) * index[loop];
        }
        return element;
    }

    private Object get(int buffer, long element) {
        DType dtype = kernel.buffers().get(buffer);
        return get(dtype, buffers[buffer] + element * dtype.bytes());
    }

    static Object get(DType dtype, long at) {
        return switch (dtype) {
            case BOOL -> ALL.get(ValueLayout.JAVA_BYTE, at) != 0;
            case I32 -> ALL.get(ValueLayout.JAVA_INT_UNALIGNED, at);
            case I64 -> ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
            case F32 -> ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at);
            case F64 -> ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, at);
            case C64, C128 -> throw new IllegalArgumentException();
        };
    }

    private void set(int buffer, long element, Object value) {
        DType dtype = kernel.buffers().get(buffer);
        set(dtype, buffers[buffer] + element * dtype.bytes(), value);
    }

    static void set(DType dtype, long at, Object value) {
        switch (dtype) {
            case BOOL -> ALL.set(ValueLayout.JAVA_BYTE, at, (byte) ((Boolean) value ? 1 : 0));
            case I32 -> ALL.set(ValueLayout.JAVA_INT_UNALIGNED, at, (Integer) value);
            case I64 -> ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, at, (Long) value);
            case F32 -> ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, at, (Float) value);
            case F64 -> ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, at, (Double) value);
            case C64, C128 -> throw new IllegalArgumentException();
        }
    }

    static Object number(DType dtype, Number value) {
        return switch (dtype) {
            case BOOL -> value.longValue() != 0;
            case I32 -> value.intValue();
            case I64 -> value.longValue();
            case F32 -> value.floatValue();
            case F64 -> value.doubleValue();
            case C64, C128 -> throw new IllegalArgumentException();
        };
    }

    private static Object neutral(Reducer reducer, DType dtype) {
        double infinity = Double.POSITIVE_INFINITY;
        return switch (reducer) {
            case SUM, ANY -> number(dtype, 0);
            case PRODUCT -> number(dtype, 1);
            case ALL -> number(dtype, dtype == DType.BOOL ? 1 : -1);
            case MAX ->
                dtype.isReal()
                        ? number(dtype, -infinity)
                        : number(
                                dtype,
                                dtype == DType.I32 ? Integer.MIN_VALUE : dtype == DType.BOOL ? 0 : Long.MIN_VALUE);
            case MIN ->
                dtype.isReal()
                        ? number(dtype, infinity)
                        : number(
                                dtype,
                                dtype == DType.I32 ? Integer.MAX_VALUE : dtype == DType.BOOL ? 1 : Long.MAX_VALUE);
        };
    }
}
