package dev.covector.codegen.jvm.emit;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.kernel.Access;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Intrinsic;
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
        return sizes.get(kernel.loops().get(loop).extent());
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
            case Instr.Size(Reg out, Dim size) -> values.put(out, sizes.get(size));
            case Instr.Index(Reg out, int loop) -> values.put(out, index[loop]);
            case Instr.Compute compute ->
                values.put(
                        compute.out(),
                        compute(
                                compute.function(),
                                compute.out().dtype(),
                                compute.in().stream().map(values::get).toList()));
            case Instr.Load(Reg out, int buffer, Access access) -> values.put(out, get(buffer, element(access)));
            case Instr.Gather(Reg out, int buffer, Reg element) ->
                values.put(out, get(buffer, (Long) values.get(element)));
            case Instr.Store(int buffer, Access access, Reg value) -> set(buffer, element(access), values.get(value));
            case Instr.Reduce(Reg out, Reducer reducer, Reg value) ->
                values.merge(out, values.get(value), (x, y) -> compute(reducer.combine(), out.dtype(), List.of(x, y)));
        }
    }

    private long element(Access access) {
        long element = sizes.get(access.offset());
        for (int loop = 0; loop < index.length; loop++) {
            element += sizes.get(access.strides().get(loop)) * index[loop];
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

    private static Object compute(Intrinsic function, DType dtype, List<Object> in) {
        Object x = in.getFirst();
        Object y = in.size() > 1 ? in.get(1) : x;
        Object z = in.size() > 2 ? in.get(2) : x;
        if (function == Intrinsic.SELECT) {
            return (Boolean) x ? y : z;
        }
        if (function == Intrinsic.CONVERT) {
            return convert(dtype, x);
        }
        return switch (x) {
            case Boolean b -> ofBools(function, b, (Boolean) y);
            case Integer i -> ofIntegers(function, dtype, i, (Integer) y, (Integer) z);
            case Long l -> ofIntegers(function, dtype, l, (Long) y, (Long) z);
            case Float f -> ofFloats(function, dtype, f, (Float) y, (Float) z);
            default -> ofDoubles(function, dtype, (Double) x, (Double) y, (Double) z);
        };
    }

    private static Object convert(DType to, Object x) {
        return switch (x) {
            case Boolean b -> number(to, b ? 1 : 0);
            case Integer i -> number(to, i);
            case Long l -> number(to, l);
            case Float f -> to == DType.BOOL ? f != 0 : number(to, f);
            default -> to == DType.BOOL ? (Double) x != 0 : number(to, (Double) x);
        };
    }

    private static boolean ofBools(Intrinsic function, boolean x, boolean y) {
        return switch (function) {
            case AND, MIN -> x && y;
            case OR, MAX -> x || y;
            case XOR, NE -> x != y;
            case EQ -> x == y;
            case LT -> !x && y;
            case LE -> !x || y;
            case NOT -> !x;
            case BITCAST -> x;
            default -> throw new IllegalArgumentException(function + "");
        };
    }

    private static Object ofIntegers(Intrinsic function, DType out, long x, long y, long z) {
        boolean narrow = out == DType.I32 || out == DType.F32;
        return switch (function) {
            case ADD -> number(out, x + y);
            case SUB -> number(out, x - y);
            case MUL -> number(out, x * y);
            case DIV -> number(out, y == 0 ? 0 : x / y);
            case REM -> number(out, y == 0 ? 0 : x % y);
            case FMA -> number(out, x * y + z);
            case NEG -> number(out, -x);
            case ABS -> number(out, Math.abs(x));
            case MIN -> number(out, Math.min(x, y));
            case MAX -> number(out, Math.max(x, y));
            case EQ -> x == y;
            case NE -> x != y;
            case LT -> x < y;
            case LE -> x <= y;
            case AND -> number(out, x & y);
            case OR -> number(out, x | y);
            case XOR -> number(out, x ^ y);
            case NOT -> number(out, ~x);
            case SHL -> narrow ? (Object) ((int) x << (int) y) : (Object) (x << y);
            case SHR -> narrow ? (Object) ((int) x >> (int) y) : (Object) (x >> y);
            case USHR -> narrow ? (Object) ((int) x >>> (int) y) : (Object) (x >>> y);
            case BITCAST ->
                switch (out) {
                    case F32 -> Float.intBitsToFloat((int) x);
                    case F64 -> Double.longBitsToDouble(x);
                    default -> number(out, x);
                };
            default -> throw new IllegalArgumentException(function + "");
        };
    }

    private static Object ofFloats(Intrinsic function, DType out, float x, float y, float z) {
        return switch (function) {
            case FMA -> Math.fma(x, y, z);
            case BITCAST -> out == DType.I32 ? (Object) Float.floatToRawIntBits(x) : (Object) x;
            default -> {
                Object result = ofDoubles(function, DType.F64, x, y, z);
                yield result instanceof Double d ? (Object) d.floatValue() : result;
            }
        };
    }

    private static Object ofDoubles(Intrinsic function, DType out, double x, double y, double z) {
        return switch (function) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case DIV -> x / y;
            case REM -> x % y;
            case FMA -> Math.fma(x, y, z);
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case MIN -> Math.min(x, y);
            case MAX -> Math.max(x, y);
            case FLOOR -> Math.floor(x);
            case CEIL -> Math.ceil(x);
            case RINT -> Math.rint(x);
            case SQRT -> Math.sqrt(x);
            case COPYSIGN -> Math.copySign(x, y);
            case EQ -> x == y;
            case NE -> x != y;
            case LT -> x < y;
            case LE -> x <= y;
            case BITCAST -> out == DType.I64 ? (Object) Double.doubleToRawLongBits(x) : (Object) x;
            case EXP -> StrictMath.exp(x);
            case EXPM1 -> StrictMath.expm1(x);
            case LOG -> StrictMath.log(x);
            case LOG1P -> StrictMath.log1p(x);
            case SIN -> StrictMath.sin(x);
            case COS -> StrictMath.cos(x);
            case TANH -> StrictMath.tanh(x);
            case LOGISTIC -> 1 / (1 + StrictMath.exp(-x));
            case POW -> x == 1 || x == -1 && Double.isInfinite(y) ? 1 : StrictMath.pow(x, y);
            case ATAN2 -> StrictMath.atan2(x, y);
            default -> throw new IllegalArgumentException(function + "");
        };
    }
}
