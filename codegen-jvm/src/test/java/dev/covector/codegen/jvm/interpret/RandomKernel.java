package dev.covector.codegen.jvm.interpret;

import static dev.covector.ir.DType.BOOL;
import static dev.covector.ir.DType.F32;
import static dev.covector.ir.DType.F64;
import static dev.covector.ir.DType.I32;
import static dev.covector.ir.DType.I64;

import dev.covector.ir.DType;
import dev.covector.ir.kernel.Intrinsic;
import dev.covector.ir.kernel.Kernel;
import dev.covector.ir.kernel.Kernel.Level;
import dev.covector.ir.kernel.Reducer;
import dev.covector.ir.kernel.Reg;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A kernel with random loops, phases, accesses and instructions, whose result does not depend on rounding order. */
final class RandomKernel {
    private static final List<DType> DTYPES = List.of(BOOL, I32, I64, F32, F64);
    private static final long[][] EXTENTS = {
        {0, 1, 2, 3, 5}, {1, 2, 3, 17, 64}, {1, 2, 30, 130}, {1, 3, 8, 700}, {5, 600, 1300}
    };
    private static final List<Intrinsic> REAL = List.of(
            Intrinsic.ADD, Intrinsic.SUB, Intrinsic.MUL, Intrinsic.DIV, Intrinsic.MAX, Intrinsic.MIN, Intrinsic.REM);
    private static final List<Intrinsic> INTEGER = List.of(
            Intrinsic.ADD, Intrinsic.MUL, Intrinsic.DIV, Intrinsic.REM, Intrinsic.XOR, Intrinsic.SHL, Intrinsic.MAX);
    private static final List<Intrinsic> LOGIC = List.of(Intrinsic.AND, Intrinsic.OR, Intrinsic.XOR);

    private static final List<Reducer> INTEGER_REDUCERS =
            List.of(Reducer.SUM, Reducer.PRODUCT, Reducer.MAX, Reducer.MIN);

    private final Random random;
    private final Arena arena;
    private final Sketch sketch = new Sketch();
    private final List<MemorySegment> buffers = new ArrayList<>();
    private final List<MemorySegment> expected = new ArrayList<>();
    private final long[] extents;
    private final boolean[] reduced;
    private final List<Reg> carried = new ArrayList<>();

    RandomKernel(long seed, Arena arena) {
        this.random = new Random(seed);
        this.arena = arena;
        int rank = random.nextInt(5);
        extents = new long[rank];
        reduced = new boolean[rank];
        long points = 1;
        for (int loop = 0; loop < rank; loop++) {
            long[] choice = EXTENTS[random.nextInt(EXTENTS.length)];
            long extent = choice[random.nextInt(choice.length)];
            extents[loop] = points * extent > 25_000 ? 2 : extent;
            points *= Math.max(1, extents[loop]);
            reduced[loop] = random.nextInt(5) < 2;
            if (reduced[loop]) {
                sketch.reduced(extents[loop]);
            } else {
                sketch.loop(extents[loop]);
            }
        }
        int phases = 1 + random.nextInt(4);
        for (int phase = 0; phase < phases; phase++) {
            phase(random.nextInt(3) == 0 ? Level.OUTER : Level.INNER);
        }
    }

    Kernel kernel() {
        return sketch.kernel();
    }

    /** Memory for the run under test. */
    List<MemorySegment> buffers() {
        return buffers;
    }

    /** The same memory for the reference. */
    List<MemorySegment> expected() {
        return expected;
    }

    private void phase(Level level) {
        List<Reg> visible = new ArrayList<>(carried);
        visible.add(load(level));
        for (int i = random.nextInt(12); i >= 0; i--) {
            visible.add(instr(level, visible));
        }
        List<Reg> results = new ArrayList<>();
        for (int i = random.nextInt(3); level == Level.INNER && i > 0; i--) {
            results.add(reduce(pick(visible)));
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            store(level, pick(visible));
        }
        sketch.end(level);
        carried.addAll(level == Level.OUTER ? visible.subList(carried.size(), visible.size()) : results);
    }

    private Reg instr(Level level, List<Reg> visible) {
        Reg x = pick(visible);
        DType dtype = x.dtype();
        return switch (random.nextInt(9)) {
            case 0 -> load(level);
            case 1 -> level == Level.OUTER || extents.length == 0 ? sketch.size(random.nextInt(100)) : index();
            case 2 ->
                sketch.constant(
                        dtype,
                        dtype.isReal()
                                ? (Number) (random.nextInt(9) - 4.5)
                                : (Number) (dtype == BOOL ? 1L : random.nextInt(9) - 4L));
            case 3 -> sketch.compute(DTYPES.get(random.nextInt(5)), Intrinsic.CONVERT, x);
            case 4 -> sketch.compute(Intrinsic.LT, x, like(x, visible));
            case 5 -> sketch.compute(Intrinsic.SELECT, like(BOOL, visible), x, like(x, visible));
            case 6 ->
                dtype == BOOL
                        ? sketch.compute(Intrinsic.NOT, x)
                        : sketch.compute(Intrinsic.FMA, x, like(x, visible), like(x, visible));
            case 7 ->
                sketch.gather(
                        buffer(DTYPES.get(random.nextInt(5)), 16),
                        sketch.compute(Intrinsic.AND, like(I64, visible), sketch.constant(I64, 15L)));
            default -> {
                List<Intrinsic> functions = dtype == BOOL ? LOGIC : dtype.isReal() ? REAL : INTEGER;
                yield sketch.compute(functions.get(random.nextInt(functions.size())), x, like(x, visible));
            }
        };
    }

    private Reg index() {
        int loop = random.nextInt(extents.length);
        return sketch.index(loop);
    }

    private Reg like(Reg x, List<Reg> visible) {
        return like(x.dtype(), visible);
    }

    private Reg like(DType dtype, List<Reg> visible) {
        List<Reg> same = visible.stream().filter(reg -> reg.dtype() == dtype).toList();
        return same.isEmpty() ? sketch.compute(dtype, Intrinsic.CONVERT, pick(visible)) : pick(same);
    }

    private Reg reduce(Reg value) {
        return switch (value.dtype()) {
            case BOOL -> sketch.reduce(random.nextBoolean() ? Reducer.ALL : Reducer.ANY, value);
            case I32, I64 -> sketch.reduce(INTEGER_REDUCERS.get(random.nextInt(INTEGER_REDUCERS.size())), value);
            case F32, F64 ->
                random.nextBoolean() ? sketch.reduce(Reducer.MAX, value) : sketch.reduce(Reducer.SUM, small(value));
            case C64, C128 -> throw new AssertionError();
        };
    }

    /** An integer from 0 to 15, so that sums are exact. */
    private Reg small(Reg value) {
        Reg integer = sketch.compute(I32, Intrinsic.CONVERT, value);
        return sketch.compute(
                value.dtype(), Intrinsic.CONVERT, sketch.compute(Intrinsic.AND, integer, sketch.constant(I32, 15L)));
    }

    private Reg load(Level level) {
        long[] access = new long[extents.length + 1];
        long last = 0;
        for (int loop = 0; loop < extents.length; loop++) {
            long stride = level == Level.OUTER && reduced[loop] ? 0 : random.nextInt(7) - 3;
            access[loop + 1] = stride;
            access[0] += stride < 0 ? -stride * Math.max(0, extents[loop] - 1) : 0;
            last += Math.max(0, stride) * Math.max(0, extents[loop] - 1);
        }
        return sketch.load(buffer(DTYPES.get(random.nextInt(5)), access[0] + last + 1), access);
    }

    /** Stores densely in a random order of the loops, some of them backwards. */
    private void store(Level level, Reg value) {
        long[] access = new long[extents.length + 1];
        long size = 1;
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, extents.length).boxed().toList());
        if (random.nextBoolean()) {
            Collections.shuffle(order, random);
        }
        for (int loop : order) {
            if (level == Level.OUTER && reduced[loop]) {
                continue;
            }
            boolean backwards = random.nextInt(4) == 0;
            access[loop + 1] = backwards ? -size : size;
            access[0] += backwards ? size * Math.max(0, extents[loop] - 1) : 0;
            size *= Math.max(1, extents[loop]);
        }
        sketch.store(buffer(value.dtype(), size), value, access);
    }

    private int buffer(DType dtype, long size) {
        MemorySegment memory = arena.allocate(size * dtype.bytes(), 64);
        for (long i = 0; i < size; i++) {
            Scalar.write(
                    dtype,
                    memory,
                    i,
                    Scalar.convert(dtype, dtype == BOOL ? random.nextInt(2) : random.nextInt(-9, 9) * 0.5));
        }
        buffers.add(memory);
        expected.add(arena.allocate(size * dtype.bytes(), 64).copyFrom(memory));
        return sketch.buffer(dtype);
    }

    private Reg pick(List<Reg> visible) {
        return visible.get(random.nextInt(visible.size()));
    }

    /** The elements of a buffer; all NaN are alike. */
    static List<Number> numbers(DType dtype, MemorySegment memory) {
        return IntStream.range(0, (int) (memory.byteSize() / dtype.bytes()))
                .mapToObj(i -> Scalar.read(dtype, memory, i))
                .toList();
    }
}
