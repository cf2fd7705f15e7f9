package dev.covector.lower.stablehlo;

import dev.covector.ir.TensorType;
import dev.covector.lower.stablehlo.text.Hlo;
import dev.covector.lower.stablehlo.text.HloBuilder;
import dev.covector.lower.stablehlo.text.Loop;
import java.util.List;

/** Functions of integers that take loops: all elements go on until the last one is done. */
final class Integers {
    private Integers() {}

    /** By Euclid: (x, y) to (y, x rem y) until y is zero. */
    static Hlo greatestDivisor(Hlo x, Hlo y, HloBuilder b) {
        Hlo zero = b.full(y.type(), 0);
        List<Hlo> ends = Loop.whileAny(
                List.of(x, y),
                state -> b.compare("NE", state.get(1), zero),
                state -> {
                    Hlo isDone = b.compare("EQ", state.get(1), zero);
                    Hlo by = b.select(isDone, b.full(y.type(), 1), state.get(1));
                    Hlo rest = b.elementwise("stablehlo.remainder", x.dtype(), state.get(0), by);
                    return List.of(b.select(isDone, state.get(0), state.get(1)), b.select(isDone, zero, rest));
                },
                b);
        return b.elementwise("stablehlo.abs", x.dtype(), ends.getFirst());
    }

    /** By squaring; a negative power of what is not 1 or -1 is zero. */
    static Hlo power(Hlo x, Hlo y, HloBuilder b) {
        TensorType type = x.type();
        Hlo zero = b.full(type, 0);
        Hlo one = b.full(type, 1);
        Hlo isNegative = b.compare("LT", y, zero);
        Hlo isOdd = b.elementwise("stablehlo.and", type.dtype(), y, one);
        List<Hlo> start = List.of(one, x, b.select(isNegative, zero, y));
        Hlo power = Loop.whileAny(
                        start,
                        state -> b.compare("NE", state.get(2), zero),
                        state -> {
                            Hlo product = b.elementwise("stablehlo.multiply", type.dtype(), state.get(0), state.get(1));
                            Hlo odd = b.elementwise("stablehlo.and", type.dtype(), state.get(2), one);
                            return List.of(
                                    b.select(b.compare("NE", odd, zero), product, state.get(0)),
                                    b.elementwise("stablehlo.multiply", type.dtype(), state.get(1), state.get(1)),
                                    b.elementwise("stablehlo.shift_right_logical", type.dtype(), state.get(2), one));
                        },
                        b)
                .getFirst();
        Hlo isUnit = b.compare("EQ", b.elementwise("stablehlo.abs", type.dtype(), x), one);
        Hlo unit = b.select(b.compare("NE", isOdd, zero), x, one);
        return b.select(isNegative, b.select(isUnit, unit, zero), power);
    }
}
