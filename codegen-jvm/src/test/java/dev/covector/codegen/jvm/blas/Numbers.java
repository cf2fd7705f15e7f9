package dev.covector.codegen.jvm.blas;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;

/** Off-heap floating-point numbers of one kind, with guard bytes behind them. */
record Numbers(Kind kind, MemorySegment memory, long count) {
    private static final long GUARD = 64;
    private static final byte MARK = 0x5A;

    static Numbers of(Arena arena, Kind kind, long count) {
        MemorySegment memory = arena.allocate(count * kind.bytes() + GUARD, 64);
        memory.asSlice(count * kind.bytes()).fill(MARK);
        return new Numbers(kind, memory, count);
    }

    static Numbers random(Arena arena, Kind kind, long count, Random random) {
        Numbers numbers = of(arena, kind, count);
        for (long i = 0; i < count; i++) {
            numbers.set(i, random.nextDouble(-1, 1), random.nextDouble(-1, 1));
        }
        return numbers;
    }

    /** Every number NaN, as memory not yet written may be. */
    static Numbers poisoned(Arena arena, Kind kind, long count) {
        Numbers numbers = of(arena, kind, count);
        for (long i = 0; i < count; i++) {
            numbers.set(i, Double.NaN, Double.NaN);
        }
        return numbers;
    }

    Numbers copy(Arena arena) {
        Numbers copy = of(arena, kind, count);
        copy.memory.copyFrom(memory);
        return copy;
    }

    long address() {
        return memory.address();
    }

    double epsilon() {
        return single() ? Math.ulp(1f) : Math.ulp(1d);
    }

    boolean guardIntact() {
        return memory.asSlice(count * kind.bytes()).mismatch(of(Arena.ofAuto(), kind, 0).memory) == -1;
    }

    double real(long i) {
        return part(i * kind.bytes());
    }

    double imaginary(long i) {
        return kind.isComplex() ? part(i * kind.bytes() + kind.bytes() / 2) : 0;
    }

    void set(long i, double real, double imaginary) {
        write(i * kind.bytes(), real);
        if (kind.isComplex()) {
            write(i * kind.bytes() + kind.bytes() / 2, imaginary);
        }
    }

    private boolean single() {
        return kind == Kind.F32 || kind == Kind.C64;
    }

    private double part(long offset) {
        return single() ? memory.get(ValueLayout.JAVA_FLOAT, offset) : memory.get(ValueLayout.JAVA_DOUBLE, offset);
    }

    private void write(long offset, double value) {
        if (single()) {
            memory.set(ValueLayout.JAVA_FLOAT, offset, (float) value);
        } else {
            memory.set(ValueLayout.JAVA_DOUBLE, offset, value);
        }
    }
}
