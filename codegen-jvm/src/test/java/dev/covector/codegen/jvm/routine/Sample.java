package dev.covector.codegen.jvm.routine;

import dev.covector.ir.DType;
import dev.covector.ir.Dim;
import dev.covector.ir.TensorType;
import dev.covector.ir.Value;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A tensor in memory under some layout, with elements that a test reads and writes one by one; guard bytes surround it.
 */
final class Sample {
    private static final long GUARD = 64;
    private static final byte MARK = 0x5A;

    private final DType dtype;
    private final long[] shape;
    private final long[] strides;
    private final MemorySegment memory;
    private final long first;
    private final long elements;

    private Sample(DType dtype, long[] shape, long[] strides) {
        this.dtype = dtype;
        this.shape = shape;
        this.strides = strides;
        long low = 0;
        long high = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            long reach = strides[axis] * Math.max(0, shape[axis] - 1);
            low += Math.min(0, reach);
            high += Math.max(0, reach);
        }
        elements = high - low + 1;
        memory = Arena.ofAuto().allocate(elements * dtype.bytes() + 2 * GUARD, 64);
        memory.fill(MARK);
        first = GUARD - low * dtype.bytes();
    }

    /** A result: dense, and poisoned. */
    static Sample dense(TensorType type) {
        long[] shape = type.shape().stream().mapToLong(Dim::constant).toArray();
        return new Sample(type.dtype(), shape, DenseCopy.dense(shape));
    }

    static Sample dense(DType dtype, long... shape) {
        return new Sample(dtype, shape, DenseCopy.dense(shape)).filled(new Random(1));
    }

    static Sample strided(DType dtype, long[] shape, long[] strides, Random random) {
        return new Sample(dtype, shape, strides).filled(random);
    }

    /** Small random integers under a random layout: permuted, with gaps, backwards, or, where allowed, repeated. */
    static Sample random(DType dtype, Random random, boolean repeats, long... shape) {
        long[] strides = new long[shape.length];
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, shape.length).boxed().toList());
        int kind = random.nextInt(4);
        if (kind > 0) {
            Collections.shuffle(order, random);
        }
        long next = 1;
        for (int axis : order) {
            next += kind == 2 && random.nextInt(3) == 0 ? 1 : 0;
            boolean repeated = repeats && kind == 3 && random.nextInt(3) == 0;
            strides[axis] = repeated ? 0 : kind == 3 && random.nextInt(4) == 0 ? -next : next;
            next *= repeated ? 1 : Math.max(1, shape[axis]);
        }
        return new Sample(dtype, shape, strides).filled(random);
    }

    private Sample filled(Random random) {
        for (long i = 0; i < elements; i++) {
            write(GUARD + i * dtype.bytes(), random.nextInt(-4, 5), random.nextInt(-4, 5));
        }
        return this;
    }

    Value value() {
        return new Value(
                new TensorType(dtype, Arrays.stream(shape).mapToObj(Dim::of).toList()));
    }

    DType dtype() {
        return dtype;
    }

    long[] shape() {
        return shape;
    }

    long address() {
        return memory.address() + first;
    }

    /** The sizes, then the strides. */
    long[] numbers() {
        long[] numbers = Arrays.copyOf(shape, 2 * shape.length);
        System.arraycopy(strides, 0, numbers, shape.length, shape.length);
        return numbers;
    }

    boolean guardIntact() {
        for (long i = 0; i < GUARD; i++) {
            if (memory.get(ValueLayout.JAVA_BYTE, i) != MARK
                    || memory.get(ValueLayout.JAVA_BYTE, memory.byteSize() - 1 - i) != MARK) {
                return false;
            }
        }
        return true;
    }

    private long at(long... index) {
        long at = first;
        for (int axis = 0; axis < index.length; axis++) {
            at += index[axis] * strides[axis] * dtype.bytes();
        }
        return at;
    }

    double real(long... index) {
        return part(at(index));
    }

    double imaginary(long... index) {
        return dtype.isComplex() ? part(at(index) + dtype.bytes() / 2) : 0;
    }

    /** An element of an integer tensor. */
    long integer(long... index) {
        return dtype == DType.I32
                ? memory.get(ValueLayout.JAVA_INT, at(index))
                : memory.get(ValueLayout.JAVA_LONG, at(index));
    }

    void set(double real, double imaginary, long... index) {
        write(at(index), real, imaginary);
    }

    void setInteger(long value, long... index) {
        if (dtype == DType.I32) {
            memory.set(ValueLayout.JAVA_INT, at(index), (int) value);
        } else {
            memory.set(ValueLayout.JAVA_LONG, at(index), value);
        }
    }

    private double part(long offset) {
        return switch (dtype) {
            case I32 -> memory.get(ValueLayout.JAVA_INT, offset);
            case I64 -> memory.get(ValueLayout.JAVA_LONG, offset);
            case F32, C64 -> memory.get(ValueLayout.JAVA_FLOAT, offset);
            case F64, C128 -> memory.get(ValueLayout.JAVA_DOUBLE, offset);
            case BOOL -> throw new AssertionError();
        };
    }

    private void write(long offset, double real, double imaginary) {
        switch (dtype) {
            case I32 -> memory.set(ValueLayout.JAVA_INT, offset, (int) real);
            case I64 -> memory.set(ValueLayout.JAVA_LONG, offset, (long) real);
            case F32 -> memory.set(ValueLayout.JAVA_FLOAT, offset, (float) real);
            case F64 -> memory.set(ValueLayout.JAVA_DOUBLE, offset, real);
            case C64 -> {
                memory.set(ValueLayout.JAVA_FLOAT, offset, (float) real);
                memory.set(ValueLayout.JAVA_FLOAT, offset + 4, (float) imaginary);
            }
            case C128 -> {
                memory.set(ValueLayout.JAVA_DOUBLE, offset, real);
                memory.set(ValueLayout.JAVA_DOUBLE, offset + 8, imaginary);
            }
            case BOOL -> throw new AssertionError();
        }
    }

    /** All indices of a shape, the first axis fastest. */
    static List<long[]> indices(long... shape) {
        List<long[]> all = new ArrayList<>();
        long count = Arrays.stream(shape).reduce(1, (x, y) -> x * y);
        for (long i = 0; i < count; i++) {
            long[] index = new long[shape.length];
            long rest = i;
            for (int axis = 0; axis < shape.length; axis++) {
                index[axis] = rest % shape[axis];
                rest /= shape[axis];
            }
            all.add(index);
        }
        return all;
    }
}
