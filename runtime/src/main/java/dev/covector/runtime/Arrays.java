package dev.covector.runtime;

import dev.covector.ir.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.util.List;

/** Java arrays to tensors and back, in column-major order; complex numbers are adjacent parts. */
final class Arrays {
    @SuppressWarnings("restricted")
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private Arrays() {}

    static HostTensor tensor(DType dtype, long[] shape, Object array) {
        HostTensor tensor = HostTensor.allocate(dtype, shape.clone());
        long count = tensor.elements() * (dtype.isComplex() ? 2 : 1);
        if (Array.getLength(array) != count) {
            tensor.close();
            throw new IllegalArgumentException("a tensor " + dtype + java.util.Arrays.toString(shape) + " has " + count
                    + " numbers; the array has " + Array.getLength(array));
        }
        try {
            copy(array, dtype, tensor.address());
        } finally {
            Reference.reachabilityFence(tensor);
        }
        return tensor;
    }

    private static void copy(Object array, DType dtype, long to) {
        switch (array) {
            case float[] f
            when dtype.realPart() == DType.F32 -> MemorySegment.copy(f, 0, ALL, ValueLayout.JAVA_FLOAT, to, f.length);
            case double[] d
            when dtype.realPart() == DType.F64 -> MemorySegment.copy(d, 0, ALL, ValueLayout.JAVA_DOUBLE, to, d.length);
            case int[] i when dtype == DType.I32 -> MemorySegment.copy(i, 0, ALL, ValueLayout.JAVA_INT, to, i.length);
            case long[] l when dtype == DType.I64 -> MemorySegment.copy(l, 0, ALL, ValueLayout.JAVA_LONG, to, l.length);
            default -> {
                for (int i = 0; i < Array.getLength(array); i++) {
                    put(dtype.realPart(), to, i, Array.get(array, i));
                }
            }
        }
    }

    /** A tensor of the elements of a literal: all of them, complex ones with imaginary part zero. */
    static HostTensor tensor(DType dtype, long[] shape, List<Object> elements) {
        HostTensor tensor = HostTensor.allocate(dtype, shape.clone());
        int parts = dtype.isComplex() ? 2 : 1;
        for (int i = 0; i < elements.size(); i++) {
            put(dtype.realPart(), tensor.address(), (long) i * parts, elements.get(i));
            if (parts == 2) {
                put(dtype.realPart(), tensor.address(), 2L * i + 1, 0.0);
            }
        }
        return tensor;
    }

    private static void put(DType dtype, long base, long index, Object element) {
        long to = base + index * dtype.bytes();
        switch (dtype) {
            case BOOL -> ALL.set(ValueLayout.JAVA_BYTE, to, (byte) (isTrue(element) ? 1 : 0));
            case I32 -> ALL.set(ValueLayout.JAVA_INT, to, number(element).intValue());
            case I64 -> ALL.set(ValueLayout.JAVA_LONG, to, number(element).longValue());
            case F32 -> ALL.set(ValueLayout.JAVA_FLOAT, to, number(element).floatValue());
            case F64 -> ALL.set(ValueLayout.JAVA_DOUBLE, to, number(element).doubleValue());
            case C64, C128 -> throw new IllegalStateException("a complex number is stored by its parts");
        }
    }

    private static boolean isTrue(Object element) {
        return element instanceof Boolean flag ? flag : number(element).doubleValue() != 0;
    }

    private static Number number(Object element) {
        return element instanceof Boolean flag ? (Number) (flag ? 1 : 0) : (Number) element;
    }

    /** A new array of the elements of a dense tensor. */
    static Object array(HostTensor x) {
        int count = Math.toIntExact(x.elements() * (x.dtype().isComplex() ? 2 : 1));
        try {
            return array(x.dtype(), x.address(), count);
        } finally {
            Reference.reachabilityFence(x);
        }
    }

    private static Object array(DType dtype, long from, int count) {
        return switch (dtype) {
            case F32, C64 -> {
                float[] all = new float[count];
                MemorySegment.copy(ALL, ValueLayout.JAVA_FLOAT, from, all, 0, count);
                yield all;
            }
            case F64, C128 -> {
                double[] all = new double[count];
                MemorySegment.copy(ALL, ValueLayout.JAVA_DOUBLE, from, all, 0, count);
                yield all;
            }
            case I32 -> {
                int[] all = new int[count];
                MemorySegment.copy(ALL, ValueLayout.JAVA_INT, from, all, 0, count);
                yield all;
            }
            case I64 -> {
                long[] all = new long[count];
                MemorySegment.copy(ALL, ValueLayout.JAVA_LONG, from, all, 0, count);
                yield all;
            }
            case BOOL -> {
                boolean[] all = new boolean[count];
                for (int i = 0; i < count; i++) {
                    all[i] = ALL.get(ValueLayout.JAVA_BYTE, from + i) != 0;
                }
                yield all;
            }
        };
    }
}
