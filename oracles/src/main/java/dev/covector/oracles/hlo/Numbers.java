package dev.covector.oracles.hlo;

import dev.covector.lower.stablehlo.pjrt.PjrtType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Arrays of one type beside those that are wanted: by their parts, so far apart as rounding in another order makes them. */
record Numbers(PjrtType type) {
    private static final double DOUBLE_TOLERANCE = 1e-9;
    private static final double FLOAT_TOLERANCE = 1e-5;
    private static final double SHORT_TOLERANCE = 1e-2;

    /** What is wrong with some element, or null. */
    @Nullable
    String compare(byte[] got, byte[] wanted) {
        double[] ours = parts(got);
        double[] theirs = parts(wanted);
        double largest = 0;
        for (double number : theirs) {
            largest = Double.isFinite(number) ? Math.max(largest, Math.abs(number)) : largest;
        }
        int worst = -1;
        double most = tolerance() * largest;
        for (int i = 0; i < theirs.length; i++) {
            double error = error(ours[i], theirs[i]);
            if (error > most) {
                worst = i;
                most = error;
            }
        }
        return worst < 0
                ? null
                : "element %d is %s, wanted %s (%.1e of the largest)"
                        .formatted(worst / partsEach(), ours[worst], theirs[worst], most / largest);
    }

    private static double error(double got, double wanted) {
        if (got == wanted || Double.isNaN(got) && Double.isNaN(wanted)) {
            return 0;
        }
        double error = Math.abs(got - wanted);
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    private double tolerance() {
        return switch (type) {
            case F64, C128 -> DOUBLE_TOLERANCE;
            case F32, C64 -> FLOAT_TOLERANCE;
            case F16, BF16 -> SHORT_TOLERANCE;
            default -> 0;
        };
    }

    private int partsEach() {
        return type.isComplex() ? 2 : 1;
    }

    private double[] parts(byte[] elements) {
        ByteBuffer in = ByteBuffer.wrap(elements).order(ByteOrder.LITTLE_ENDIAN);
        double[] parts = new double[elements.length / type.bytes() * partsEach()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = next(in);
        }
        return parts;
    }

    private double next(ByteBuffer in) {
        return switch (type) {
            case PRED, S8 -> in.get();
            case U8 -> Byte.toUnsignedInt(in.get());
            case S16 -> in.getShort();
            case U16 -> Short.toUnsignedInt(in.getShort());
            case S32 -> in.getInt();
            case U32 -> Integer.toUnsignedLong(in.getInt());
            case S64, U64 -> in.getLong();
            case F16 -> Float.float16ToFloat(in.getShort());
            case BF16 -> Float.intBitsToFloat(in.getShort() << Short.SIZE);
            case F32, C64 -> in.getFloat();
            case F64, C128 -> in.getDouble();
            default -> throw new IllegalArgumentException("arrays of " + type + " are not compared");
        };
    }
}
