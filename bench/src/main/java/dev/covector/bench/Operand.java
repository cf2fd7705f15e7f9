package dev.covector.bench;

import dev.covector.ir.DType;
import dev.covector.tracer.Tensor;

/**
 * What an operand of a case in {@code ops.txt} holds, as {@code peers/ops.py} makes it too.
 *
 * @param dtype f64, or i64 (numbers rounded down), c128 (of the square from -1 to 1 each way), bool (whether above zero)
 */
record Operand(DType dtype, double low, double high) {
    /**
     * An operand as the file writes it.
     *
     * @throws IllegalArgumentException where it is not of the language
     */
    static Operand parse(String text) {
        return switch (text) {
            case "bool" -> new Operand(DType.BOOL, -1, 1);
            case "true" -> new Operand(DType.BOOL, 1, 2);
            case "false" -> new Operand(DType.BOOL, -2, -1);
            case "c128" -> new Operand(DType.C128, -1, 1);
            default -> {
                boolean integer = text.startsWith("i64 ");
                String[] ends = text.substring(integer ? 4 : 0).split(":", -1);
                if (ends.length != 2) {
                    throw new IllegalArgumentException(
                            "an operand is LOW:HIGH, i64 LOW:HIGH, c128, bool, true or false; got " + text);
                }
                yield new Operand(
                        integer ? DType.I64 : DType.F64, Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
            }
        };
    }

    /** So many elements in a line. */
    Tensor tensor(int seed, long count) {
        return switch (dtype) {
            case C128 -> Inputs.complexNumbers(seed, count);
            case BOOL -> numbers(seed, count).gt(0);
            case I64 -> numbers(seed, count).floor().convert(DType.I64);
            default -> numbers(seed, count);
        };
    }

    private Tensor numbers(int seed, long count) {
        return Inputs.between(low, high, DType.F64, seed, count);
    }
}
