package dev.covector.codegen.jvm.interpret;

import dev.covector.ir.DType;

/** The registers of one dtype: blocks held in arrays A, what computes with them and what moves them. */
record Bank<A>(int number, int bytes, Loops<A> loops, Lines<A> lines) {
    static final int COUNT = 5;
    static final Bank<byte[]> BOOL = new Bank<>(0, 1, new BoolLoops(), new BoolLines());
    static final Bank<int[]> I32 = new Bank<>(1, 4, new I32Loops(), new I32Lines());
    static final Bank<long[]> I64 = new Bank<>(2, 8, new I64Loops(), new I64Lines());
    static final Bank<float[]> F32 = new Bank<>(3, 4, new F32Loops(), new F32Lines());
    static final Bank<double[]> F64 = new Bank<>(4, 8, new F64Loops(), new F64Lines());

    static Bank<?> of(DType dtype) {
        return switch (dtype) {
            case BOOL -> BOOL;
            case I32 -> I32;
            case I64 -> I64;
            case F32 -> F32;
            case F64 -> F64;
            case C64, C128 -> throw Loops.complex(dtype);
        };
    }
}
