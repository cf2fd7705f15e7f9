package dev.covector.lower.stablehlo.pjrt;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types of elements, by XLA's names; a {@link #PRED} is a byte that is 0 or 1, a complex number two adjacent reals. */
public enum PjrtType {
    PRED(1, 1, 1),
    S8(2, 2, 1),
    S16(3, 3, 2),
    S32(4, 4, 4),
    S64(5, 5, 8),
    U8(6, 6, 1),
    U16(7, 7, 2),
    U32(8, 8, 4),
    U64(9, 9, 8),
    F16(10, 10, 2),
    F32(11, 11, 4),
    F64(12, 12, 8),
    BF16(13, 16, 2),
    C64(14, 15, 8),
    C128(15, 18, 16),
    F8E5M2(16, 19, 1),
    F8E4M3FN(17, 20, 1),
    F8E4M3B11FNUZ(18, 23, 1),
    F8E5M2FNUZ(19, 24, 1),
    F8E4M3FNUZ(20, 25, 1),
    F8E4M3(26, 28, 1),
    F8E3M4(27, 29, 1),
    F8E8M0FNU(28, 33, 1);

    private static final Map<Integer, PjrtType> BY_XLA =
            Arrays.stream(values()).collect(Collectors.toMap(type -> type.xla, Function.identity()));

    private final int pjrt;
    private final int xla;
    private final int bytes;

    PjrtType(int pjrt, int xla, int bytes) {
        this.pjrt = pjrt;
        this.xla = xla;
        this.bytes = bytes;
    }

    /** The size of one element. */
    public int bytes() {
        return bytes;
    }

    public boolean isComplex() {
        return this == C64 || this == C128;
    }

    /** The number in PJRT's interface. */
    int number() {
        return pjrt;
    }

    /** @throws PjrtException where a program has elements that host memory cannot hold, such as numbers of four bits */
    static PjrtType ofXla(long number) {
        PjrtType type = BY_XLA.get((int) number);
        if (type == null) {
            throw new PjrtException(
                    PjrtException.Code.UNIMPLEMENTED,
                    "elements of XLA's type number " + number + " are not known here");
        }
        return type;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
