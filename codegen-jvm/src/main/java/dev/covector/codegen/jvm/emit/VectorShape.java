package dev.covector.codegen.jvm.emit;

import org.jspecify.annotations.Nullable;

/** How many bits of numbers a kernel handles at once. */
public enum VectorShape {
    /** One number at a time: needs no module. */
    SCALAR(0),
    BITS_128(128),
    BITS_256(256),
    BITS_512(512);

    /** The property that replaces the machine's own width: 0, 128, 256 or 512. */
    public static final String PROPERTY = "covector.vector.bits";

    private final int bits;

    VectorShape(int bits) {
        this.bits = bits;
    }

    public int bits() {
        return bits;
    }

    /** {@return the shape with so many bits} */
    public static VectorShape of(int bits) {
        for (VectorShape shape : values()) {
            if (shape.bits == bits) {
                return shape;
            }
        }
        throw new IllegalArgumentException(PROPERTY + ": the width is 0, 128, 256 or 512 bits; got " + bits);
    }

    /** {@return the widest shape of this machine; scalar where the Vector API's module is not there} */
    public static VectorShape preferred() {
        if (!isAvailable()) {
            return SCALAR;
        }
        VectorShape asked = asked();
        return asked == null ? MachineShape.widest() : asked;
    }

    /** {@return the shape that the property names, or null} */
    public static @Nullable VectorShape asked() {
        Integer bits = Integer.getInteger(PROPERTY);
        return bits == null ? null : of(bits);
    }

    /** Whether the module of the Vector API was resolved when the JVM started; it cannot be added later. */
    public static boolean isAvailable() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }
}
