package dev.covector.lower.stablehlo.pjrt.lapack;

import dev.covector.codegen.jvm.blas.LapackRoutine;
import dev.covector.codegen.jvm.blas.Memory;
import dev.covector.lower.stablehlo.pjrt.CallBuffer;
import dev.covector.lower.stablehlo.pjrt.CallFrame;
import dev.covector.lower.stablehlo.pjrt.PjrtType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One custom call: its operands, and memory for LAPACK's small arguments until it is closed. */
final class Batch implements AutoCloseable {
    private static final Map<String, LapackRoutine> BOUND = new ConcurrentHashMap<>();
    private static final int NOT_FINITE = -4;
    private static final int ALIGNMENT = 64;

    private final String name;
    private final CallFrame frame;
    private final Arena arena = Arena.ofConfined();
    private final PjrtType type;

    /** @param name of the routine in Fortran */
    Batch(String name, CallFrame frame) {
        this.name = name;
        this.frame = frame;
        this.type = argument(0).shape().type();
        PjrtType own = switch (name.charAt(0)) {
            case 's' -> PjrtType.F32;
            case 'd' -> PjrtType.F64;
            case 'c' -> PjrtType.C64;
            default -> PjrtType.C128;
        };
        if (type != own) {
            throw new IllegalArgumentException("takes " + own + "; got " + type);
        }
    }

    boolean isComplex() {
        return type.isComplex();
    }

    boolean isSingle() {
        return type == PjrtType.F32 || type == PjrtType.C64;
    }

    int realBytes() {
        return isSingle() ? Float.BYTES : Double.BYTES;
    }

    int bytes() {
        return type.bytes();
    }

    LapackRoutine routine(int arguments, int letters) {
        return BOUND.computeIfAbsent(name, it -> LapackRoutine.of(it, arguments, letters));
    }

    CallBuffer argument(int i) {
        if (i >= frame.arguments().size()) {
            throw new IllegalArgumentException("takes more than " + i + " operands");
        }
        return frame.argument(i);
    }

    /** An argument of the elements' type with these sizes for each of a batch. */
    Matrices argument(String operand, int i, int count, int... sizes) {
        return Matrices.checked(operand, argument(i), type, count, sizes);
    }

    /** A result of the elements' type. */
    Matrices result(String operand, int i, int count, int... sizes) {
        return Matrices.checked(operand, result(i), type, count, sizes);
    }

    /** A result of real numbers. */
    Matrices reals(String operand, int i, int count, int... sizes) {
        return Matrices.checked(operand, result(i), isSingle() ? PjrtType.F32 : PjrtType.F64, count, sizes);
    }

    /** A result of complex numbers. */
    Matrices complexes(String operand, int i, int count, int... sizes) {
        return Matrices.checked(operand, result(i), isSingle() ? PjrtType.C64 : PjrtType.C128, count, sizes);
    }

    /** A result of integers. */
    Matrices integers(String operand, int i, int count, int... sizes) {
        return Matrices.checked(operand, result(i), PjrtType.S32, count, sizes);
    }

    /** A result that starts as an argument; XLA may have given both the same memory. */
    CallBuffer copied(int argument, int result) {
        CallBuffer from = argument(argument);
        CallBuffer to = result(result);
        if (!from.shape().equals(to.shape())) {
            throw new IllegalArgumentException("result %d has to be %s like operand %d; got %s"
                    .formatted(result, from.shape(), argument, to.shape()));
        }
        if (from.memory().address() != to.memory().address()) {
            to.memory().copyFrom(from.memory());
        }
        return to;
    }

    private CallBuffer result(int i) {
        if (i >= frame.results().size()) {
            throw new IllegalArgumentException("gives more than " + i + " results");
        }
        return frame.result(i);
    }

    /** An attribute that is a letter. */
    char letter(String attribute) {
        return (char) frame.number(attribute);
    }

    boolean flag(String attribute) {
        return frame.number(attribute) != 0;
    }

    int number(String attribute) {
        return Math.toIntExact(frame.number(attribute));
    }

    /** The address of an integer. */
    long of(int value) {
        return arena.allocateFrom(ValueLayout.JAVA_INT, value).address();
    }

    /** The address of a letter. */
    long of(char letter) {
        return arena.allocateFrom(ValueLayout.JAVA_BYTE, (byte) letter).address();
    }

    /** The address of memory for so many elements of a size, one at least. */
    long space(long count, int bytesEach) {
        return arena.allocate(Math.max(1, count) * bytesEach, ALIGNMENT).address();
    }

    /** Where LAPACK says how each of a batch went: 0 until it does. */
    Matrices info(int result, int count) {
        Matrices info = integers("info", result, count);
        info.buffer().memory().fill((byte) 0);
        return info;
    }

    /** The elements of work that a routine asked for at an address. */
    int workLength(long work) {
        double wanted = isSingle() ? Math.nextUp((float) real(work)) : real(work);
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.ceil(wanted)));
    }

    /**
     * Whether a matrix, about to be decomposed, is not finite, which {@code info} then says: some routines never end, or end
     * the process, on such.
     *
     * @param length the address of the length of work, which is negative where a routine is only asked for it
     */
    boolean refuses(Matrices a, int i, Matrices info, long length) {
        boolean refuses = integer(length) >= 0 && !areFinite(a.at(i), a.bytes());
        if (refuses) {
            setInteger(info.at(i), NOT_FINITE);
        }
        return refuses;
    }

    /** The real number, or real part, at an address. */
    double real(long address) {
        MemorySegment at = at(address, realBytes());
        return isSingle() ? at.get(ValueLayout.JAVA_FLOAT, 0) : at.get(ValueLayout.JAVA_DOUBLE, 0);
    }

    void setReal(long address, double value) {
        MemorySegment at = at(address, realBytes());
        if (isSingle()) {
            at.set(ValueLayout.JAVA_FLOAT, 0, (float) value);
        } else {
            at.set(ValueLayout.JAVA_DOUBLE, 0, value);
        }
    }

    static int integer(long address) {
        return at(address, Integer.BYTES).get(ValueLayout.JAVA_INT, 0);
    }

    private static void setInteger(long address, int value) {
        at(address, Integer.BYTES).set(ValueLayout.JAVA_INT, 0, value);
    }

    static void copy(long from, long to, long bytes) {
        at(to, bytes).copyFrom(at(from, bytes));
    }

    private boolean areFinite(long address, long bytes) {
        for (long at = address; at < address + bytes; at += realBytes()) {
            if (!Double.isFinite(real(at))) {
                return false;
            }
        }
        return true;
    }

    private static MemorySegment at(long address, long bytes) {
        return Memory.ALL.asSlice(address, bytes);
    }

    @Override
    public void close() {
        arena.close();
    }
}
