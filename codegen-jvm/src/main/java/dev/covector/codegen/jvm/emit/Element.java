package dev.covector.codegen.jvm.emit;

import dev.covector.ir.DType;

/** How a dtype is called in Java: as a number, as a vector of numbers and in memory. */
enum Element {
    BOOL(DType.BOOL, "boolean", "Byte", "JAVA_BYTE", "bools"),
    I32(DType.I32, "int", "Integer", "JAVA_INT_UNALIGNED", "ints"),
    I64(DType.I64, "long", "Long", "JAVA_LONG_UNALIGNED", "longs"),
    F32(DType.F32, "float", "Float", "JAVA_FLOAT_UNALIGNED", "floats"),
    F64(DType.F64, "double", "Double", "JAVA_DOUBLE_UNALIGNED", "doubles");

    private final DType dtype;
    private final String primitive;
    private final String box;
    private final String layout;
    private final String plural;

    Element(DType dtype, String primitive, String box, String layout, String plural) {
        this.dtype = dtype;
        this.primitive = primitive;
        this.box = box;
        this.layout = layout;
        this.plural = plural;
    }

    static Element of(DType dtype) {
        for (Element element : values()) {
            if (element.dtype == dtype) {
                return element;
            }
        }
        throw new IllegalArgumentException("a kernel has no elements of " + dtype);
    }

    DType dtype() {
        return dtype;
    }

    int bytes() {
        return dtype.bytes();
    }

    String primitive() {
        return primitive;
    }

    /** The class of its vectors. Bools in memory are vectors of bytes. */
    String vector() {
        return (this == I32 ? "Int" : box) + "Vector";
    }

    /** The type argument of its species and masks. */
    String box() {
        return box;
    }

    /** The name of an array of it. */
    String plural() {
        return plural;
    }

    /** The number at an address. */
    String get(String address) {
        String read = "ALL.get(ValueLayout." + layout + ", " + address + ")";
        return this == BOOL ? read + " != 0" : read;
    }

    /** Writes a number to an address. */
    String set(String address, String value) {
        String written = this == BOOL ? "(byte) (" + value + " ? 1 : 0)" : value;
        return "ALL.set(ValueLayout." + layout + ", " + address + ", " + written + ")";
    }

    /** A Java literal; NaN, infinities and the smallest integers have no literal of their own and are names. */
    String literal(Number value) {
        return switch (this) {
            case BOOL -> value.longValue() != 0 ? "true" : "false";
            case I32 -> value.intValue() == Integer.MIN_VALUE ? "Integer.MIN_VALUE" : value.intValue() + "";
            case I64 -> value.longValue() == Long.MIN_VALUE ? "Long.MIN_VALUE" : value.longValue() + "L";
            case F32 -> real(value.floatValue(), "Float", value.floatValue() + "f");
            case F64 -> real(value.doubleValue(), "Double", value.doubleValue() + "");
        };
    }

    private static String real(double value, String type, String finite) {
        if (Double.isNaN(value)) {
            return type + ".NaN";
        }
        if (Double.isInfinite(value)) {
            return type + (value > 0 ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY");
        }
        return finite;
    }
}
