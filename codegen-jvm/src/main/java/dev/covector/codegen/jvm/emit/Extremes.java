package dev.covector.codegen.jvm.emit;

import dev.covector.codegen.jvm.emit.Lanes.Slot;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Reducer;
import java.util.List;

/**
 * The largest and the smallest of reals through their bits as integers, which order numbers of one sign, -0 among the negative
 * ones, and NaNs beyond the infinities. Three accumulators for each: the largest and the smallest of signed bits, and the
 * largest of unsigned ones, which is a negative number if there is one. This takes 3 instructions, where the Vector API's max
 * takes about 7.
 */
final class Extremes {
    private final MethodCode code;
    private final Instr.Reduce reduce;
    private final boolean max;
    private final Element real;
    private final Element key;

    Extremes(MethodCode code, Instr.Reduce reduce) {
        this.code = code;
        this.reduce = reduce;
        this.max = reduce.reducer() == Reducer.MAX;
        this.real = Element.of(reduce.out().dtype());
        this.key = keyOf(real);
    }

    static Element keyOf(Element real) {
        return real == Element.F32 ? Element.I32 : Element.I64;
    }

    /** Whether a reduction goes through keys; below AVX-512 there is no maximum of 64-bit integers. */
    static boolean handles(Instr.Reduce reduce, VectorShape shape) {
        return switch (reduce.reducer()) {
            case MAX, MIN ->
                switch (reduce.out().dtype()) {
                    case F32 -> shape != VectorShape.SCALAR;
                    case F64 -> shape == VectorShape.BITS_512;
                    default -> false;
                };
            case SUM, PRODUCT, ALL, ANY -> false;
        };
    }

    static boolean handles(Instr.Reduce reduce, Lanes lanes) {
        return lanes instanceof VectorLanes vectors && handles(reduce, vectors.shape());
    }

    private String highest(Slot slot) {
        return "r" + reduce.out().id() + "high" + slot.suffix();
    }

    private String lowest(Slot slot) {
        return "r" + reduce.out().id() + "low" + slot.suffix();
    }

    private String unsigned(Slot slot) {
        return "r" + reduce.out().id() + "unsigned" + slot.suffix();
    }

    private String infinity(boolean negative) {
        double infinity = negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        return real == Element.F32
                ? key.literal(Float.floatToRawIntBits((float) infinity))
                : key.literal(Double.doubleToRawLongBits(infinity));
    }

    /** Starts with the neutral element: the negative infinity for the largest. */
    void declare(Slot slot) {
        for (String name : List.of(highest(slot), lowest(slot), unsigned(slot))) {
            code.statement(key.vector() + " " + name + " = " + key.vector() + ".broadcast(" + key + ", " + infinity(max)
                    + ")");
        }
    }

    void combine(String value, Slot slot) {
        String bits = "r" + reduce.out().id() + "bits" + slot.suffix();
        String reinterpret = real == Element.F32 ? ".reinterpretAsInts()" : ".reinterpretAsLongs()";
        code.statement(key.vector() + " " + bits + " = " + value + reinterpret);
        combine(slot, bits, bits, bits);
    }

    private void combine(Slot slot, String high, String low, String larger) {
        code.statement(highest(slot) + " = " + highest(slot) + ".max(" + high + ")");
        code.statement(lowest(slot) + " = " + lowest(slot) + ".min(" + low + ")");
        code.statement(unsigned(slot) + " = " + unsigned(slot) + ".lanewise(VectorOperators.UMAX, " + larger + ")");
    }

    /** Combines the slots into one. */
    void merge(List<Slot> slots) {
        for (Slot slot : slots.subList(1, slots.size())) {
            combine(slots.getFirst(), highest(slot), lowest(slot), unsigned(slot));
        }
    }

    /**
     * Declares the reduction's register. The largest is the highest unless all are negative, then the lowest, whose modulus is
     * least; the smallest is the unsigned one if that is negative, else the lowest. It is NaN where bits lie beyond an infinity.
     */
    void decode(Slot slot) {
        String negative = compare(max ? highest(slot) : unsigned(slot), "LT", "0");
        String found = max
                ? highest(slot) + ".blend(" + lowest(slot) + ", " + negative + ")"
                : lowest(slot) + ".blend(" + unsigned(slot) + ", " + negative + ")";
        String beyond = compare(highest(slot), "GT", infinity(false)) + ".or("
                + compare(unsigned(slot), "UGT", infinity(true)) + ")";
        String reals = real == Element.F32 ? ".reinterpretAsFloats()" : ".reinterpretAsDoubles()";
        code.statement(real.vector() + " r" + reduce.out().id() + slot.suffix() + " = " + found + reals + ".blend("
                + real.box() + ".NaN, " + beyond + ".cast(" + real + "))");
    }

    private static String compare(String vector, String how, String with) {
        return vector + ".compare(VectorOperators." + how + ", " + with + ")";
    }
}
