package dev.covector.codegen.jvm.emit;

import dev.covector.codegen.jvm.emit.Lanes.Slot;
import dev.covector.ir.kernel.Instr;
import dev.covector.ir.kernel.Reducer;
import java.util.List;

/**
 * The largest and the smallest of reals through the order of their bits: key(x) = bits ^ (bits >> 31 & MAX) orders numbers
 * as integers, -0 below 0, and NaNs beyond the infinities on the side of their sign. Two accumulators see both sides, so a
 * NaN of either sign is found. This takes 4 instructions, where the Vector API's max takes about 7.
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

    private String near(Slot slot) {
        return "r" + reduce.out().id() + "key" + slot.suffix();
    }

    private String far(Slot slot) {
        return "r" + reduce.out().id() + "far" + slot.suffix();
    }

    /** The key of the infinity that is the neutral element: of the negative one for the largest. */
    private String neutralKey() {
        if (real == Element.F32) {
            int bits = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
            return key.literal(max ? ~bits : bits);
        }
        long bits = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);
        return key.literal(max ? ~bits : bits);
    }

    void declare(Slot slot) {
        String broadcast = " = " + key.vector() + ".broadcast(" + key + ", ";
        code.statement(key.vector() + " " + near(slot) + broadcast + neutralKey() + ")");
        code.statement(
                key.vector() + " " + far(slot) + broadcast + key.box() + (max ? ".MAX_VALUE" : ".MIN_VALUE") + ")");
    }

    void combine(String value, Slot slot) {
        String bits = "r" + reduce.out().id() + "bits" + slot.suffix();
        String reinterpret = real == Element.F32 ? ".reinterpretAsInts()" : ".reinterpretAsLongs()";
        code.statement(key.vector() + " " + bits + " = " + value + reinterpret);
        code.statement(bits + " = " + keyed(bits));
        code.statement(near(slot) + " = " + near(slot) + (max ? ".max(" : ".min(") + bits + ")");
        code.statement(far(slot) + " = " + far(slot) + (max ? ".min(" : ".max(") + bits + ")");
    }

    /** Also the way back: the sign stays. */
    private String keyed(String bits) {
        return bits + ".lanewise(VectorOperators.ASHR, " + (8 * real.bytes() - 1) + ").and(" + key.box()
                + ".MAX_VALUE).lanewise(VectorOperators.XOR, " + bits + ")";
    }

    /** Combines the slots into one. */
    void merge(List<Slot> slots) {
        for (Slot slot : slots.subList(1, slots.size())) {
            Slot first = slots.getFirst();
            code.statement(near(first) + " = " + near(first) + (max ? ".max(" : ".min(") + near(slot) + ")");
            code.statement(far(first) + " = " + far(first) + (max ? ".min(" : ".max(") + far(slot) + ")");
        }
    }

    /** Declares the reduction's register: the numbers whose keys were found, or NaN if one lies beyond the infinity. */
    void decode(Slot slot) {
        String reals = real == Element.F32 ? ".reinterpretAsFloats()" : ".reinterpretAsDoubles()";
        String beyond = far(slot) + ".compare(VectorOperators." + (max ? "LT" : "GT") + ", " + neutralKey() + ")";
        code.statement(real.vector() + " r" + reduce.out().id() + slot.suffix() + " = " + keyed(near(slot)) + reals
                + ".blend(" + real.box() + ".NaN, " + beyond + ".cast(" + real + "))");
    }
}
